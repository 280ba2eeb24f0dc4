package io.stackline.sequence.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.Sourced;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.TraceSample;
import io.stackline.recipe.AcceptanceCriteria;
import io.stackline.recipe.Pressing;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.Verdict;
import io.stackline.sequence.TestReading;
import io.stackline.sequence.TestTrace;
import io.stackline.unit.Force;
import io.stackline.unit.LinePressure;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A8 and A9, by readings; A11 spring-back, by the trace. */
final class AcceptanceBySeenTest {
  private static final Instant START = Instant.parse("2026-11-22T02:08:00Z");

  private final Strokes strokes = new Strokes();
  private final SeenMeter meter = new SeenMeter();

  private StageResult judge(StageJob job, Seen sight) {
    TraceMeter trace = new TraceMeter(job, strokes.program, Duration.ofMillis(Strokes.PERIOD_MS));
    strokes.faultless.forEach(trace::add);
    return Acceptance.judge(
        job, Strokes.end(job, strokes.faultless), trace.facts(), Moved.NEVER, sight);
  }

  private StageJob at(double celsius) {
    Pressing old = strokes.lithium.stage().pressing();
    Pressing warm =
        new Pressing(
            old.stage(),
            old.kind(),
            old.title(),
            old.optional(),
            old.fixture(),
            old.prompts(),
            old.preload(),
            Optional.of(new Sourced<>(Temperature.ofCelsius(celsius), "E")),
            old.approach(),
            old.ramp(),
            old.softLanding(),
            old.release(),
            old.onLoss(),
            old.stackPressure(),
            old.acceptance());
    return ReworkedJobs.stage(strokes.lithium, warm, strokes.lithium.stage().dwell());
  }

  private void read(double seconds, PressState state, PressStatus.Climate climate, List<Force> of) {
    PressStatus now = TestReading.at(state, 1);
    Force force = of.stream().reduce(Force.ZERO, (a, b) -> new Force(a.newtons() + b.newtons()));
    PressStatus.Forces forces =
        new PressStatus.Forces(force, force, force, force, force, LinePressure.ofBar(20), of);
    meter.add(
        new PressStatus(
            now.state(),
            now.mode(),
            now.flags(),
            now.healthy(),
            now.trips(),
            now.warnings(),
            now.step(),
            forces,
            now.motion(),
            climate,
            now.loaded(),
            now.plc()),
        START.plusMillis(Math.round(seconds * 1e3)));
  }

  private static PressStatus.Climate platens(double upper, double lower) {
    return new PressStatus.Climate(
        Temperature.ofCelsius(upper), Temperature.ofCelsius(lower), Temperature.ofCelsius(25), 80);
  }

  /** A minute of dwell, read every second, after a ramp in which the platens were cold. */
  private Seen dwell(double upper, double lower) {
    read(-5, PressState.RAMP, platens(20, 20), List.of());
    for (int s = 0; s <= 60; s++) {
      read(s, PressState.DWELL, platens(upper, lower), List.of());
    }
    read(61, PressState.RELEASE, platens(20, 20), List.of());
    return meter.sight();
  }

  @Test
  void bothPlatensMustBeInBandThroughoutTheDwell() {
    StageResult good = judge(at(60), dwell(61.9, 58.1));
    assertEquals(List.of(), good.findings());
    assertEquals(Duration.ofSeconds(60), meter.sight().warmth());

    read(62, PressState.DWELL, platens(60, 57.9), List.of());
    StageResult cold = judge(at(60), meter.sight());
    assertEquals(Verdict.FAIL, cold.verdict());
    assertEquals(
        List.of("A9 platens between 57.9 °C and 61.9 °C in the dwell, 60 °C asked (±2 K)"),
        cold.findings());
  }

  @Test
  void aDwellNobodyReadATemperatureInCannotBeTold() {
    StageResult unseen = judge(at(60), Seen.NONE);
    assertEquals(Verdict.INCONCLUSIVE, unseen.verdict());
    assertEquals(
        List.of("A9 cannot be told: platen temperatures were read for 0 s of a dwell of 60 s"),
        unseen.findings().stream().map(each -> each.replace("59.98", "60")).toList());
    // 20 s nobody looked: a gap proves nothing
    for (int s = 0; s <= 60; s += s == 20 ? 20 : 1) {
      read(s, PressState.DWELL, platens(60, 60), List.of());
    }
    assertEquals(Duration.ofSeconds(40), meter.sight().warmth());
    assertEquals(Verdict.INCONCLUSIVE, judge(at(60), meter.sight()).verdict());
  }

