package io.stackline.sequence.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressProgram;
import io.stackline.press.PressState;
import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.Verdict;
import io.stackline.sequence.TestSite;
import io.stackline.sequence.TestTrace;
import io.stackline.unit.Force;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each criterion holds on the trace of a faultless press and fails once on a trace with one fault.
 */
final class AcceptanceTest {
  private static final int PERIOD_MS = 20;
  private static final double DENSITY = 0.85;

  private final StageJob lithium = TestSite.job("laminate");
  private final PressProgram program = StagePrograms.program(lithium, 1001);
  private final List<TraceSample> faultless = TestTrace.of(lithium, program, DENSITY, PERIOD_MS);

  @ParameterizedTest
  @ValueSource(strings = {"densify", "copress", "laminate", "stack-pressure"})
  void aFaultlessStrokePassesWithItsKnownNumbers(String stage) {
    StageJob job = TestSite.job(stage);
    PressProgram its = StagePrograms.program(job, 1);
    List<TraceSample> trace = TestTrace.of(job, its, DENSITY, 50);

    StageResult result = judge(job, its, trace, end(job, trace));

    assertEquals(List.of(), result.findings());
    assertEquals(Verdict.PASS, result.verdict());
    assertEquals(1.0, result.inBandFraction(), 1e-9);
    double ramp = job.stage().ramp().value().toMPaPerSecond();
    assertEquals(ramp, result.rampMPaPerS(), ramp * 1e-3);
    assertEquals(DENSITY, result.relativeDensity(), 1e-6);
    assertEquals(job.target().toMPa(), result.peak().toMPa(), 1e-9);
    assertEquals(job.dwell(), result.dwellCredited());
  }

  @Test
  void theTripIsAFailureByThePressesOwnPeak() {
    StrokeEnd end = end(lithium, faultless, lithium.trip(), Duration.ofSeconds(60), 0);
    fails("A1 peak", judge(lithium, program, faultless, end));
  }

  @Test
  void anOvershootThatLastsIsAFailureAndASpikeIsNot() {
    List<TraceSample> held = force(isDwell(0, 200), newtons -> newtons + 0.7e6 * 78.54e-6);
    fails("A1 overshoot", judge(held));

    // one sample of 20 ms, 0.9 MPa high: 0.45 MPa are left of it behind the filter
    List<TraceSample> spike = force(isDwell(0, 20), newtons -> newtons + 0.9e6 * 78.54e-6);
    assertEquals(Verdict.PASS, judge(spike).verdict());
  }

  @Test
  void tooMuchOfTheDwellOutOfBandIsAFailureByTimeNotByCount() {
    List<TraceSample> out = force(isDwell(10_000, 13_000), newtons -> newtons * 0.975);
    StageResult result = judge(out);
    fails("A2", result);
    assertEquals(0.95, result.inBandFraction(), 1e-3);

    // the same seconds out of band, but only every tenth sample of the others is there
    List<TraceSample> thin =
        out.stream()
            .filter(each -> !isDwell(13_000, 60_000).test(each) || each.sequence() % 2 == 0)
            .toList();
    assertEquals(0.95, judge(thin).inBandFraction(), 1e-3);
  }

  @Test
  void dwellCreditThatIsShortOrLongIsAFailure() {
    StrokeEnd within = end(lithium, faultless, lithium.targetForce(), Duration.ofMillis(59_500), 0);
    assertEquals(Verdict.PASS, judge(lithium, program, faultless, within).verdict());
    StrokeEnd tooShort =
        end(lithium, faultless, lithium.targetForce(), Duration.ofMillis(59_400), 0);
    fails("A3", judge(lithium, program, faultless, tooShort));
    StrokeEnd tooLong = end(lithium, faultless, lithium.targetForce(), Duration.ofSeconds(61), 0);
    fails("A3", judge(lithium, program, faultless, tooLong));
  }

