package io.stackline.sequence.stage;

import io.stackline.press.StageKind;
import java.util.List;
import java.util.Optional;

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

  private StagePhases() {}

  /** What a stage of this kind goes through, in order. */
  public static List<Phase> of(StageKind kind) {
    return switch (kind) {
      case DENSIFY, COPRESS, LAMINATE, SECONDARY -> STROKE;
      case INSITU -> STACK_PRESSURE;
    };
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
