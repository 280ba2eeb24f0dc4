package io.stackline.launch.soak;

import io.stackline.press.PressId;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Numbers;
import java.time.Instant;
import java.util.Optional;
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
  private Optional<Fault.StoreAway> atNextEntry = Optional.empty();
  private boolean begun;

  /**
   * @param witness told of every entry that is in the journal for good
   */
  StoreTrouble(long seed, Supplier<Instant> now, Consumer<Entry> witness) {
    this.seed = seed;
    this.now = now;
    this.witness = witness;
  }

  /** The store goes away. */
  void goesAway(Fault.StoreAway how) {
    if (how.commit() == Fault.Commit.NONE) {
      awayUntil = now.get().plus(how.lasts());
    } else {
      atNextEntry = Optional.of(how);
    }
  }

  /** An entry is about to be written: what becomes of its commit. */
  Fault.Commit commit() {
    Optional<Fault.StoreAway> how = atNextEntry;
    atNextEntry = Optional.empty();
    how.ifPresent(away -> awayUntil = now.get().plus(away.lasts()));
    return how.map(Fault.StoreAway::commit).orElse(Fault.Commit.NONE);
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
