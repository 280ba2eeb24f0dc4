package io.stackline.launch.soak;

import io.stackline.press.PressId;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Numbers;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What outlives a process of the store's trouble, and what a real store would draw by chance. */
final class StoreTrouble {
  private static final long PRIME = 0x9E3779B97F4A7C15L;
  private static final int NONCE_BITS = 33;

  private final long seed;
  private final Supplier<Instant> now;
  private final Consumer<Entry> witness;
  private Instant awayUntil = Instant.MIN;
  private boolean begun;

  /**
   * @param witness told of every entry that is in the journal for good
   */
  StoreTrouble(long seed, Supplier<Instant> now, Consumer<Entry> witness) {
    this.seed = seed;
    this.now = now;
    this.witness = witness;
  }

  /** The store does not answer until then. */
  void awayUntil(Instant end) {
    awayUntil = end;
  }

  boolean isAway() {
    return now.get().isBefore(awayUntil);
  }

  /** A new journal begins where the seed says, not where chance does. */
  Numbers drawn(Numbers found) {
    return begun ? found : new Numbers(1 + Math.floorMod(seed * PRIME, 1L << 31), found.orders());
  }

  long nonce(PressId press) {
    return 1 + (((seed + press.value().hashCode()) * PRIME) >>> NONCE_BITS);
  }

  void written(Entry entry) {
    begun = true;
    witness.accept(entry);
  }
}