  @Test
  void aStageThatAsksForNoTemperatureIsNotJudgedByIt() {
    assertEquals(Verdict.PASS, judge(strokes.lithium, dwell(40, 40)).verdict());
  }

  private static List<Force> cells(double one, double two, double three) {
    return List.of(new Force(one), new Force(two), new Force(three));
  }

  @Test
  void aTiltThatLastsIsAFailureAndNoiseIsNot() {
    SplittableRandom random = new SplittableRandom(5);
    for (int s = 0; s < 120; s++) {
      double noise = 0.04 * (random.nextDouble() * 2 - 1);
      read(s, PressState.DWELL, platens(25, 25), cells(7000 * (1 + noise), 6900, 6900));
    }
    assertEquals(Verdict.PASS, judge(strokes.lithium, meter.sight()).verdict());

    for (int s = 120; s < 240; s++) {
      read(s, PressState.DWELL, platens(25, 25), cells(7280, 6860, 6860));
    }
    assertEquals(0.06, meter.sight().imbalance(), 0.003);
    StageResult tilted = judge(strokes.lithium, meter.sight());
    assertEquals(Verdict.FAIL, tilted.verdict());
    String finding = tilted.findings().get(0);
    assertTrue(finding.startsWith("A8 imbalance of the platen cells up to 5.9"), finding);
    assertTrue(finding.endsWith("at most 5 % allowed"), finding);
  }

  @Test
  void belowFiveKilonewtonsAndWithoutCellsThereIsNoImbalance() {
    read(0, PressState.RAMP, platens(25, 25), cells(100, 0, 0));
    read(1, PressState.DWELL, platens(25, 25), List.of());
    assertTrue(Double.isNaN(meter.sight().imbalance()));
  }

  /** The trace of a faultless press keeps its height, which is no spring-back at all. */
  @Test
  void aSpringBackThatIsNotPlausibleWarnsAndNoMore() {
    StageResult none = judge(asking(-0.001, 0.01), Seen.NONE);
    assertEquals(Verdict.PASS, none.verdict(), none.findings()::toString);

    StageResult warned = judge(asking(0.005, 0.05), Seen.NONE);
    assertEquals(Verdict.PASS_WITH_DEVIATION, warned.verdict());
    assertTrue(
        warned.findings().get(0).startsWith("A11 spring-back in the die "),
        warned.findings()::toString);
    assertTrue(
        warned.findings().get(0).contains("0.5 % to 5 % expected"), warned.findings()::toString);
  }

  /** A stack that grows by 2 % of its height while the load comes off. */
  @Test
  void springBackIsMeasuredFromTheHighestLoadToTheLast() {
    StageJob job = asking(0.019, 0.021);
    TraceMeter trace = new TraceMeter(job, strokes.program, Duration.ofMillis(20));
    double height = job.solidHeight().metres() / Strokes.DENSITY;
    double highest = job.targetForce().newtons();
    for (TraceSample each : strokes.faultless) {
      double off = 1 - each.force().newtons() / highest;
      double least = Math.max(strokes.program.contact().newtons(), 0.02 * highest) / highest;
      double grown = height * 0.02 * off / (1 - least);
      trace.add(TestTrace.moved(each, -grown));
    }
    StageResult result = Acceptance.judge(job, Strokes.end(job, strokes.faultless), trace.facts());
    assertEquals(List.of(), result.findings());
  }

  private StageJob asking(double lowest, double highest) {
    AcceptanceCriteria usual = AcceptanceCriteria.USUAL;
    return AskedCriteria.in(
        strokes.lithium,
        new AcceptanceCriteria(
            usual.overshoot(),
            usual.inBand(),
            usual.dwellError(),
            usual.mean(),
            usual.ramp(),
            usual.tracking(),
            usual.release(),
            usual.imbalance(),
            usual.temperature(),
            usual.trace(),
            usual.density(),
            Optional.of(
                new AcceptanceCriteria.SpringBackWindow(
                    new Sourced<>(lowest, "E"), new Sourced<>(highest, "E"))),
            usual.yieldPressure()));
  }
}
