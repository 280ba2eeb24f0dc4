package io.stackline.sequence.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressProgram;
import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import io.stackline.recipe.Dwell;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.Verdict;
import io.stackline.sequence.TestSite;
import io.stackline.sequence.TestTrace;
import io.stackline.unit.Force;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/** Stack pressure over days: the worst day counts, and a sample a second is enough. */
final class AcceptanceOfHoldsTest {
  private static final long HOUR_S = 3600;
  private static final double OUT_OF_BAND = 0.95;

  private final StageJob job =
      ReworkedJobs.stage(
          TestSite.job("stack-pressure"),
          TestSite.job("stack-pressure").stage().pressing(),
          new Dwell.UntilReleased());

  /** What a stroke with a hold of so many hours, a sample a second, is judged to be. */
  private StageResult judge(
      long hours, LongPredicate bad, LongPredicate missing, long unseenAtEnd) {
    List<TraceSample> frame = TestTrace.of(TestSite.job("stack-pressure"), program(), 0.85, 50);
    TraceMeter meter = new TraceMeter(job, program(), Duration.ofMillis(50));
    long shift = 0;
    long sequence = 0;
    long began = 0;
    long samples = 0;
    for (TraceSample each : frame) {
      if (each.segment() != SegmentType.INSITU) {
        meter.add(at(each, sequence++, each.uptimeMs() + shift, 1));
        samples++;
      } else if (began > 0) {
        shift = 1000 * hours * HOUR_S - (each.uptimeMs() - began);
      } else {
        began = each.uptimeMs();
        for (long s = 0; s <= hours * HOUR_S; s++) {
          if (!missing.test(s)) {
            meter.add(
                at(each, sequence, each.uptimeMs() + 1000 * s, bad.test(s) ? OUT_OF_BAND : 1));
            samples++;
          }
          sequence += 20;
        }
      }
    }
    Duration dwell = Duration.ofHours(hours).plusSeconds(unseenAtEnd);
    StrokeEnd end = Strokes.end(job, new ArrayList<>(), job.targetForce(), dwell, 0);
    return Acceptance.judge(job, end.counted(samples, sequence - samples), meter.facts());
  }

  private static PressProgram program() {
    return StagePrograms.program(TestSite.job("stack-pressure"), 1);
  }

  private static TraceSample at(TraceSample sample, long sequence, long uptimeMs, double factor) {
    return new TraceSample(
        sequence,
        uptimeMs,
        new Force(sample.force().newtons() * factor),
        sample.position(),
        sample.segmentIndex(),
        sample.segment(),
        sample.inBand(),
        sample.contact());
  }

  @Test
  void aSampleASecondIsEnoughForDays() {
    StageResult result = judge(72, s -> false, s -> false, 0);
    assertEquals(Verdict.PASS, result.verdict(), result.findings()::toString);
    assertEquals(1, result.inBandFraction(), 1e-12);
  }

  @Test
  void whatGoesWrongOnOneDayDoesNotDrownInTheGoodOnes() {
    // 20 minutes in the second night: 0.5 % of three days, but 1.4 % of any day around them
    StageResult result = judge(72, s -> s >= 40 * HOUR_S && s < 40 * HOUR_S + 1200, s -> false, 0);
    assertEquals(Verdict.FAIL, result.verdict());
    assertEquals(1 - 1200 / (72.0 * HOUR_S), result.inBandFraction(), 1e-4);
    String finding = result.findings().get(0);
    assertTrue(finding.startsWith("A2 in band for 0.986"), finding);
    assertTrue(finding.contains("of its worst 24 h, at least 0.99 asked"), finding);

    // the same 20 minutes, five a day
    StageResult spread =
        judge(96, s -> s % (24 * HOUR_S) < 1300 && s % (24 * HOUR_S) >= 1000, s -> false, 0);
    assertEquals(Verdict.PASS, spread.verdict(), spread.findings()::toString);
  }

  @Test
  void aBadLastHourCountsInTheDayThatEndsWithIt() {
    StageResult result = judge(50, s -> s >= 50 * HOUR_S - 1000, s -> false, 0);
    assertEquals(Verdict.FAIL, result.verdict(), result.findings()::toString);
  }

  @Test
  void holesOfMoreThanAHundredthMakeItInconclusive() {
    StageResult few = judge(48, s -> false, s -> s > 1000 && s < 2700, 0);
    assertEquals(Verdict.PASS, few.verdict(), few.findings()::toString);

    StageResult many = judge(48, s -> false, s -> s > 1000 && s < 2900, 0);
    assertEquals(Verdict.INCONCLUSIVE, many.verdict());
    assertTrue(many.findings().get(0).contains("holes of 1899 s in"), many.findings()::toString);
  }

  /** Every other second is a sample every two seconds: none is a hole. */
  @Test
  void samplesLostOneByOneAreNoHole() {
    StageResult result = judge(30, s -> false, s -> s % 2 == 1, 0);
    assertEquals(Verdict.PASS, result.verdict(), result.findings()::toString);
  }

  @Test
  void anEndThatNobodySawIsAHoleToo() {
    // the press credits a quarter of an hour more than a day
    StageResult result = judge(24, s -> false, s -> false, 900);
    assertEquals(Verdict.INCONCLUSIVE, result.verdict(), result.findings()::toString);
  }
}
