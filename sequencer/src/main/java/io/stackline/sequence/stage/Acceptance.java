package io.stackline.sequence.stage;

import static io.stackline.unit.QuantityText.number;

import io.stackline.material.Sourced;
import io.stackline.press.PressState;
import io.stackline.recipe.Criteria;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.Verdict;
import io.stackline.unit.Area;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.Optional;

/**
 * Judges a stroke. What the PLC says of itself (its end, its peak, its dwell credit) is judged in
 * any case; what only the trace can tell is judged only if the trace is complete, else the stage is
 * INCONCLUSIVE: never a PASS on half a trace, and never a FAIL on it either.
 */
public final class Acceptance {
  private final StageJob job;
  private final StrokeEnd end;
  private final TraceFacts facts;
  private final Criteria criteria;
  private final Moved moved;
  private final Seen sight;
  private final Plausible plausible;
  private final Findings findings = new Findings();

  private Acceptance(StageJob job, StrokeEnd end, TraceFacts facts, Moved moved, Seen sight) {
    this.job = job;
    this.end = end;
    this.facts = facts;
    this.criteria = job.criteria();
    this.moved = moved;
    this.sight = sight;
    plausible = new Plausible(job, facts);
  }

  /**
   * The verdict on a stroke.
   *
   * @param end what the PLC said, with samples that were reported but never arrived counted as lost
   */
  public static StageResult judge(StageJob job, StrokeEnd end, TraceFacts facts) {
    return judge(job, end, facts, Moved.NEVER, Seen.NONE);
  }

  /**
   * The same of a hold whose target was moved under way. Where nobody knows which target was in
   * force at a time, what is measured from it cannot be told.
   *
   * @param sight what readings told beside the trace
   */
  public static StageResult judge(
      StageJob job, StrokeEnd end, TraceFacts facts, Moved moved, Seen sight) {
    Acceptance acceptance = new Acceptance(job, end, facts, moved, sight);
    acceptance.judgeTrip();
    if (!end.state().isComplete()) {
      acceptance.notToItsEnd();
      return acceptance.result(Double.NaN, Double.NaN);
    }
    if (!job.isConstantGap()) {
      acceptance.judgeCredit();
    }
    if (end.state() == PressState.COMPLETE_ORPHAN) {
      acceptance.find(
          Verdict.PASS_WITH_DEVIATION, "the press finished alone, without its host watching");
    }
    if (!acceptance.isTraceComplete()) {
      return acceptance.result(Double.NaN, Double.NaN);
    }
    if (job.isConstantGap()) {
      acceptance.judgeCredit();
    }
    acceptance.judgeOvershoot();
    double inBand = acceptance.judgeDwell();
    double ramp = acceptance.judgeRamp();
    acceptance.judgeTracking();
    acceptance.judgeRelease();
    new Beside(job, acceptance.findings).judge(acceptance.sight, facts.dwell());
    acceptance.plausible.judge(acceptance.findings);
    return acceptance.result(inBand, ramp);
  }

  private void notToItsEnd() {
    String remark = end.remark().isEmpty() ? "no reason given" : end.remark();
    find(Verdict.FAIL, "the stroke ended in " + end.state() + ": " + remark);
  }

  /** A1, first half: the PLC's own unfiltered peak against the trip it was given. */
  private void judgeTrip() {
    if (end.peak().isKnown() && end.peak().compareTo(job.trip()) >= 0) {
      find(Verdict.FAIL, "A1 peak %s reached the trip at %s".formatted(end.peak(), job.trip()));
    }
  }

  /** A1, second half. */
  private void judgeOvershoot() {
    Pressure allowed = criteria.overshoot().value();
    double over = facts.peak().over(area()).toMPa() - moved.highest(job.target()).toMPa();
    if (isKept(criteria.overshoot()) && !(over <= allowed.toMPa())) {
      find(
          Verdict.FAIL, "A1 overshoot %s MPa, at most %s allowed".formatted(number(over), allowed));
    }
  }

  /** A3. */
  private void judgeCredit() {
    if (criteria.dwellError().isEmpty()) {
      return;
    }
    if (!moved.isTold() && isSilent()) {
      find(Verdict.INCONCLUSIVE, "A3 cannot be told: " + moved.words(job.target()));
      return;
    }
    Duration off = credited().minus(job.dwell()).abs();
    Duration allowed = criteria.dwellError().get().value();
    if (off.compareTo(allowed) > 0) {
      find(
          Verdict.FAIL,
          "A3 dwell credited %s s, %s s asked (±%s s)"
              .formatted(seconds(credited()), seconds(job.dwell()), seconds(allowed)));
    }
  }

