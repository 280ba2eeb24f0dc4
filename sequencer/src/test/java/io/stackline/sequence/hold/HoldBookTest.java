package io.stackline.sequence.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.recipe.StackPressure;
import io.stackline.run.HoldSummary;
import io.stackline.run.HoldSummary.Span;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Hours and half cycles of holds whose figures are known beforehand. */
final class HoldBookTest {
  private static final double TARGET = 75;
  private static final int HOUR = 3600;
  private static final StackPressure GAP =
      new StackPressure(StackPressure.Mode.CONSTANT_GAP, Optional.empty());

  private static HoldBook book(StackPressure hold) {
    return new HoldBook(
        HoldTrace.AREA, hold, Pressure.ofMPa(TARGET), PressureRate.ofMPaPerSecond(1));
  }

  /** A cell that is charged and discharged in ten hours each. */
  private static double triangle(double seconds) {
    double halves = seconds / (10.0 * HOUR) % 2;
    return halves <= 1 ? halves : 2 - halves;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  @Test
  void threeDaysOfABreathingCellAtAConstantGapHaveTheirHoursAndHalfCycles() {
    HoldTrace trace = new HoldTrace(book(GAP));
    SplittableRandom random = new SplittableRandom(7);
    for (int s = 0; s <= 72 * HOUR; s++) {
      double noise = 0.15 * (random.nextDouble() * 2 - 1);
      trace.sample(s, TARGET + 8 * triangle(s) + noise, 40);
    }

    List<HoldSummary> hours = trace.summaries(Span.HOUR);
    assertEquals(72, hours.size());
    HoldSummary third = hours.get(3);
    assertEquals(3, third.n());
    assertEquals(Duration.ofHours(3), third.from());
    assertEquals(Duration.ofHours(1), third.length());
    assertEquals(1, third.coverage(), 1e-12);
    assertEquals(TARGET + 8 * 0.35, third.pressure().mean().toMPa(), 0.01);
    assertEquals(TARGET + 8 * 0.30, third.pressure().lowest().toMPa(), 0.16);
    assertEquals(TARGET + 8 * 0.40, third.pressure().highest().toMPa(), 0.16);
    assertEquals(40, third.position().mean().toMm(), 1e-9);

    List<HoldSummary> halves = trace.summaries(Span.HALF_CYCLE);
    assertEquals(7, halves.size(), "seven turning points in 72 h: " + halves);
    for (HoldSummary each : halves) {
      assertEquals(10.0 * HOUR, seconds(each.length()), 400, each::toString);
      assertEquals(TARGET + 4, each.pressure().mean().toMPa(), 0.05, each::toString);
      assertEquals(4, each.amplitude().toMPa(), 0.2, each::toString);
    }
    for (int i = 1; i < halves.size(); i++) {
      assertEquals(halves.get(i - 1).to(), halves.get(i).from(), "none overlaps, none is between");
    }
  }

  @Test
  void atConstantPressureTheRamTellsTheHalfCycles() {
    HoldTrace trace = new HoldTrace(book(StackPressure.PLAIN));
    SplittableRandom random = new SplittableRandom(3);
    for (int s = 0; s <= 45 * HOUR; s++) {
      double noise = 0.0005 * (random.nextDouble() * 2 - 1);
      trace.sample(s, TARGET, 40 - 0.0086 * triangle(s) + noise);
    }
    List<HoldSummary> halves = trace.summaries(Span.HALF_CYCLE);
    assertEquals(4, halves.size(), halves::toString);
    assertEquals(10.0 * HOUR, seconds(halves.get(2).length()), 900);
    assertEquals(40 - 0.0043, halves.get(2).position().mean().toMm(), 1e-4);
  }

  /** The same seconds count the same, however many samples tell of them. */
  @Test
  void timeCountsAndNotSamples() {
    HoldTrace trace = new HoldTrace(book(StackPressure.PLAIN));
    for (int ms = 0; ms < 900_000; ms += 100) {
      trace.sample(ms / 1e3, 70, 40);
    }
    for (int s = 900; s <= HOUR; s += 9) {
      trace.sample(s, 78, 40);
    }
    HoldSummary hour = trace.summaries(Span.HOUR).get(0);
    double expected = (900 * 70 + 2700 * 78) / 3600.0;
    assertEquals(expected, hour.pressure().mean().toMPa(), 0.001);
  }

  @Test
  void aGapIsAGapAndNeverZero() {
    HoldTrace trace = new HoldTrace(book(StackPressure.PLAIN));
    for (int s = 0; s <= 1800; s++) {
      trace.sample(s, TARGET, 40);
    }
    // nobody looked for three hours and a half
    for (int s = 4 * HOUR; s <= 5 * HOUR; s++) {
      trace.sample(s, TARGET + 2, 40);
    }
    List<HoldSummary> hours = trace.summaries(Span.HOUR);
    assertEquals(5, hours.size());
    assertEquals(0.5, hours.get(0).coverage(), 1e-9);
    assertEquals(TARGET, hours.get(0).pressure().mean().toMPa(), 1e-9);
    assertEquals(TARGET, hours.get(0).pressure().lowest().toMPa(), 1e-9);
    for (HoldSummary dark : hours.subList(1, 4)) {
      assertEquals(0, dark.coverage());
      assertTrue(!dark.pressure().isKnown() && !dark.pressure().mean().isKnown(), dark::toString);
    }
    assertEquals(1, hours.get(4).coverage(), 1e-9);
    assertEquals(TARGET + 2, hours.get(4).pressure().mean().toMPa(), 1e-9);
  }

  @Test
  void thePlcsClockMayWrapAndSamplesMayComeTwice() {
    HoldTrace trace = new HoldTrace(book(StackPressure.PLAIN), 0xFFFF_FFFFL - 1_000_000);
    for (int s = 0; s <= 2 * HOUR; s++) {
      trace.sample(s, TARGET, 40);
      trace.sample(Math.max(0, s - 30), 10, 10);
    }
    List<HoldSummary> hours = trace.summaries(Span.HOUR);
    assertEquals(2, hours.size());
    assertEquals(TARGET, hours.get(1).pressure().lowest().toMPa(), 1e-9);
  }

  @Test
  void aTagMayTellTheHalfCyclesInstead() {
    StackPressure told =
        new StackPressure(
            StackPressure.Mode.CONSTANT_PRESSURE,
            Optional.empty(),
            Optional.empty(),
            Optional.of("cycler-step"));
    HoldBook book = book(told);
    HoldTrace trace = new HoldTrace(book);
    for (int s = 0; s <= 5 * HOUR; s++) {
      if (s % (2 * HOUR) == 0) {
        double step = s / (2.0 * HOUR);
        trace.facts().addAll(book.marked(step, HoldTrace.AT));
        trace.facts().addAll(book.marked(step + 0.2, HoldTrace.AT));
      }
      trace.sample(s, TARGET, 40 - 0.0086 * triangle(s * 5.0));
    }
    trace.close(5 * HOUR);
    List<HoldSummary> halves = trace.summaries(Span.HALF_CYCLE);
    assertEquals(3, halves.size(), halves::toString);
    assertEquals(Duration.ofHours(2), halves.get(0).length().plusSeconds(1));
    assertEquals(Duration.ofHours(5), halves.get(2).to());
  }

  @Test
  void temperatureStandsBesideThePressureAsFarAsItWasRead() {
    HoldBook book = book(StackPressure.PLAIN);
    HoldTrace trace = new HoldTrace(book);
    for (int s = 0; s <= HOUR; s++) {
      if (s >= 1800 && s % 5 == 0) {
        double celsius = s < 2700 ? 25 : 27;
        book.warmed(Temperature.ofCelsius(celsius), HoldTrace.AT.plusSeconds(s));
      }
      trace.sample(s, TARGET, 40);
    }
    HoldSummary hour = trace.summaries(Span.HOUR).get(0);
    assertEquals(1795, seconds(hour.temperature().seen()), 6);
    assertEquals(26, hour.temperature().mean().toCelsius(), 0.01);
    assertEquals(25, hour.temperature().lowest().toCelsius(), 1e-9);
    assertEquals(27, hour.temperature().highest().toCelsius(), 1e-9);
  }

  @Test
  void theEndSumsUpWhatIsUnderWay() {
    HoldTrace trace = new HoldTrace(book(StackPressure.PLAIN));
    for (int s = 0; s <= 5400; s++) {
      trace.sample(s, TARGET, 40);
    }
    trace.close(5400);
    List<HoldSummary> hours = trace.summaries(Span.HOUR);
    assertEquals(2, hours.size());
    assertEquals(Duration.ofMinutes(30), hours.get(1).length());
    assertEquals(Duration.ofMinutes(90), trace.summaries(Span.HALF_CYCLE).get(0).length());
  }

  /** A million additions of a tenth lose six digits in a plain sum. */
  @Test
  void longSumsKeepTheirDigits() {
    CompensatedSum sum = new CompensatedSum();
    for (int i = 0; i < 10_000_000; i++) {
      sum.add(0.1);
    }
    assertEquals(1_000_000, sum.value(), 1e-9);
  }
}
