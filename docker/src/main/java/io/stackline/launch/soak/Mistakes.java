package io.stackline.launch.soak;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.Command.Choice;
import io.stackline.run.CommandId;
import io.stackline.run.Errand;
import io.stackline.run.PressDuty;
import io.stackline.run.RunId;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * What people do though they should not: each a command that does not fit, or comes once more. One
 * thread.
 */
final class Mistakes {
  /** What may be done, each so often beside the others. */
  enum Kind {
    /** A prompt is confirmed that was confirmed before, under another id. */
    LATE_CONFIRM(22),
    /** A MES sends an order once more under its id, answered long ago. */
    ORDER_RESENT(15),
    /** A run is held, and has to be resumed. */
    HOLD(17),
    /** A run is resumed that is not held, or not to be. */
    RESUME(8),
    /** The target of a stack pressure is moved. */
    ADJUST(8),
    /** A stage is to be repeated or left out that nobody is asked about. */
    DECIDE(5),
    /** A press is called clear that may not be. */
    CLEAR(5),
    /** A press is told to open, tare or forget its alarm, whatever it is at. */
    ERRAND(12),
    /** A press is taken off duty for a while. */
    OFF_DUTY(5),
    /** A stack pressure is released before its time. */
    RELEASE(1),
    /** A run is stopped. */
    STOP(1),
    /** A run is aborted. */
    ABORT(1);

    private final int weight;

    Kind(int weight) {
      this.weight = weight;
    }
  }

  private static final int WEIGHTS =
      List.of(Kind.values()).stream().mapToInt(each -> each.weight).sum();

  private static final List<Errand> ERRANDS = List.of(Errand.values());
  private static final List<String> TARGETS =
      List.of("71 MPa", "73 MPa", "76 MPa", "79 MPa", "80 MPa", "81 MPa", "95 MPa");

  private final Time time;
  private final SplittableRandom random;
  private final Supplier<CommandId> ids;
  private final List<PressId> presses;
  private final Map<Kind, Long> made = new EnumMap<>(Kind.class);

  /**
   * @param ids draws the id of the next command
   */
  Mistakes(Time time, SplittableRandom random, Supplier<CommandId> ids, Iterable<PressId> presses) {
    this.time = time;
    this.random = random;
    this.ids = ids;
    this.presses = new ArrayList<>();
    presses.forEach(this.presses::add);
  }

  /** Which one is made next. */
  Kind kind() {
    int drawn = random.nextInt(WEIGHTS);
    for (Kind each : Kind.values()) {
      drawn -= each.weight;
      if (drawn < 0) {
        return each;
      }
    }
    throw new AssertionError("the weights do not add up");
  }

  /** How long until the next one, when one comes so often on average. */
  Duration pause(Duration every) {
    return Duration.ofMillis((long) (-Math.log(1 - random.nextDouble()) * every.toMillis()));
  }

  /** It was made. */
  void count(Kind kind) {
    made.merge(kind, 1L, Long::sum);
  }

  /** How many of each were made. */
  Map<Kind, Long> made() {
    return made;
  }

  /** One of these, each as likely. */
  <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  /** Something is done to a run that it does not ask for. */
  Command disturb(RunId run) {
    return switch (random.nextInt(8)) {
      case 0, 1 -> at(Kind.HOLD, run);
      case 2 -> at(Kind.RELEASE, run);
      case 3, 4 -> at(Kind.ADJUST, run);
      case 5 -> at(Kind.DECIDE, run);
      case 6 -> at(random.nextInt(4) == 0 ? Kind.STOP : Kind.CLEAR, run);
      default -> at(random.nextInt(4) == 0 ? Kind.ABORT : Kind.RESUME, run);
    };
  }

  /** A command of this kind, to the run where it is for one, else to any press. */
  Command at(Kind kind, RunId run) {
    return switch (kind) {
      case HOLD -> new Command.Hold(ids.get(), "eve", time.now(), run);
      case RESUME -> new Command.Resume(ids.get(), "eve", time.now(), run);
      case RELEASE -> new Command.Release(ids.get(), "eve", time.now(), run);
      case STOP -> new Command.Stop(ids.get(), "eve", time.now(), run);
      case ABORT -> new Command.Abort(ids.get(), "eve", time.now(), run);
      case ADJUST -> new Command.Adjust(ids.get(), "eve", time.now(), run, one(TARGETS));
      case DECIDE ->
          new Command.Decide(
              ids.get(),
              "eve",
              time.now(),
              run,
              random.nextBoolean() ? Choice.REPEAT : Choice.SKIP,
              random.nextBoolean() ? "" : "because");
      case CLEAR -> new Command.Clear(ids.get(), "eve", time.now(), one(presses), "");
      case ERRAND -> errand(one(presses));
      case OFF_DUTY -> offDuty(one(presses));
      case LATE_CONFIRM, ORDER_RESENT ->
          throw new IllegalArgumentException(kind + " repeats what was asked before");
    };
  }

  Command errand(PressId press) {
    return new Command.ToPress(ids.get(), "ann", time.now(), press, one(ERRANDS));
  }

  Command offDuty(PressId press) {
    return new Command.SetDuty(ids.get(), "eve", time.now(), press, PressDuty.MAINTENANCE, "");
  }
}
