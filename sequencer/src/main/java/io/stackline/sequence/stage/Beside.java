package io.stackline.sequence.stage;

import static io.stackline.unit.QuantityText.number;

import io.stackline.recipe.Criteria;
import io.stackline.run.Verdict;
import io.stackline.unit.Temperature;
import java.time.Duration;

/** Judges what no trace carries, by readings: A8 and A9. */
final class Beside {
  /** A tenth of the dwell may go by without a platen temperature, or some readings. */
  private static final long UNREAD_PART = 10;

  private static final Duration UNREAD_MIN = Duration.ofSeconds(5);

  private final StageJob job;
  private final Criteria criteria;
  private final Findings findings;

  Beside(StageJob job, Findings findings) {
    this.job = job;
    criteria = job.criteria();
    this.findings = findings;
  }

  /**
   * Both of them.
   *
   * @param dwell as the trace shows it
   */
  void judge(Seen sight, Duration dwell) {
    imbalance(sight);
    if (job.stage().pressing().temperature().isPresent()) {
      temperature(sight, dwell);
    }
  }

  /** A8. A press without three platen cells, or a force below 5 kN, has nothing to judge. */
  private void imbalance(Seen sight) {
    double allowed = criteria.imbalance().value();
    if (!Double.isNaN(sight.imbalance()) && !(sight.imbalance() <= allowed)) {
      findings.add(
          Verdict.FAIL,
          "A8 imbalance of the platen cells up to %s %%, at most %s %% allowed"
              .formatted(number(sight.imbalance() * 100), number(allowed * 100)));
    }
  }

  /** A9. A stage that asks for no temperature is pressed at the room's, which nobody controls. */
  private void temperature(Seen sight, Duration dwell) {
    Duration unread = dwell.minus(sight.warmth());
    Duration most = dwell.dividedBy(UNREAD_PART);
    if (unread.compareTo(most.compareTo(UNREAD_MIN) > 0 ? most : UNREAD_MIN) > 0) {
      findings.add(
          Verdict.INCONCLUSIVE,
          "A9 cannot be told: platen temperatures were read for %s s of a dwell of %s s"
              .formatted(seconds(sight.warmth()), seconds(dwell)));
      return;
    }
    Temperature asked = job.stage().temperature();
    double off =
        Math.max(
            sight.hottest().kelvin() - asked.kelvin(), asked.kelvin() - sight.coldest().kelvin());
    if (!(off <= criteria.temperature().value().kelvin())) {
      findings.add(
          Verdict.FAIL,
          "A9 platens between %s °C and %s °C in the dwell, %s asked (±%s)"
              .formatted(
                  number(sight.coldest().toCelsius()),
                  number(sight.hottest().toCelsius()),
                  asked,
                  criteria.temperature().value()));
    }
  }

  private static String seconds(Duration duration) {
    return number(duration.toNanos() / 1e9);
  }
}
