package io.stackline.cluster;

import io.stackline.press.PressReading;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A reading as it came, which is understood when somebody asks for it: a bridge hears all readings
 * of the others and has no use for them. Thread-safe.
 */
final class Said {
  private @Nullable Supplier<Optional<PressReading>> unread;
  private Optional<PressReading> reading = Optional.empty();

  /**
   * Not looked into yet.
   *
   * @param word what is in it, empty if that cannot be understood; called once, if ever
   */
  Said(Supplier<Optional<PressReading>> word) {
    unread = word;
  }

  static Said of(PressReading reading) {
    Said said = new Said(() -> Optional.of(reading));
    said.reading();
    return said;
  }

  synchronized Optional<PressReading> reading() {
    if (unread != null) {
      reading = unread.get();
      unread = null;
    }
    return reading;
  }
}
