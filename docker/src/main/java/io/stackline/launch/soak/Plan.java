package io.stackline.launch.soak;

import io.stackline.plcsim.Sensor;
import io.stackline.press.PressId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What goes wrong in a simulation, and how people behave: all of it drawn from one seed.
 *
 * @param runs how many runs are ordered
 * @param faults in the order they were drawn
 * @param mischief share of people's glances at which they do what they should not, 0 to 1
 * @param troubled until when anything goes wrong
 */
record Plan(long seed, int runs, List<Fault> faults, double mischief, Duration troubled) {
  private static final List<Sensor> SENSORS =
      List.of(Sensor.HIGH_CELL, Sensor.LOW_CELL, Sensor.LINE_PRESSURE, Sensor.POSITION);

  private static final long UPTIME_WRAPS = 1L << 32;

  Plan {
    faults = List.copyOf(faults);
  }

  /** The same with other faults. */
  Plan with(List<Fault> others) {
    return new Plan(seed, runs, others, mischief, troubled);
  }

  /** What a seed says for these presses. */
  static Plan draw(long seed, List<PressId> presses, Span span) {
    SplittableRandom random = new SplittableRandom(seed);
    int runs = within(random, span.runs());
    Duration troubled = Duration.ofSeconds(within(random, span.troubled()));
    Dice dice = new Dice(random, presses, troubled);
    List<Fault> faults = new ArrayList<>();
    for (int n = within(random, span.faults()); n > 0; n--) {
      faults.add(dice.fault());
    }
    double mischief = random.nextInt(3) == 0 ? 0 : random.nextDouble(0.3);
    return new Plan(seed, runs, faults, mischief * span.habits().mischief(), troubled);
  }

  private static int within(SplittableRandom random, Span.Range range) {
    return random.nextInt(range.from(), range.to() + 1);
  }

  /** Draws one fault after the other. */
  private static final class Dice {
    private final SplittableRandom random;
    private final List<PressId> presses;
    private final Duration troubled;

    Dice(SplittableRandom random, List<PressId> presses, Duration troubled) {
      this.random = random;
      this.presses = presses;
      this.troubled = troubled;
    }

    Fault fault() {
      Duration at = Duration.ofMillis(random.nextLong(troubled.toMillis()));
      return switch (random.nextInt(12)) {
        case 0, 1, 2 -> wire(at);
        case 3, 4, 5, 6 -> death(at);
        case 7 -> power(at);
        case 8 -> new Fault.StoreAway(at, one(Fault.Commit.values()), seconds(1, 40));
        case 9 -> sensor(at);
        case 10 -> panel(at);
        default ->
            random.nextBoolean()
                ? new Fault.PlcClockJumps(at, press(), jump())
                : new Fault.PlcFreezes(at, press(), seconds(1, 20));
      };
    }

    private Fault wire(Duration at) {
      Noise.Mishap mishap = one(Noise.Mishap.values());
      boolean cut = mishap == Noise.Mishap.CUT;
      double share = cut ? 1 : Math.pow(10, -random.nextDouble(0.5, 2.5));
      return new Fault.OnTheWire(
          at, press(), mishap, share, seconds(1, cut ? 60 : 120), random.nextLong());
    }

    private Fault power(Duration at) {
      boolean forgets = random.nextInt(4) == 0;
      return new Fault.PowerFails(at, press(), moment(), seconds(0, 20), forgets);
    }

    private Fault sensor(Duration at) {
      Sensor sensor = SENSORS.get(random.nextInt(SENSORS.size()));
      Fault.Break how = one(Fault.Break.values());
      return new Fault.SensorBreaks(at, press(), moment(), sensor, how, seconds(5, 60));
    }

    private Fault panel(Duration at) {
      Fault.Hand hand = one(Fault.Hand.values());
      return new Fault.AtThePanel(at, press(), moment(), hand, seconds(1, 40));
    }

    private Fault death(Duration at) {
      Fault.Who who = one(Fault.Who.values());
      Mortal.Step step = one(Mortal.Step.values());
      int many = step == Mortal.Step.LOOK || step == Mortal.Step.SHOW ? 400 : 12;
      boolean jumps = random.nextInt(3) == 0 && who == Fault.Who.PROCESS;
      Duration clock = jumps ? Duration.ofSeconds(random.nextLong(-7200, 7200)) : Duration.ZERO;
      return new Fault.WeDie(at, who, step, random.nextInt(1, many), seconds(0, 50), clock);
    }

    private long jump() {
      return switch (random.nextInt(3)) {
        case 0 -> random.nextLong(-5000, 5000);
        case 1 -> random.nextLong(-3_600_000, 3_600_000);
        default -> UPTIME_WRAPS - random.nextLong(1, 200_000);
      };
    }

    private Fault.Moment moment() {
      return one(Fault.Moment.values());
    }

    private PressId press() {
      return presses.get(random.nextInt(presses.size()));
    }

    private Duration seconds(int from, int to) {
      return Duration.ofMillis(random.nextLong(from * 1000L, to * 1000L));
    }

    private <T> T one(T[] all) {
      return all[random.nextInt(all.length)];
    }
  }
}
