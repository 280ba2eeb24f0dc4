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

/** The stroke that laminates lithium, faultless and with faults, and how it is judged. */
final class Strokes {
  static final int PERIOD_MS = 20;
  static final double DENSITY = 0.85;

  final StageJob lithium = TestSite.job("laminate");
  final PressProgram program = StagePrograms.program(lithium, 1001);
  final List<TraceSample> faultless = TestTrace.of(lithium, program, DENSITY, PERIOD_MS);

  StageResult judge(List<TraceSample> trace) {
    return judge(lithium, program, trace, end(lithium, trace));
  }

  static StageResult judge(
      StageJob job, PressProgram program, List<TraceSample> trace, StrokeEnd end) {
    TraceMeter meter = new TraceMeter(job, program, end.samplePeriod());
    trace.forEach(meter::add);
    return Acceptance.judge(job, end, meter.facts());
  }

  static StrokeEnd end(StageJob job, List<TraceSample> trace) {
    return end(job, trace, job.targetForce(), job.dwell(), 0);
  }

  static StrokeEnd end(
      StageJob job, List<TraceSample> trace, Force peak, Duration credited, long lost) {
    return new StrokeEnd(
        PressState.COMPLETE,
        peak,
        credited,
        trace.size(),
        lost,
        Duration.ofMillis(job.isStackPressure() ? 50 : PERIOD_MS),
        "",
        StrokeEnd.Alarms.NONE);
  }

  static void fails(String criterion, StageResult result) {
    assertEquals(Verdict.FAIL, result.verdict());
    assertEquals(1, result.findings().size(), result.findings().toString());
    assertTrue(result.findings().get(0).startsWith(criterion), result.findings().toString());
  }

  Predicate<TraceSample> isDwell(long fromMs, long toMs) {
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

  List<TraceSample> without(Predicate<TraceSample> gone) {
    return faultless.stream().filter(gone.negate()).toList();
  }

  List<TraceSample> force(Predicate<TraceSample> where, UnaryOperator<Double> change) {
    return faultless.stream()
        .map(
            each ->
                where.test(each)
                    ? with(each, each.uptimeMs(), new Force(change.apply(each.force().newtons())))
                    : each)
        .toList();
  }

  /** Stretches the time of a part of the trace; what follows comes later or earlier by as much. */
  List<TraceSample> time(Predicate<TraceSample> where, UnaryOperator<Long> change) {
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

  StrokeEnd lost(long samples) {
    return end(lithium, faultless, lithium.targetForce(), Duration.ofSeconds(60), samples);
  }
}