  @Test
  void aMeanBesideTheTargetIsAFailureAlthoughItIsInBand() {
    fails("A4", judge(force(isDwell(0, 60_000), newtons -> newtons * 0.985)));
  }

  @Test
  void aRampAtAnotherRateIsAFailure() {
    List<TraceSample> slow =
        time(sample -> sample.segment() == SegmentType.RAMP, at -> at + at / 8);
    fails("A5", judge(slow));
  }

  @Test
  void aReleaseThatIsTooSteepIsAFailure() {
    fails("A7", judge(time(each -> each.segment() == SegmentType.RELEASE, at -> at - at / 5)));
  }

  @Test
  void lostSamplesMakeItInconclusiveAndKeepThePressesOwnNumbers() {
    long few = faultless.size() / 250;
    assertEquals(Verdict.PASS, judge(lithium, program, faultless, lost(few)).verdict());

    StageResult result = judge(lithium, program, faultless, lost(faultless.size() / 100));

    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertTrue(result.findings().get(0).startsWith("A10"), result.findings().toString());
    assertEquals(50.0, result.peak().toMPa(), 1e-9);
    assertEquals(Duration.ofSeconds(60), result.dwellCredited());
    assertTrue(Double.isNaN(result.inBandFraction()));
    assertTrue(Double.isNaN(result.rampMPaPerS()));
  }

  private StrokeEnd lost(long samples) {
    return end(lithium, faultless, lithium.targetForce(), Duration.ofSeconds(60), samples);
  }

  @Test
  void aShortHoleIsForgivenInTheDwellAndNotInTheRamp() {
    assertEquals(Verdict.PASS, judge(without(isDwell(5_000, 5_100))).verdict());

    List<TraceSample> ramp =
        without(
            each ->
                each.segment() == SegmentType.RAMP && Math.abs(each.force().toKN() - 2) < 0.002);
    StageResult result = judge(ramp);

    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertTrue(result.findings().get(0).contains("in the ramp"), result.findings().toString());
  }

  @Test
  void aLongHoleInTheDwellMakesItInconclusiveEvenIfNobodyReportedALoss() {
    assertEquals(Verdict.INCONCLUSIVE, judge(without(isDwell(5_000, 9_000))).verdict());
  }

  @Test
  void noTraceAtAllIsInconclusive() {
    StageResult result = judge(lithium, program, List.of(), end(lithium, List.of()));

    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertTrue(Double.isNaN(result.relativeDensity()));
    assertEquals(50.0, result.peak().toMPa(), 1e-9);
  }

  @Test
  void aPoorTraceDoesNotHideWhatThePressItselfCallsAFailure() {
    StrokeEnd tooShort = end(lithium, List.of(), lithium.targetForce(), Duration.ofSeconds(9), 500);

    assertEquals(Verdict.FAIL, judge(lithium, program, List.of(), tooShort).verdict());
  }

  @Test
  void aStrokeThatDidNotComeToItsEndIsAFailureWithItsReason() {
    StrokeEnd fault =
        new StrokeEnd(
            PressState.FAULT,
            lithium.targetForce(),
            Duration.ZERO,
            faultless.size(),
            0,
            Duration.ofMillis(PERIOD_MS),
            "force above its cap");

    StageResult result = judge(lithium, program, faultless, fault);

    assertEquals(Verdict.FAIL, result.verdict());
    assertEquals(List.of("the stroke ended in FAULT: force above its cap"), result.findings());
  }

  @Test
  void aStrokeThePressFinishedAloneIsADeviation() {
    StrokeEnd orphan =
        new StrokeEnd(
            PressState.COMPLETE_ORPHAN,
            lithium.targetForce(),
            Duration.ofSeconds(60),
            faultless.size(),
            0,
            Duration.ofMillis(PERIOD_MS),
            "");

    assertEquals(Verdict.PASS_WITH_DEVIATION, judge(lithium, program, faultless, orphan).verdict());
  }

