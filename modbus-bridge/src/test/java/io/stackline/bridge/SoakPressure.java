package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.plcsim.PlcState;
import io.stackline.plcsim.SensorParameters;
import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Judges the pressure once a second by what the cell truly feels, and compares each half-cycle with
 * what the trace tells of it.
 */
final class SoakPressure {
  /** What the cell may feel; its FORCE_CAP is 3 % more. */
  static final double CAP_MPA = 85;

  private static final double WINDOW_SHARE = 0.02;
  private static final double WINDOW_MPA = 1;
  private static final int SETTLE_S = 15;
  private static final int MINUTE_S = 60;
  private static final int TOP_UPS_A_MINUTE = 10;
  private static final double SAME_TIME = 0.002;
  private static final double SIGMAS = 6;
  private static final SensorParameters.LoadCell CELL = SensorParameters.withLowRange().low();

  /** What one sample may be off. */
  private static final double NOISE_MPA = mpa(SIGMAS * CELL.noiseN() + CELL.quantumN());

  /** How far the load cell's zero may wander from one half-cycle to the next. */
  private static final double WANDER_MPA =
      mpa(SIGMAS * CELL.wanderNPerRootHour() * Math.sqrt(2.0 * SoakPress.HALF_CYCLE.toHours()));

  /** Longest time between two samples of a trace without a hole. */
  private static final long STEP_MS = 1100;

  /** Pressure over a half-cycle, weighted by time. */
  private static final class HalfCycle {
    double lowest = Double.POSITIVE_INFINITY;
    double highest;
    double sum;
    double seconds;

    void add(double mpa, double forSeconds) {
      lowest = Math.min(lowest, mpa);
      highest = Math.max(highest, mpa);
      sum += mpa * forSeconds;
      seconds += forSeconds;
    }

    double mean() {
      return sum / seconds;
    }

    double amplitude() {
      return (highest - lowest) / 2;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.3f..%.3f MPa, mean %.4f, %.0f s", lowest, highest, mean(), seconds);
    }
  }

  /** What the cell has felt, second by second; nothing where it was not held. */
  private static final class Felt {
    private float[] mpa = new float[86_400];

    void put(int second, double value) {
      if (second >= mpa.length) {
        mpa = Arrays.copyOf(mpa, 2 * second);
      }
      mpa[second] = (float) value;
    }

    boolean holds(int second) {
      return second < mpa.length && mpa[second] > 0;
    }

    double at(int second) {
      return mpa[second];
    }
  }

  private final SoakPress press;
  private final Felt felt = new Felt();
  private final TreeMap<Integer, HalfCycle> truth = new TreeMap<>();
  private final TreeMap<Integer, HalfCycle> trace = new TreeMap<>();
  private final int[] topUpsBefore = new int[MINUTE_S];
  private Instant traced = Instant.MIN;
  private double targetMpa;
  private int settledS;
  private int countedS;
  private int topUps;
  final HalfCycle held = new HalfCycle();
  double highest;
  double worst;

  /** Largest difference of the means of a half-cycle. */
  double apart;

  long corrections;

  SoakPressure(SoakPress press) {
    this.press = press;
  }

  private static double mpa(double newtons) {
    return newtons * 1e-3 / SoakPress.KN_PER_MPA;
  }

  /** One second has gone by; the target must be one of those ordered. */
  void look(Instant now, Set<Double> targets) {
    double mpa = press.mpa();
    highest = Math.max(highest, mpa);
    assertTrue(mpa <= CAP_MPA, () -> now + ": " + mpa + " MPa in " + press.state());
    if (!holding()) {
      settledS = 0;
      countedS = 0;
      return;
    }
    feel(now);
    count(now);
    double target = press.targetMpa();
    settledS = target == targetMpa ? settledS + 1 : 0;
    targetMpa = target;
    assertTrue(
        targets.stream().anyMatch(each -> Math.abs(each - target) < 1e-4),
        () -> now + ": held at " + target + " MPa, ordered " + targets);
    if (settledS >= SETTLE_S) {
      held.add(mpa, 1);
      worst = Math.max(worst, Math.abs(mpa - target));
      assertEquals(target, mpa, Math.max(WINDOW_SHARE * target, WINDOW_MPA), () -> "at " + now);
    }
  }

  /** Writes down what is felt now, if it is held; a second looked at twice is the same second. */
  void feel(Instant now) {
    if (holding()) {
      felt.put(press.second(now), press.mpa());
    }
  }

  private boolean holding() {
    return press.powered() && press.state() == PlcState.INSITU;
  }

  private void count(Instant now) {
    int present = press.topUps();
    int second = countedS % MINUTE_S;
    if (countedS > 0) {
      corrections += present - topUps & 0xFFFF;
    }
    if (countedS >= MINUTE_S) {
      int more = present - topUpsBefore[second] & 0xFFFF;
      assertTrue(more <= TOP_UPS_A_MINUTE, () -> now + ": " + more + " corrections in a minute");
    }
    topUpsBefore[second] = present;
    topUps = present;
    countedS++;
  }

  /** A sample that the bridge has handed over; one handed over before counts once. */
  void told(TraceSample sample) {
    Instant at = press.timeOf(sample.uptimeMs());
    if (!at.isAfter(traced)) {
      return;
    }
    boolean next = !traced.equals(Instant.MIN) && !at.isAfter(traced.plusMillis(STEP_MS));
    if (next && sample.segment() == SegmentType.INSITU) {
      double seconds = Duration.between(traced, at).toMillis() * 1e-3;
      half(trace, press.second(at)).add(mpa(sample.force().newtons()), seconds);
      for (int second = press.second(traced) + 1; second <= press.second(at); second++) {
        if (felt.holds(second)) {
          half(truth, second).add(felt.at(second), 1);
        }
      }
    }
    traced = at;
  }

  private static HalfCycle half(Map<Integer, HalfCycle> of, int second) {
    int index = second / (int) SoakPress.HALF_CYCLE.toSeconds();
    return of.computeIfAbsent(index, half -> new HalfCycle());
  }

  /** Compares each half-cycle, as far as its trace was handed over; how many hours those were. */
  double compare() {
    double hours = 0;
    double zero = 0;
    for (Map.Entry<Integer, HalfCycle> each : truth.entrySet()) {
      HalfCycle real = each.getValue();
      HalfCycle seen = trace.getOrDefault(each.getKey(), new HalfCycle());
      String both = "half-cycle " + each.getKey() + ": truly " + real + ", by its trace " + seen;
      double off = seen.mean() - real.mean();
      apart = Math.max(apart, Math.abs(off));
      assertEquals(real.seconds, seen.seconds, SAME_TIME * real.seconds + 10, both);
      assertEquals(zero, off, WANDER_MPA, both);
      assertEquals(real.lowest + off, seen.lowest, NOISE_MPA + WANDER_MPA, both);
      assertEquals(real.highest + off, seen.highest, NOISE_MPA + WANDER_MPA, both);
      assertEquals(real.amplitude(), seen.amplitude(), NOISE_MPA, both);
      zero = off;
      hours += real.seconds / 3600;
    }
    return hours;
  }

  int halfCycles() {
    return truth.size();
  }
}
