package io.stackline.sequence.stage;

import io.stackline.recipe.StackPressure.Window;
import io.stackline.run.Refusal;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;
import io.stackline.unit.QuantityRefused;
import io.stackline.unit.QuantityText;
import java.util.List;
import java.util.Optional;

/**
 * Whether the target of a stack-pressure hold under way may be moved: the driver's step, what the
 * cell, the die and the press bear, the recipe's window, and the limit the press was given. Pure.
 */
public sealed interface NewTarget {
  /** Largest step of one order, as a share of the present target; the press refuses more too. */
  double STEP_SHARE = 0.10;

  /** Targets may exceed a bound by rounding only. */
  double ROUNDING = 1 + 1e-6;

  /** It may, to this pressure, which this force makes in the die. */
  record Granted(Pressure pressure, Force force) implements NewTarget {}

  /** It may not. */
  record Denied(Refusal refusal) implements NewTarget {}

  /**
   * Judges a wish.
   *
   * @param job the stage with what really lies in the die
   * @param present the target in force; more than one if it is not known which
   * @param cap the cap the press was given its hard limit by
   * @param wish the new target as it was written
   */
  static NewTarget of(
      RecipeOnSite onSite, StageJob job, List<Pressure> present, Pressure cap, String wish) {
    Pressure wanted;
    try {
      wanted = QuantityText.pressure(wish);
    } catch (QuantityRefused e) {
      return denied(
          Refusal.Code.ARGUMENT,
          "the target cannot be read: " + e.getMessage(),
          "write it as in \"78 MPa\"");
    }
    if (!(wanted.pascals() > 0)) {
      return denied(
          Refusal.Code.ARGUMENT,
          wanted + " is no pressure to hold",
          "ask for more than nothing, or end the hold");
    }
    return step(present, wanted)
        .or(() -> borne(onSite, job, wanted))
        .or(() -> window(job, wanted))
        .or(() -> limit(cap, wanted))
        .<NewTarget>map(Denied::new)
        .orElseGet(() -> new Granted(wanted, wanted.on(job.die().area())));
  }

  private static NewTarget denied(Refusal.Code code, String reason, String remedy) {
    return new Denied(new Refusal(code, reason, remedy));
  }

  private static Optional<Refusal> step(List<Pressure> present, Pressure wanted) {
    boolean near = present.stream().anyMatch(each -> isNear(each, wanted));
    if (near) {
      return Optional.empty();
    }
    Pressure last = present.get(present.size() - 1);
    Pressure most = last.times(STEP_SHARE);
    return Optional.of(
        new Refusal(
            Refusal.Code.ARGUMENT,
            wanted
                + " is more than 10 % away from the present target "
                + last
                + ", and one order may move it by a tenth at most",
            "adjust in steps of at most " + most + " and watch the cell between them"));
  }

  private static boolean isNear(Pressure present, Pressure wanted) {
    double off = Math.abs(wanted.pascals() - present.pascals());
    return off <= STEP_SHARE * present.pascals() * ROUNDING;
  }

  private static Optional<Refusal> borne(RecipeOnSite onSite, StageJob job, Pressure wanted) {
    return onSite
        .refusal(job, wanted)
        .map(
            why ->
                new Refusal(Refusal.Code.ENVELOPE, why, "ask for less; the target stays as it is"));
  }

  /** The proof of a recipe rests on its window: nothing above it is ever asked of the press. */
  private static Optional<Refusal> window(StageJob job, Pressure wanted) {
    Optional<Window> window = job.stage().pressing().stackPressure().window();
    Pressure highest = job.attempt().highest();
    if (wanted.pascals() > highest.pascals() * ROUNDING) {
      return outside(wanted, window.isPresent() ? "ends at " + highest : noWindow(highest));
    }
    boolean below =
        window
            .filter(each -> wanted.pascals() * ROUNDING < each.lowest().value().pascals())
            .isPresent();
    return below ? outside(wanted, "begins at " + window.get().lowest().value()) : Optional.empty();
  }

  private static String noWindow(Pressure highest) {
    return "is not given, so that its target of " + highest + " is the highest";
  }

  private static Optional<Refusal> outside(Pressure wanted, String bound) {
    return Optional.of(
        new Refusal(
            Refusal.Code.ENVELOPE,
            wanted + " lies outside the window of the recipe, which " + bound,
            "stay within the window, or approve a revision with another one"));
  }

  private static Optional<Refusal> limit(Pressure cap, Pressure wanted) {
    if (wanted.pascals() <= cap.pascals() * ROUNDING) {
      return Optional.empty();
    }
    return Optional.of(
        new Refusal(
            Refusal.Code.ENVELOPE,
            wanted + " lies above " + cap + ", the cap the press was given for this stroke",
            "ask for at most " + cap));
  }
}
