package io.stackline.bridge.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlcClockTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration AGE = Duration.ofMillis(20);

  /** The PLC, the wire and our clock, in ms since the start. */
  private static final class Bench {
    final Random random;
    final double rate;
    double uptime = 4_294_900_000.0;
    int boot = 1;
    double now;
    PlcClock clock = PlcClock.UNKNOWN;

    Bench(long seed, double driftPpm) {
      random = new Random(seed);
      rate = 1 + driftPpm / 1e6;
    }

    /** Lets time pass, then polls; returns how late the source is, ms. */
    double poll(double pause, double way, double back, boolean steady) {
      pass(pause);
      double asked = now;
      pass(way);
      double age = random.nextDouble() * AGE.toMillis();
      double made = now - age;
      long shown = (long) Math.floor(uptime - age * rate);
      pass(back);
      clock =
          clock.see(new PlcClock.Look(boot, shown & 0xFFFFFFFFL, at(asked), at(now), AGE), steady);
      assertFalse(clock.source().isAfter(at(now)), "the source lies in the future");
      return Duration.between(at(made), clock.source()).toNanos() / 1e6;
    }

    private void pass(double ms) {
      now += ms;
      uptime += ms * rate;
    }

    static Instant at(double ms) {
      return START.plusNanos((long) (ms * 1e6));
    }
  }

  /** Polls of 50 ms over a wire of 1 to 20 ms each way for 20 minutes; the uptime wraps at once. */
  @ParameterizedTest
  @CsvSource({"1, 0", "2, 150", "3, -150", "4, 30", "5, -190"})
  void theSourceIsNeverLateBeyondItsBoundNorBackNorAhead(long seed, double drift) {
    Bench bench = new Bench(seed, drift);
    Instant before = Instant.MIN;
    double worst = 0;
    for (int n = 0; n < 20_000; n++) {
      double late = bench.poll(50, way(bench), way(bench), true);
      String which = "seed " + seed + " poll " + n;

      assertFalse(bench.clock.source().isBefore(before), which);
      assertTrue(late >= -1.01, which + ": early by " + -late);
      assertTrue(late <= bench.clock.error().toNanos() / 1e6 + 1.01, which + ": late " + late);
      assertEquals("", bench.clock.jump(), which);
      before = bench.clock.source();
      worst = n > 2000 ? Math.max(worst, late) : worst;
    }
    assertTrue(worst < 12, "late by up to " + worst + " ms");
    assertEquals(drift, bench.clock.driftPpm(), 40, "drift");
  }

  @Test
  void aClockThatIsSetIsSaidOnceAndFollowed() {
    Bench bench = new Bench(6, 20);
    settle(bench);

    bench.uptime += 5000;
    double late = bench.poll(50, 2, 2, true);
    assertTrue(
        bench.clock.jump().startsWith("the PLC's clock is suddenly ahead by 4.9"),
        bench.clock.jump());
    assertTrue(late < 30, "late " + late);
    bench.poll(50, 2, 2, true);
    assertEquals("", bench.clock.jump());

    settle(bench);
    Instant before = bench.clock.source();
    bench.uptime -= 60_000;
    bench.poll(50, 2, 2, true);
    assertTrue(
        bench.clock.jump().startsWith("the PLC's clock went back by 59."), bench.clock.jump());
    assertFalse(bench.clock.source().isBefore(before));
  }

  @Test
  void aClockThatStoodIsSaid() {
    Bench bench = new Bench(7, 0);
    settle(bench);

    bench.now += 3000;
    bench.poll(50, 2, 2, true);

    assertTrue(bench.clock.jump().startsWith("the PLC's clock has lost 2.9"), bench.clock.jump());
  }

  @Test
  void aRestartIsNoJump() {
    Bench bench = new Bench(8, 0);
    settle(bench);

    bench.boot++;
    bench.uptime = 1000;
    double late = bench.poll(50, 2, 2, true);

    assertEquals("", bench.clock.jump());
    assertTrue(late < 30, "late " + late);
  }

  @Test
  void aStatusThatWasReadBeforeKeepsItsTime() {
    PlcClock clock = PlcClock.UNKNOWN.see(look(1000, 0, 4), true);

    assertEquals(clock.source(), clock.see(look(1000, 10, 14), true).source());
  }

  /** A simulated PLC under scaled time waits for its host and catches up as it can. */
  @Test
  void aScaledPlcMayLagAndCatchUp() {
    Bench bench = new Bench(9, 0);
    for (int n = 0; n < 2000; n++) {
      bench.uptime -= bench.random.nextInt(40);
      bench.uptime += n % 100 == 0 ? 1500 : 0;
      double late = bench.poll(50, 2, 2, false);
      assertEquals("", bench.clock.jump());
      assertTrue(late < 60, "late " + late);
    }
  }

  private static void settle(Bench bench) {
    for (int n = 0; n < 200; n++) {
      bench.poll(50, way(bench), way(bench), true);
    }
  }

  private static double way(Bench bench) {
    return 1 + 19 * bench.random.nextDouble();
  }

  private static PlcClock.Look look(long uptime, double asked, double answered) {
    return new PlcClock.Look(1, uptime, Bench.at(asked), Bench.at(answered), AGE);
  }
}
