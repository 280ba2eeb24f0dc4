package io.stackline.sequence.stage;

import static io.stackline.sequence.stage.Strokes.PERIOD_MS;
import static io.stackline.sequence.stage.Strokes.end;
import static io.stackline.sequence.stage.Strokes.judge;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressProgram;
import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.Verdict;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A trace with holes proves nothing, and hides nothing either. */
final class AcceptanceTraceTest {
  private final Strokes strokes = new Strokes();
  private final StageJob lithium = strokes.lithium;
  private final PressProgram program = strokes.program;
  private final List<TraceSample> faultless = strokes.faultless;

  @Test
  void lostSamplesMakeItInconclusiveAndKeepThePressesOwnNumbers() {
    long few = faultless.size() / 250;
    assertEquals(Verdict.PASS, judge(lithium, program, faultless, strokes.lost(few)).verdict());

    StageResult result = judge(lithium, program, faultless, strokes.lost(faultless.size() / 100));

    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertTrue(result.findings().get(0).startsWith("A10"), result.findings().toString());
    assertEquals(50.0, result.peak().toMPa(), 1e-9);
    assertEquals(Duration.ofSeconds(60), result.dwellCredited());
    assertTrue(Double.isNaN(result.inBandFraction()));
    assertTrue(Double.isNaN(result.rampMPaPerS()));
  }

  @Test
  void aShortHoleIsForgivenInTheDwellAndNotInTheRamp() {
    assertEquals(
        Verdict.PASS, strokes.judge(strokes.without(strokes.isDwell(5_000, 5_100))).verdict());

    List<TraceSample> ramp =
        strokes.without(
            each ->
                each.segment() == SegmentType.RAMP && Math.abs(each.force().toKN() - 2) < 0.002);
    StageResult result = strokes.judge(ramp);

    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertTrue(result.findings().get(0).contains("in the ramp"), result.findings().toString());
  }

  @Test
  void aLongHoleInTheDwellMakesItInconclusiveEvenIfNobodyReportedALoss() {
    assertEquals(
        Verdict.INCONCLUSIVE,
        strokes.judge(strokes.without(strokes.isDwell(5_000, 9_000))).verdict());
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
  void samplesHandedOverTwiceCountOnce() {
    TraceMeter meter = new TraceMeter(lithium, program, Duration.ofMillis(PERIOD_MS));
    faultless.forEach(meter::add);
    TraceFacts once = meter.facts();
    faultless.subList(100, 900).forEach(meter::add);

    assertEquals(once, meter.facts());
    assertEquals(faultless.size(), once.samples());
  }
}
