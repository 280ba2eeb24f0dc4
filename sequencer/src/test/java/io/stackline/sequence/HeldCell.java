package io.stackline.sequence;

import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import io.stackline.run.OrderId;
import io.stackline.run.RunId;
import io.stackline.run.TraceChunk;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A cell under stack pressure that breathes: what its press traces, a sample a second, handed over
 * every five minutes as long as somebody looks. Its clock goes on while nobody does.
 */
final class HeldCell {
  private static final Duration CHUNK = Duration.ofMinutes(5);
  private static final Area AREA = Area.ofMm2(78.5398);

  /** Far above the orders of the bridge, so that none of its chunks is taken for ours. */
  private static final long ORDER = 1_000_000;

  private static final long FIRST_MS = 6_000_000;
  private static final double BREATH_MM = 0.0086;
  private static final double HALF_CYCLE_S = Duration.ofHours(10).toSeconds();

  private final Bench bench;
  private final long runNumber;
  private final Instant began;
  private long second;
  private long chunks;
  private double mpa = 75;

  HeldCell(Bench bench, RunId run, int stage) {
    this.bench = bench;
    runNumber = bench.status(run).stages().get(stage).runNumber();
    began = bench.time.now();
  }

  /** From now on it feels this pressure. */
  HeldCell at(double pressure) {
    mpa = pressure;
    return this;
  }

  /** Lives on and is seen. */
  void live(Duration howLong) {
    Instant end = bench.time.now().plus(howLong);
    while (bench.time.now().isBefore(end)) {
      bench.time.advance(shorter(CHUNK, Duration.between(bench.time.now(), end)));
      handOver();
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private void handOver() {
    List<TraceSample> samples = new ArrayList<>();
    long now = Duration.between(began, bench.time.now()).toSeconds();
    for (; second <= now; second++) {
      samples.add(sample());
    }
    TraceChunk chunk =
        new TraceChunk(new OrderId(TestSite.P3, ORDER), ++chunks, runNumber, 0, samples);
    bench.board().traces().post(chunk.id(), chunk);
    bench.time.advance(Duration.ZERO);
  }

  private TraceSample sample() {
    double halves = second / HALF_CYCLE_S % 2;
    double breath = halves <= 1 ? halves : 2 - halves;
    return new TraceSample(
        second,
        FIRST_MS + 1000 * second,
        Pressure.ofMPa(mpa).on(AREA),
        Length.ofMm(40 - BREATH_MM * breath),
        2,
        SegmentType.INSITU,
        true,
        true);
  }

  /** Lives on and nobody looks: what its ring held is gone. */
  void unseen(Duration howLong) {
    bench.time.advance(howLong);
    second += howLong.toSeconds();
  }

  /** The press is read while it holds. */
  void read(double celsius) {
    PressStatus status = TestReading.at(PressState.INSITU, runNumber);
    PressStatus.Climate climate =
        new PressStatus.Climate(
            Temperature.ofCelsius(celsius - 1),
            Temperature.ofCelsius(celsius + 1),
            Temperature.ofCelsius(30),
            80);
    PressStatus warm =
        new PressStatus(
            status.state(),
            status.mode(),
            status.flags(),
            status.healthy(),
            status.trips(),
            status.warnings(),
            status.step(),
            status.forces(),
            status.motion(),
            climate,
            status.loaded(),
            status.plc());
    bench.read(
        new PressReading.Fresh(TestSite.P3, bench.time.now(), warm, Force.UNKNOWN, AREA, true));
  }
}
