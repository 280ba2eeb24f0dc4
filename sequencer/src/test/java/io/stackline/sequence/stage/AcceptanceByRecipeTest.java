package io.stackline.sequence.stage;

import static io.stackline.sequence.stage.Strokes.DENSITY;
import static io.stackline.sequence.stage.Strokes.end;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.LossAction;
import io.stackline.press.PressProgram;
import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import io.stackline.recipe.AcceptanceCriteria;
import io.stackline.recipe.Criteria;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Pressing;
import io.stackline.recipe.StackPressure;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.Verdict;
import io.stackline.sequence.TestSite;
import io.stackline.sequence.TestTrace;
import io.stackline.unit.Force;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A recipe's own criteria count instead of the usual ones, and each value says which it is. */
final class AcceptanceByRecipeTest {
  private static final double AREA_MM2 = 78.54;

  private final Strokes strokes = new Strokes();
  private final StageJob lithium = strokes.lithium;

  private StageResult judge(
      AcceptanceCriteria asked, List<TraceSample> trace, Duration credited, long lost) {
    StageJob job = AskedCriteria.in(lithium, asked);
    StrokeEnd end = end(job, trace, job.targetForce(), credited, lost);
    return Strokes.judge(job, strokes.program, trace, end);
  }

  /** Criterion, a trace that is a little off in it, and a value on either side of it. */
  static Stream<Arguments> faults() {
    Strokes strokes = new Strokes();
    List<TraceSample> high =
        strokes.force(strokes.isDwell(0, 1_000), newtons -> newtons + 0.3 * AREA_MM2);
    List<TraceSample> out =
        strokes.force(strokes.isDwell(10_000, 13_000), newtons -> newtons * 0.975);
    List<TraceSample> beside =
        strokes.force(strokes.isDwell(0, 60_000), newtons -> newtons * 0.992);
    List<TraceSample> slow =
        strokes.time(each -> each.segment() == SegmentType.RAMP, at -> at + at / 100);
    List<TraceSample> late =
        strokes.force(
            each -> each.segment() == SegmentType.RAMP, newtons -> newtons - 0.5 * AREA_MM2);
    List<TraceSample> steep =
        strokes.time(each -> each.segment() == SegmentType.RELEASE, at -> at - at / 11);
    return Stream.of(
        Arguments.of("A1 overshoot", high, AskedCriteria.overshoot(0.2), overshoot(0.4)),
        Arguments.of("A2", out, AskedCriteria.inBand(0.96), AskedCriteria.inBand(0.94)),
        Arguments.of("A4", beside, AskedCriteria.mean(0.007), AskedCriteria.mean(0.009)),
        Arguments.of("A5", slow, AskedCriteria.ramp(0.005), AskedCriteria.ramp(0.02)),
        Arguments.of("A6", late, AskedCriteria.tracking(0.4), AskedCriteria.tracking(0.6)),
        Arguments.of("A7", steep, AskedCriteria.release(1.05), AskedCriteria.release(1.15)));
  }

