package io.stackline.envelope;

import io.stackline.material.CellStack;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.StackPressure.Window;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** One way to press a stage, with what the cell bears worked out once for all presses. */
final class Assessment {
  private final Envelope envelope;
  private final Attempt attempt;
  private final List<CapOverride> applied;
  private final Cap ofCell;
  private final OptionalInt attempts;

  /**
   * @param attempt on any press
   */
  Assessment(Envelope envelope, Attempt attempt) {
    this.envelope = envelope;
    this.attempt = attempt;
    applied = envelope.applied(attempt);
    ofCell = envelope.capOfCell(attempt, applied);
    attempts = attempts();
  }

  /** More than the cell, the die or the fixture bears. */
  Optional<Objection.Exceeded> exceeded() {
    return ofCell.allows(attempt.target())
        ? Optional.empty()
        : Optional.of(envelope.exceeded(attempt, ofCell));
  }

  /** Why the press cannot take the stage over all of its window, whatever the cell bears. */
  Optional<String> unfit(PressClass presses) {
    Attempt here = attempt.on(presses.first());
    Optional<String> made = Fitness.refusal(here);
    if (made.isPresent()) {
      return made;
    }
    for (Attempt each : everyTarget(here)) {
      Optional<Objection> objection = envelope.objectionOfPress(each);
      if (objection.isPresent()) {
        return objection.map(Objection::sentence);
      }
    }
    return Optional.empty();
  }

  private static List<Attempt> everyTarget(Attempt attempt) {
    Optional<Window> window = attempt.stage().pressing().stackPressure().window();
    List<Attempt> all = new ArrayList<>();
    all.add(attempt);
    window.ifPresent(
        each -> {
          all.add(attempt.adjusted(each.lowest().value()));
          all.add(attempt.adjusted(each.highest().value()));
        });
    return all;
  }

  Proof.Bound bound(PressClass presses) {
    Pressure asked = attempt.highest();
    return new Proof.Bound(
        presses.ids(),
        attempt.die().id(),
        attempt.stage().target(),
        asked,
        asked.on(attempt.die().area()),
        ofCell.and(Envelope.ofPress(attempt.on(presses.first()))),
        Resolution.channel(attempt.force(), presses.first()).kind(),
        applied,
        attempts);
  }

  private OptionalInt attempts() {
    OptionalInt fewest = OptionalInt.empty();
    CellStack.Stroke stroke = envelope.planned(attempt, applied);
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
