package io.stackline.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.Sourced;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What counts as outside of a hold's window: the recipe's word, else what is usual. */
class HoldWindowTest {
  @Test
  void usuallyFivePercentOrTwoMegapascalsForHalfAMinute() {
    HoldWindow high = HoldWindow.of(StackPressure.PLAIN, Pressure.ofMPa(75));
    assertEquals(3.75, high.deviation().orElseThrow().value().toMPa(), 1e-12);
    assertEquals(Criteria.USUAL, high.deviation().orElseThrow().source());
    assertEquals(Duration.ofSeconds(30), high.lasting().value());
    assertEquals(0.2, high.contactLoss().value());
    assertEquals(HoldAlarm.Then.TELL, high.then());

    HoldWindow low = HoldWindow.of(StackPressure.PLAIN, Pressure.ofMPa(20));
    assertEquals(2, low.deviation().orElseThrow().value().toMPa(), 1e-12);
  }

  @Test
  void atAConstantGapThePressureSwingsUnlessTheRecipeBoundsIt() {
    StackPressure gap = new StackPressure(StackPressure.Mode.CONSTANT_GAP, Optional.empty());
    assertTrue(HoldWindow.of(gap, Pressure.ofMPa(75)).deviation().isEmpty());

    HoldAlarm asked =
        new HoldAlarm(
            Optional.of(new Tolerance.OfShare(new Sourced<>(0.2, "E"))),
            Optional.empty(),
            Optional.empty(),
            HoldAlarm.Then.RELEASE);
    StackPressure bounded =
        new StackPressure(
            StackPressure.Mode.CONSTANT_GAP,
            Optional.empty(),
            Optional.of(asked),
            Optional.empty());
    HoldWindow window = HoldWindow.of(bounded, Pressure.ofMPa(75));
    assertEquals(15, window.deviation().orElseThrow().value().toMPa(), 1e-12);
    assertEquals("E", window.deviation().orElseThrow().source());
    assertEquals(HoldAlarm.Then.RELEASE, window.then());
  }
}
