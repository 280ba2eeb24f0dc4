package io.stackline.sequence.stage;

import io.stackline.press.StageKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The flow of each kind of stage, told once: a run steps through these phases, and the route of the
 * kind is a slip over them.
 */
public final class StagePhases {
  private static final List<Phase> STROKE =
      List.of(Phase.ALLOT, Phase.ASK, Phase.CHECK, Phase.PRESS, Phase.JUDGE, Phase.WRITE_DOWN);
  private static final List<Phase> STACK_PRESSURE =
      List.of(
          Phase.ALLOT,
          Phase.ASK,
          Phase.CHECK,
          Phase.HOLD_STACK_PRESSURE,
          Phase.JUDGE,
          Phase.WRITE_DOWN);

  private static final Map<StageKind, Flow> FLOWS =
      new EnumMap<StageKind, Flow>(
          Arrays.stream(StageKind.values())
              .collect(Collectors.toMap(kind -> kind, StagePhases::flow)));

  private StagePhases() {}

  /** What an operator calls it, and what it goes through. */
  private record Flow(String description, List<Phase> phases) {}

  /** The table: a kind that is not in it does not compile. */
  private static Flow flow(StageKind kind) {
    return switch (kind) {
      case DENSIFY -> new Flow("Densification: press powder into a pellet", STROKE);
      case COPRESS -> new Flow("Cathode co-press: press the cathode onto the pellet", STROKE);
      case LAMINATE -> new Flow("Anode lamination: press the soft metal on", STROKE);
      case SECONDARY -> new Flow("Secondary pressing: press a further layer on", STROKE);
      case INSITU ->
          new Flow("In-situ stack pressure: hold pressure on the finished cell", STACK_PRESSURE);
    };
  }

  private static Flow told(StageKind kind) {
    return Objects.requireNonNull(FLOWS.get(kind));
  }

  /** What a stage of this kind goes through, in order. */
  public static List<Phase> of(StageKind kind) {
    return told(kind).phases();
  }

  /** What an operator calls it. */
  public static String description(StageKind kind) {
    return told(kind).description();
  }

  /** The phase in which the press of such a stage moves. */
  public static Phase stroke(StageKind kind) {
    return of(kind).contains(Phase.PRESS) ? Phase.PRESS : Phase.HOLD_STACK_PRESSURE;
  }

  public static Phase first(StageKind kind) {
    return of(kind).get(0);
  }

  /** The phase that follows, or empty after the last. */
  public static Optional<Phase> after(StageKind kind, Phase phase) {
    List<Phase> all = of(kind);
    int next = all.indexOf(phase) + 1;
    if (next == 0) {
      throw new IllegalArgumentException(kind + " stages do not " + phase.words());
    }
    return next < all.size() ? Optional.of(all.get(next)) : Optional.empty();
  }
}