  private static AcceptanceCriteria overshoot(double mpa) {
    return AskedCriteria.overshoot(mpa);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aCriterionOfTheRecipeDecides(
      String criterion,
      List<TraceSample> trace,
      AcceptanceCriteria tight,
      AcceptanceCriteria wide) {
    Duration credited = Duration.ofSeconds(60);
    Strokes.fails(criterion, judge(tight, trace, credited, 0));
    assertEquals(List.of(), judge(wide, trace, credited, 0).findings());
  }

  @Test
  void theRecipeSaysHowFarDwellCreditMayBeOff() {
    Duration shorter = Duration.ofMillis(59_700);
    List<TraceSample> trace = strokes.faultless;
    Strokes.fails("A3", judge(AskedCriteria.dwellError(0.2), trace, shorter, 0));
    assertEquals(Verdict.PASS, judge(AskedCriteria.dwellError(0.4), trace, shorter, 0).verdict());
  }

  @Test
  void theRecipeSaysHowMuchOfTheTraceMayBeMissing() {
    Duration credited = Duration.ofSeconds(60);
    long lost = strokes.faultless.size() / 50;
    assertEquals(
        Verdict.INCONCLUSIVE,
        judge(AcceptanceCriteria.USUAL, strokes.faultless, credited, lost).verdict());
    assertEquals(
        Verdict.PASS,
        judge(AskedCriteria.trace(0.97), strokes.faultless, credited, lost).verdict());
  }

  @Test
  void aDensityOutsideItsWindowWarnsAndNoMore() {
    Duration credited = Duration.ofSeconds(60);
    AcceptanceCriteria around = AskedCriteria.density(DENSITY - 0.01, DENSITY + 0.01);
    assertEquals(Verdict.PASS, judge(around, strokes.faultless, credited, 0).verdict());

    StageResult warned = judge(AskedCriteria.density(0.9, 0.98), strokes.faultless, credited, 0);

    assertEquals(Verdict.PASS_WITH_DEVIATION, warned.verdict());
    assertEquals(
        List.of(
            "A11 relative density 0.85, 0.9 to 0.98 expected: look at the cell and at the"
                + " analysis"),
        warned.findings());
  }

  @Test
  void eachValueSaysWhetherTheRecipeAskedForIt() {
    Criteria usual = lithium.criteria();
    assertEquals(Criteria.USUAL, usual.overshoot().source());
    assertEquals(0.5, usual.overshoot().value().toMPa(), 1e-12);
    assertEquals(1.0, usual.tracking().orElseThrow().value().toMPa(), 1e-12);
    assertEquals(Duration.ofMillis(500), usual.dwellError().orElseThrow().value());

    Criteria asked = AskedCriteria.in(lithium, overshoot(0.2)).criteria();
    assertEquals("E", asked.overshoot().source());
    assertEquals(0.2, asked.overshoot().value().toMPa(), 1e-12);
    assertEquals(usual.mean(), asked.mean());
  }

  @Test
  void powderAndStackPressureHaveTheirOwn() {
    Criteria powder = TestSite.job("copress").criteria();
    assertEquals(5.0, powder.overshoot().value().toMPa(), 1e-12);
    assertEquals(10.0, powder.tracking().orElseThrow().value().toMPa(), 1e-12);
    assertEquals(Duration.ofMillis(900), powder.dwellError().orElseThrow().value());
    // 1 % of 250 MPa is more than 1 MPa, and 2 % of it more than 3 MPa
    Criteria lower = TestSite.job("densify").criteria();
    assertEquals(2.5, lower.overshoot().value().toMPa(), 1e-12);
    assertEquals(5.0, lower.tracking().orElseThrow().value().toMPa(), 1e-12);

    Criteria held = TestSite.job("stack-pressure").criteria();
    assertTrue(held.tracking().isEmpty());
    assertEquals(0.99, held.trace().value());
  }

  @Test
  void aHoldUntilReleasedHasNoDwellToFallShortOf() {
    StageJob job = TestSite.job("stack-pressure");
    StageJob open = ReworkedJobs.stage(job, job.stage().pressing(), new Dwell.UntilReleased());
    List<TraceSample> trace = TestTrace.of(job, StagePrograms.program(job, 1), DENSITY, 50);
    StrokeEnd end = end(open, trace, open.targetForce(), Duration.ofMinutes(9), 0);

    StageResult result = Strokes.judge(open, StagePrograms.program(open, 1), trace, end);

    assertEquals(List.of(), result.findings());
    assertEquals(Duration.ofMinutes(9), result.dwellCredited());
    assertTrue(open.criteria().dwellError().isEmpty());
  }

  /** A breathing cell: 4 MPa above the target half of the time, 2 MPa are the band. */
  @Test
  void aConstantGapIsTimedAndThePressureOnlyWatchedUnlessTheRecipeAsks() {
    StageJob held = TestSite.job("stack-pressure");
    StackPressure gap = new StackPressure(StackPressure.Mode.CONSTANT_GAP, Optional.empty());
    Pressing pressing = ReworkedJobs.with(held.stage().pressing(), LossAction.BY_TYPE, gap);
    StageJob kept = ReworkedJobs.stage(held, held.stage().pressing(), held.stage().dwell());
    StageJob watched = ReworkedJobs.stage(held, pressing, held.stage().dwell());
    StageJob asking = AskedCriteria.in(watched, AskedCriteria.inBand(0.9));

    assertEquals(Verdict.FAIL, breathing(kept).verdict(), "a control");
    StageResult result = breathing(watched);
    assertEquals(List.of(), result.findings());
    assertEquals(held.dwell(), result.dwellCredited().plusMillis(50), "to one sample");
    assertEquals(0.5, result.inBandFraction(), 0.01, "told all the same");
    List<String> findings = breathing(asking).findings();
    assertEquals(1, findings.size(), findings::toString);
    assertTrue(findings.get(0).startsWith("A2 "), findings::toString);
  }

  private static StageResult breathing(StageJob job) {
    PressProgram program = StagePrograms.program(job, 1);
    List<TraceSample> trace = new ArrayList<>();
    int held = 0;
    for (TraceSample each : TestTrace.of(job, program, DENSITY, 50)) {
      boolean out = each.segment() == SegmentType.INSITU && held++ % 100 >= 50;
      Force force = new Force(each.force().newtons() + (out ? 4 * AREA_MM2 : 0));
      trace.add(
          new TraceSample(
              each.sequence(),
              each.uptimeMs(),
              force,
              each.position(),
              each.segmentIndex(),
              each.segment(),
              each.inBand() && !out,
              each.contact()));
    }
    Duration credited = job.dwell().dividedBy(2);
    return Strokes.judge(job, program, trace, end(job, trace, job.targetForce(), credited, 0));
  }
}
