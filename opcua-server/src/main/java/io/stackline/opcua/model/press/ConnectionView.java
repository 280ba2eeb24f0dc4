package io.stackline.opcua.model.press;

import io.stackline.press.PressReading;
import io.stackline.press.PressReading.Fresh;
import io.stackline.press.PressReading.Lost;
import io.stackline.press.PressReading.Stale;
import java.time.Instant;
import java.util.Optional;

/**
 * The connection to a press, as its readings tell it.
 *
 * @param reading the last one
 * @param since when the connection became what it is
 * @param lastGood when the press was last read
 * @param losses how often it was lost since the server started
 */
record ConnectionView(
    PressReading reading, Instant since, Optional<Instant> lastGood, long losses) {
  /** With the first reading. */
  static ConnectionView first(PressReading reading) {
    return new ConnectionView(
        reading, reading.at(), read(reading), reading instanceof Lost ? 1 : 0);
  }

  ConnectionView next(PressReading now) {
    boolean same = now.quality() == reading.quality();
    boolean lost = now instanceof Lost && !(reading instanceof Lost);
    return new ConnectionView(
        now, same ? since : now.at(), read(now).or(() -> lastGood), lost ? losses + 1 : losses);
  }

  /** Whether people would be told the same of both. */
  boolean saysTheSame(PressReading now) {
    return now.quality() == reading.quality() && now.remark().equals(reading.remark());
  }

  private static Optional<Instant> read(PressReading reading) {
    if (reading instanceof Fresh fresh) {
      return Optional.of(fresh.sampled().source());
    }
    if (reading instanceof Stale stale) {
      return Optional.of(stale.since());
    }
    return Optional.empty();
  }
}
