package io.stackline.bridge.point;

import io.stackline.map.Eeprom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may still be written into a memory that wears out: so many registers within any 24 hours,
 * and so many in the device's life. Pure.
 *
 * <p>Each write is counted once, when it is sent and the device has not said that it did not do it.
 * A device that counts its writes itself shows those of others too, of the panel for instance: what
 * its counter has grown by beyond our own writes is added. Without a counter nothing is known of
 * the life of the memory, and nothing of the day is remembered across a restart of the bridge; with
 * one, its life is known again at once and the day begins anew.
 *
 * @param sent our own writes since the counter was last seen
 * @param counter last value of the device's counter, -1 if it was never seen
 * @param gone what the counter had counted before it was seen to step back: it has wrapped, or the
 *     device was replaced, and only the worse of it is assumed until the bridge restarts
 * @param day what was written within the last 24 hours, oldest first, at most one entry for ten
 *     minutes
 */
public record EepromBudget(Eeprom eeprom, long sent, long counter, long gone, List<Spent> day) {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration GRAIN = Duration.ofMinutes(10);

  /**
   * So many writes.
   *
   * @param since when the first of them was made; {@code until} when the last was
   */
  public record Spent(Instant since, Instant until, long writes) {}

  public EepromBudget {
    day = List.copyOf(day);
  }

  /** Nothing is known to have been written yet. */
  public static EepromBudget of(Eeprom eeprom) {
    return new EepromBudget(eeprom, 0, -1, 0, List.of());
  }

  /** Writes left within the 24 hours that end now. */
  public long leftToday(Instant now) {
    return Math.max(0, eeprom.writesADay() - today(now));
  }

  private long today(Instant now) {
    return day.stream()
        .filter(spent -> spent.until().isAfter(now.minus(DAY)))
        .mapToLong(Spent::writes)
        .sum();
  }

  /** Writes the memory has taken in its life, as far as the device counts them; else ours. */
  public long life() {
    return gone + Math.max(0, counter) + sent;
  }

  /** Why so many writes more must not be made now, with the remedy; empty if they may. */
  public Optional<String> refusal(long writes, Instant now) {
    if (writes == 0) {
      return Optional.empty();
    }
    if (life() + writes > eeprom.writesMax()) {
      return Optional.of(
          String.format(
              "%d writes more would wear out the memory: %d of %d are spent;"
                  + " replace it and restart the bridge",
              writes, life(), eeprom.writesMax()));
    }
    if (today(now) + writes > eeprom.writesADay()) {
      return Optional.of(
          String.format(
              "%d writes more exceed the %d a day allowed to its memory, of which %d are spent;"
                  + " wait, or allow more for this press in the site's files",
              writes, eeprom.writesADay(), today(now)));
    }
    return Optional.empty();
  }

  /** After so many registers were written, or may have been. */
  public EepromBudget spent(long writes, Instant now) {
    return writes == 0
        ? this
        : new EepromBudget(eeprom, sent + writes, counter, gone, with(writes, now));
  }

  /** After the device's counter was read. */
  public EepromBudget seen(long counted, Instant now) {
    if (counter < 0) {
      return new EepromBudget(eeprom, 0, counted, gone, day);
    }
    boolean back = counted < counter;
    long grown = back ? 0 : counted - counter;
    long others = Math.max(0, grown - sent);
    long before = back ? gone + counter + sent : gone;
    return new EepromBudget(eeprom, 0, counted, before, with(others, now));
  }

  private List<Spent> with(long writes, Instant now) {
    if (writes == 0) {
      return day;
    }
    List<Spent> next = new ArrayList<>(day);
    next.removeIf(spent -> !spent.until().isAfter(now.minus(DAY)));
    if (!next.isEmpty() && now.isBefore(next.get(next.size() - 1).since().plus(GRAIN))) {
      Spent last = next.remove(next.size() - 1);
      next.add(new Spent(last.since(), now, last.writes() + writes));
    } else {
      next.add(new Spent(now, now, writes));
    }
    return next;
  }
}
