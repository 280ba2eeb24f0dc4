package io.stackline.envelope;

import io.stackline.material.CellStack;
import io.stackline.press.PressId;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.StackPressure.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Judges one attempt on one press, beside what the cell bears. */
final class Assessment {
  private Assessment() {}

  /** Why the press cannot take the stage over all of its window, whatever the cell bears. */
  static Optional<String> unfit(Envelope envelope, Attempt attempt) {
    Optional<String> made = Fitness.refusal(attempt);
    if (made.isPresent()) {
      return made;
    }
    for (Attempt each : everyTarget(attempt)) {
      Optional<Objection> objection = envelope.objectionOfPress(each);
      if (objection.isPresent()) {
        return objection.map(Objection::sentence);
      }
    }
    return Optional.empty();
  }

  private static List<Attempt> everyTarget(Attempt attempt) {
    List<Attempt> all = new ArrayList<>();
    all.add(attempt);
    Optional<Window> window = attempt.stage().pressing().stackPressure().window();
    window.ifPresent(
        each -> {
          all.add(attempt.adjusted(each.lowest().value()));
          all.add(attempt.adjusted(each.highest().value()));
        });
    return all;
  }

  static Proof.Bound bound(Envelope envelope, Attempt attempt, List<PressId> presses) {
    List<CapOverride> applied = envelope.applied(attempt);
    return new Proof.Bound(
        presses,
        attempt.die().id(),
        attempt.stage().target(),
        attempt.highest(),
        attempt.highest().on(attempt.die().area()),
        envelope.cap(attempt, applied),
        Resolution.channel(attempt.force(), attempt.press()).kind(),
        applied,
        attempts(envelope, attempt, applied));
  }

  private static OptionalInt attempts(
      Envelope envelope, Attempt attempt, List<CapOverride> applied) {
    CellStack.Stroke stroke = envelope.planned(attempt);
    OptionalInt fewest = OptionalInt.empty();
    for (CapOverride each : applied) {
      Duration takes = stroke.aboveUsual().getOrDefault(each.material(), Duration.ZERO);
      if (!takes.isZero()) {
        Duration spent = Lifting.spent(each.material(), attempt.stack());
        long times = each.timeAbove().value().minus(spent).dividedBy(takes);
        int here = (int) Math.min(times, Integer.MAX_VALUE);
        fewest = OptionalInt.of(Math.min(here, fewest.orElse(here)));
      }
    }
    return fewest;
  }
}