  /**
   * What the PLC credits, which is time in band; with a constant gap the time held, for the band is
   * not what is kept then. Some PLCs credit nothing under stack pressure: then what the trace
   * shows.
   */
  private Duration credited() {
    if (job.isConstantGap()) {
      return facts.dwell();
    }
    return isSilent() ? facts.inBand() : end.dwellCredited();
  }

  private boolean isSilent() {
    return !job.isConstantGap() && job.isStackPressure() && end.dwellCredited().isZero();
  }

  /**
   * Whether a pressure in the hold is to be kept: with a constant gap only at the recipe's word.
   */
  private boolean isKept(Sourced<?> criterion) {
    return !job.isConstantGap() || !criterion.source().equals(Criteria.USUAL);
  }

  /** A2 and A4. */
  private double judgeDwell() {
    if (!moved.isTold()) {
      if (isKept(criteria.inBand()) || isKept(criteria.mean())) {
        find(Verdict.INCONCLUSIVE, "A2 and A4 cannot be told: " + moved.words(job.target()));
      }
      return Double.NaN;
    }
    double inBand = (double) facts.inBand().toNanos() / facts.dwell().toNanos();
    double judged = job.isStackPressure() ? facts.inBandWorstDay() : inBand;
    if (isKept(criteria.inBand()) && !(judged >= criteria.inBand().value())) {
      find(
          Verdict.FAIL,
          "A2 in band for %s of %s, at least %s asked (±%s)"
              .formatted(
                  number(judged),
                  judged < inBand ? "its worst 24 h" : "the dwell",
                  number(criteria.inBand().value()),
                  job.stage().tolerance().value()));
    }
    double off = facts.dwellMean().newtons() / job.targetForce().newtons() - 1;
    if (isKept(criteria.mean()) && !(Math.abs(off) <= criteria.mean().value())) {
      find(
          Verdict.FAIL,
          "A4 mean in the dwell is %s %% off the target, at most %s %% allowed"
              .formatted(number(off * 100), number(criteria.mean().value() * 100)));
    }
    return inBand;
  }

  /** A5. */
  private double judgeRamp() {
    double slope = facts.ramp().newtonsPerSecond() / area().squareMetres() / 1e6;
    double asked = job.stage().pressing().ramp().value().toMPaPerSecond();
    if (Double.isNaN(slope)) {
      find(Verdict.INCONCLUSIVE, "A5 ramp rate cannot be told: too few samples in the ramp");
    } else if (!(Math.abs(slope / asked - 1) <= criteria.ramp().value())) {
      find(
          Verdict.FAIL,
          "A5 ramp rate %s MPa/s, %s MPa/s asked (±%s %%)"
              .formatted(number(slope), number(asked), number(criteria.ramp().value() * 100)));
    }
    return slope;
  }

  /** A6. */
  private void judgeTracking() {
    if (criteria.tracking().isEmpty()) {
      return;
    }
    Pressure allowed = criteria.tracking().get().value();
    if (!facts.tracking().isKnown()) {
      find(Verdict.INCONCLUSIVE, "A6 tracking cannot be told: too few samples in the ramp");
    } else if (facts.tracking().over(area()).compareTo(allowed) > 0) {
      find(
          Verdict.FAIL,
          "A6 in 95 %% of the ramp up to %s MPa off the set-point, at most %s allowed"
              .formatted(number(facts.tracking().over(area()).toMPa()), allowed));
    }
  }

  /** A7. */
  private void judgeRelease() {
    double ratio = facts.releaseOverRecipe();
    if (Double.isNaN(ratio)) {
      find(Verdict.INCONCLUSIVE, "A7 release rate cannot be told: too few samples in the release");
    } else if (!(ratio <= criteria.release().value())) {
      find(
          Verdict.FAIL,
          "A7 release at %s times the recipe's rate, at most %s allowed"
              .formatted(number(ratio), number(criteria.release().value())));
    }
  }

  /** A10. */
  private boolean isTraceComplete() {
    Optional<String> gap = Gaps.in(job, end, facts, criteria);
    gap.ifPresent(
        why ->
            find(
                Verdict.INCONCLUSIVE,
                "A10 trace incomplete: %s; judged by the press's own peak and dwell credit alone"
                    .formatted(why)));
    return gap.isEmpty();
  }

  private void find(Verdict worst, String finding) {
    findings.add(worst, finding);
  }

  private StageResult result(double inBand, double ramp) {
    if (moved.isMoved() && moved.isTold()) {
      findings.remark(moved.words(job.target()));
    }
    return new StageResult(
        end.peak().over(area()),
        credited(),
        inBand,
        ramp,
        plausible.relativeDensity(),
        findings.verdict(),
        findings.all());
  }

  private Area area() {
    return job.die().area();
  }

  private static String seconds(Duration duration) {
    return number(duration.toNanos() / 1e9);
  }
}