  @Test
  void aPressThatCreditsNothingUnderStackPressureIsCreditedByTheTrace() {
    StageJob job = TestSite.job("stack-pressure");
    PressProgram its = StagePrograms.program(job, 1);
    List<TraceSample> trace = TestTrace.of(job, its, DENSITY, 50);
    StrokeEnd silent = end(job, trace, job.targetForce(), Duration.ZERO, 0);

    StageResult result = judge(job, its, trace, silent);

    assertEquals(Verdict.PASS, result.verdict());
    assertEquals(600, result.dwellCredited().toMillis() / 1e3, 0.1);
  }

  @Test
  void samplesHandedOverTwiceCountOnce() {
    TraceMeter meter = new TraceMeter(lithium, program, Duration.ofMillis(PERIOD_MS));
    faultless.forEach(meter::add);
    TraceFacts once = meter.facts();
    faultless.subList(100, 900).forEach(meter::add);

    assertEquals(once, meter.facts());
    assertEquals(faultless.size(), once.samples());
  }

  private StageResult judge(List<TraceSample> trace) {
    return judge(lithium, program, trace, end(lithium, trace));
  }

  private static StageResult judge(
      StageJob job, PressProgram program, List<TraceSample> trace, StrokeEnd end) {
    TraceMeter meter = new TraceMeter(job, program, end.samplePeriod());
    trace.forEach(meter::add);
    return Acceptance.judge(job, end, meter.facts());
  }

  private static StrokeEnd end(StageJob job, List<TraceSample> trace) {
    return end(job, trace, job.targetForce(), job.dwell(), 0);
  }

  private static StrokeEnd end(
      StageJob job, List<TraceSample> trace, Force peak, Duration credited, long lost) {
    return new StrokeEnd(
        PressState.COMPLETE,
        peak,
        credited,
        trace.size(),
        lost,
        Duration.ofMillis(job.isStackPressure() ? 50 : PERIOD_MS),
        "");
  }

  private static void fails(String criterion, StageResult result) {
    assertEquals(Verdict.FAIL, result.verdict());
    assertEquals(1, result.findings().size(), result.findings().toString());
    assertTrue(result.findings().get(0).startsWith(criterion), result.findings().toString());
  }

  private Predicate<TraceSample> isDwell(long fromMs, long toMs) {
    long start =
        faultless.stream()
            .filter(each -> each.segment() == SegmentType.DWELL)
            .findFirst()
            .orElseThrow()
            .uptimeMs();
    return sample ->
        sample.segment() == SegmentType.DWELL
            && sample.uptimeMs() - start >= fromMs
            && sample.uptimeMs() - start < toMs;
  }

  private List<TraceSample> without(Predicate<TraceSample> gone) {
    return faultless.stream().filter(gone.negate()).toList();
  }

  private List<TraceSample> force(Predicate<TraceSample> where, UnaryOperator<Double> change) {
    return faultless.stream()
        .map(
            each ->
                where.test(each)
                    ? with(each, each.uptimeMs(), new Force(change.apply(each.force().newtons())))
                    : each)
        .toList();
  }

  /** Stretches the time of a part of the trace; what follows comes later or earlier by as much. */
  private List<TraceSample> time(Predicate<TraceSample> where, UnaryOperator<Long> change) {
    List<TraceSample> part = faultless.stream().filter(where).toList();
    long from = part.get(0).uptimeMs();
    long to = part.get(part.size() - 1).uptimeMs();
    long shift = change.apply(to - from) - (to - from);
    return faultless.stream()
        .map(
            each -> {
              long at = each.uptimeMs();
              long moved = at <= from ? at : at <= to ? from + change.apply(at - from) : at + shift;
              return with(each, moved, each.force());
            })
        .toList();
  }

  private static TraceSample with(TraceSample sample, long uptimeMs, Force force) {
    return new TraceSample(
        sample.sequence(),
        uptimeMs,
        force,
        sample.position(),
        sample.segmentIndex(),
        sample.segment(),
        sample.inBand(),
        sample.contact());
  }
}
