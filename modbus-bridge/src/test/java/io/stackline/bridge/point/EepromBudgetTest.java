package io.stackline.bridge.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.map.Eeprom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EepromBudgetTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final EepromBudget NEW =
      EepromBudget.of(new Eeprom(100_000, 100, Optional.of("writes")));

  @Test
  void beyondTheDaysBudgetIsRefusedUntilTheFirstWritesAreADayOld() {
    EepromBudget spent = NEW.spent(60, NOON).spent(30, NOON.plus(Duration.ofHours(1)));

    assertEquals(10, spent.leftToday(hours(2)));
    assertEquals(Optional.empty(), spent.refusal(10, hours(2)));
    assertEquals(
        Optional.of(
            "11 writes more exceed the 100 a day allowed to its memory, of which 90 are spent;"
                + " wait, or allow more for this press in the site's files"),
        spent.refusal(11, hours(2)));
    assertEquals(Optional.empty(), spent.refusal(70, hours(24)));
    assertEquals(100, spent.leftToday(hours(25)));
    assertEquals(Optional.empty(), spent.refusal(0, hours(2)), "nothing is written");
  }

  @Test
  void aWriteOfOursThatTheCounterShowsIsNotCountedAgain() {
    EepromBudget ours = NEW.seen(5000, NOON).spent(20, NOON);
    assertEquals(5020, ours.life());

    EepromBudget seen = ours.seen(5020, hours(1));

    assertEquals(5020, seen.life());
    assertEquals(80, seen.leftToday(hours(1)));
    assertEquals(77, seen.seen(5023, hours(2)).leftToday(hours(2)), "the panel wrote three");
  }

  @Test
  void theLifeOfTheMemoryIsNotExceeded() {
    EepromBudget old = NEW.seen(99_990, NOON);

    assertEquals(Optional.empty(), old.refusal(10, NOON));
    assertEquals(
        Optional.of(
            "11 writes more would wear out the memory: 99990 of 100000 are spent;"
                + " replace it and restart the bridge"),
        old.refusal(11, NOON));
  }

  /** A 16-bit counter of a memory that bears 100,000 writes wraps within its life. */
  @Test
  void aCounterThatStepsBackMakesNothingYounger() {
    EepromBudget wrapped = NEW.seen(65_530, NOON).spent(10, NOON).seen(4, hours(1));

    assertTrue(wrapped.life() >= 65_540, "life " + wrapped.life());
    assertEquals(90, wrapped.leftToday(hours(1)));
  }

  @Test
  void aDayOfWritesIsRememberedInBoundedSpace() {
    EepromBudget budget = EepromBudget.of(new Eeprom(10_000_000, 1_000_000, Optional.empty()));
    for (int second = 0; second < 2 * 86_400; second += 60) {
      budget = budget.spent(1, NOON.plusSeconds(second));
    }

    assertTrue(budget.day().size() <= 146, "entries " + budget.day().size());
    long spent = 1_000_000 - budget.leftToday(hours(48));
    assertTrue(spent >= 1440 && spent <= 1451, "spent " + spent);
  }

  private static Instant hours(int hours) {
    return NOON.plus(Duration.ofHours(hours));
  }
}
