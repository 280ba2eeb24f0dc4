package io.stackline.sequence.stage;

import static io.stackline.sequence.stage.Strokes.DENSITY;
import static io.stackline.sequence.stage.Strokes.end;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressProgram;
import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.Verdict;
import io.stackline.sequence.TestSite;
import io.stackline.sequence.TestTrace;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A hold whose target was moved under way is never passed by a target it did not have. */
final class AcceptanceMovedTest {
  private static final Moved TO_78 =
      new Moved(List.of(new Moved.Step(Pressure.ofMPa(78), Optional.empty())), List.of());

  private final StageJob job = TestSite.job("stack-pressure");
  private final PressProgram program = StagePrograms.program(job, 1);

  /** The second half of the hold at this pressure. */
  private List<TraceSample> movedTo(double mpa) {
    List<TraceSample> trace = new ArrayList<>();
    long held = 0;
    for (TraceSample each : TestTrace.of(job, program, DENSITY, 50)) {
      held += each.segment() == SegmentType.INSITU ? 1 : 0;
      boolean late = each.segment() == SegmentType.INSITU && held > 6_000;
      trace.add(
          new TraceSample(
              each.sequence(),
              each.uptimeMs(),
              late ? Pressure.ofMPa(mpa).on(job.die().area()) : each.force(),
              each.position(),
              each.segmentIndex(),
              each.segment(),
              each.inBand(),
              each.contact()));
    }
    return trace;
  }

  private StageResult judge(double mpa, Duration credited, Moved moved) {
    List<TraceSample> trace = movedTo(mpa);
    Force peak = Pressure.ofMPa(mpa).on(job.die().area());
    StrokeEnd end = end(job, trace, peak, credited, 0);
    TraceMeter meter = new TraceMeter(job, program, end.samplePeriod(), moved);
    trace.forEach(meter::add);
    return Acceptance.judge(job, end, meter.facts(), moved, Seen.NONE);
  }

  /** The press took it within two seconds, when half of the hold was over. */
  private Moved told(double mpa) {
    long uptimeMs =
        TestTrace.of(job, program, DENSITY, 50).stream()
            .filter(each -> each.segment() == SegmentType.INSITU)
            .skip(6_000)
            .findFirst()
            .orElseThrow()
            .uptimeMs();
    Moved.Window taken = new Moved.Window(uptimeMs - 1_000, uptimeMs + 1_000);
    Moved.Step step = new Moved.Step(Pressure.ofMPa(mpa), Optional.of(taken));
    return new Moved(List.of(step), List.of());
  }

  @Test
  void eachSampleIsHeldAgainstTheTargetOfItsTime() {
    StageResult result = judge(78, job.dwell(), told(78));

    assertEquals(
        List.of("the target was moved from 75 MPa to 78 MPa"), result.findings(), "told at least");
    assertEquals(Verdict.PASS, result.verdict());
    assertEquals(1, result.inBandFraction(), 1e-9);
    assertEquals(Verdict.PASS, judge(72, job.dwell(), told(72)).verdict(), "down too");
  }

  @Test
  void aForceThatDoesNotFollowItsTargetFails() {
    StageResult result = judge(75, job.dwell(), told(78));

    assertEquals(Verdict.FAIL, result.verdict());
    assertTrue(result.findings().get(0).startsWith("A2 in band"), result::toString);
    assertTrue(result.findings().get(1).startsWith("A4 mean"), result::toString);
  }

  @Test
  void whatIsMeasuredFromTheTargetCannotBeTold() {
    assertEquals(Verdict.FAIL, judge(78, job.dwell(), Moved.NEVER).verdict(), "a control");

    StageResult result = judge(78, job.dwell(), TO_78);

    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertEquals(
        List.of("A2 and A4 cannot be told: the target was moved from 75 MPa to 78 MPa"),
        result.findings());
    assertTrue(Double.isNaN(result.inBandFraction()));
  }

  @Test
  void aTargetThatWasPerhapsMovedIsNoPassEither() {
    Moved perhaps = new Moved(List.of(), List.of(Pressure.ofMPa(78)));

    StageResult result = judge(75, job.dwell(), perhaps);

    assertEquals(Verdict.INCONCLUSIVE, result.verdict());
    assertEquals(
        List.of("A2 and A4 cannot be told: the target of 75 MPa was perhaps moved to 78 MPa"),
        result.findings());
  }

  @Test
  void anOvershootIsMeasuredFromTheHighestTarget() {
    List<String> findings = judge(79.5, job.dwell(), TO_78).findings();

    assertTrue(findings.get(0).startsWith("A1 overshoot 1.5 MPa"), findings::toString);
  }

  @Test
  void aPressThatCreditsNothingLeavesItsDwellOpen() {
    List<String> findings = judge(78, Duration.ZERO, TO_78).findings();

    assertTrue(findings.get(0).startsWith("A3 cannot be told"), findings::toString);
  }
}
