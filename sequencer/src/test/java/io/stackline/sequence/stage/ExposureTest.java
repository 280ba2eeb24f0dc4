package io.stackline.sequence.stage;

import static io.stackline.sequence.stage.Strokes.end;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.CellStack;
import io.stackline.material.MaterialId;
import io.stackline.press.PressProgram;
import io.stackline.press.PressState;
import io.stackline.press.TraceSample;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.sequence.TestSite;
import io.stackline.sequence.TestTrace;
import io.stackline.unit.Force;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The cell never remembers less than may have happened to it. */
final class ExposureTest {
  /** 400 to 475 MPa at 3 MPa/s, to 500 at a quarter of it, 180 s, and 100 MPa at 5 MPa/s down. */
  private static final double PLANNED_SECONDS = 25 + 100 / 3.0 + 180 + 20;

  private static final Duration BUDGET = Duration.ofMinutes(5);

  /** The budget, and from the trip at 515 MPa down to 400 at 5 MPa/s. */
  private static final double MOST_SECONDS = 300 + 23;

  private final StageJob copress = TestSite.job("copress");
  private final PressProgram program = StagePrograms.program(copress, 1);
  private final List<TraceSample> trace = TestTrace.of(copress, program, Strokes.DENSITY, 20);

  private static double seconds(CellStack.Stroke stroke, MaterialId material) {
    return stroke.aboveUsual().getOrDefault(material, Duration.ZERO).toMillis() / 1e3;
  }

  private CellStack.Stroke after(List<TraceSample> samples, StrokeEnd end) {
    TraceMeter meter = new TraceMeter(copress, program, end.samplePeriod());
    samples.forEach(meter::add);
    return Exposure.of(copress, program, end, meter.facts());
  }

  @Test
  void thePressIsGivenWhatIsLeftOfTheTimeAboveTheUsualCap() {
    assertEquals(BUDGET, program.timeAbove());
    assertEquals(31.416, program.above().toKN(), 1e-3);

    CellStack.Stroke before =
        new CellStack.Stroke(
            copress.target(), Duration.ZERO, Map.of(TestSite.CATHODE, Duration.ofSeconds(30)));
    StageJob again = TestSite.job("copress", copress.stack().after(before));

    assertEquals(Duration.ofSeconds(270), StagePrograms.program(again, 2).timeAbove());
    PressProgram usual = StagePrograms.program(TestSite.job("densify"), 3);
    assertEquals(Duration.ZERO, usual.timeAbove());
  }

  @Test
  void aCompleteTraceTellsTheTimeAboveForEachLiftedLayer() {
    CellStack.Stroke stroke = after(trace, end(copress, trace));

    assertEquals(Set.of(TestSite.LPSCL, TestSite.CATHODE), stroke.aboveUsual().keySet());
    for (Duration each : stroke.aboveUsual().values()) {
      assertEquals(PLANNED_SECONDS, each.toMillis() / 1e3, 0.1);
    }
    assertEquals(180, stroke.held().toMillis() / 1e3, 0.1);
    assertEquals(500, stroke.peak().toMPa(), 1e-6);
  }

  @Test
  void whatACompleteTraceLacksCountsAsAbove() {
    StrokeEnd end = end(copress, trace, copress.targetForce(), Duration.ofMinutes(3), 50);

    CellStack.Stroke stroke = after(trace, end);

    // 50 samples of 20 ms are within what a complete trace may lack
    double seconds = seconds(stroke, TestSite.CATHODE);
    assertEquals(PLANNED_SECONDS + 1, seconds, 0.1);
  }

  @Test
  void withoutTheTraceTheWholeBudgetMayBeSpent() {
    List<TraceSample> half = trace.subList(0, trace.size() / 2);
    int lost = trace.size() - half.size();
    StrokeEnd end = end(copress, half, Force.UNKNOWN, Duration.ofSeconds(12), lost);

    CellStack.Stroke stroke = after(half, end);

    assertEquals(MOST_SECONDS, seconds(stroke, TestSite.CATHODE), 1e-3);
    assertEquals(Duration.ofMinutes(3), stroke.held());
    // the press does not say how high it came: not above its trip
    assertEquals(515, stroke.peak().toMPa(), 1e-6);
  }

  @Test
  void aStrokeThatDidNotComeToItsEndMayHaveSpentTheBudgetToo() {
    StrokeEnd fault =
        new StrokeEnd(
            PressState.FAULT,
            copress.targetForce(),
            Duration.ofMinutes(3),
            trace.size(),
            0,
            Duration.ofMillis(20),
            "power failed",
            StrokeEnd.Alarms.NONE);

    assertEquals(MOST_SECONDS, seconds(after(trace, fault), TestSite.LPSCL), 1e-3);
  }

  @Test
  void aStageWithoutALiftedCapSpendsNothing() {
    Strokes strokes = new Strokes();
    TraceMeter meter =
        new TraceMeter(strokes.lithium, strokes.program, Duration.ofMillis(Strokes.PERIOD_MS));
    strokes.faultless.forEach(meter::add);
    CellStack.Stroke stroke =
        Exposure.of(
            strokes.lithium,
            strokes.program,
            end(strokes.lithium, strokes.faultless),
            meter.facts());
    assertTrue(stroke.aboveUsual().isEmpty());
  }
}
