package io.stackline.launch.soak;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** What goes wrong on the wire to one press, transaction by transaction. One thread. */
final class Noise {
  /** What may become of a transaction. */
  enum Mishap {
    /** The PLC never hears of it. */
    REQUEST_LOST,
    /** The PLC does it, nobody is told. */
    ANSWER_LOST,
    /** Nobody is told; what was written arrives later, up to 20 s. */
    REQUEST_LATE,
    /** Nobody is told; what was written arrives at once, and later again. */
    REQUEST_TWICE,
    /** The status comes half of now and half of before. */
    TORN,
    /** The PLC is busy: exception 06, nothing was done. */
    BUSY,
    /** The gateway gives up: exception 0B, perhaps it was done. */
    GATEWAY,
    /** There is no connection at all. */
    CUT
  }

  private record Source(Mishap mishap, double share, Instant end, SplittableRandom random) {}

  private final List<Source> sources = new ArrayList<>();
  private final Map<Mishap, Long> made = new EnumMap<>(Mishap.class);

  /** From now on until the end this happens to a share of the transactions. */
  void add(Mishap mishap, double share, Instant end, long seed) {
    sources.add(new Source(mishap, share, end, new SplittableRandom(seed)));
  }

  /** What becomes of a transaction now. */
  Optional<Mishap> next(Instant now) {
    if (sources.isEmpty()) {
      return Optional.empty();
    }
    sources.removeIf(each -> !now.isBefore(each.end()));
    Optional<Mishap> first = Optional.empty();
    for (Source each : sources) {
      boolean strikes = each.random().nextDouble() < each.share();
      first = first.isEmpty() && strikes ? Optional.of(each.mishap()) : first;
    }
    first.ifPresent(each -> made.merge(each, 1L, Long::sum));
    return first;
  }

  long made(Mishap mishap) {
    return made.getOrDefault(mishap, 0L);
  }
}
