package io.stackline.bridge.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A PLC's running time on our process clock: when the status last read was made. Never after it was
 * read, never before the one read before it. Pure; one for each PLC.
 *
 * <p>A status was made before its answer came and, but for the age it may have, after it was asked
 * for. So each answer bounds when the PLC's uptime was zero, and the fastest answers bound it best.
 * Bounds known before are kept, moved by the drift the PLC's clock has shown and widened by what is
 * not known of it; an answer that contradicts them shows that the clock was set, or that it stood.
 *
 * @param known bounds of when the uptime was zero; empty before the first status
 * @param source when the last status was made, late by at most {@link #error}
 * @param jump what happened to the PLC's clock between the last two statuses, empty if nothing
 */
public record PlcClock(Optional<Bounds> known, Instant source, String jump) {
  /** Further than this no crystal goes wrong. */
  static final double DRIFT_MAX = 200e-6;

  /** How much a drift may change with the temperature of a cabinet. */
  private static final double DRIFT_DOUBT = 20e-6;

  /** A drift is looked for over this time at least, and at most, before it is looked for anew. */
  private static final double SPAN_MIN_NANOS = 60e9;

  private static final double SPAN_MAX_NANOS = 3600e9;

  /** A contradiction that is worth a word. */
  private static final long JUMP_MIN_NANOS = Duration.ofMillis(500).toNanos();

  private static final long MILLI = 1_000_000;
  private static final long WRAP = 1L << 32;

  /** Nothing was read yet. */
  public static final PlcClock UNKNOWN = new PlcClock(Optional.empty(), Instant.MIN, "");

  /**
   * What one read of the PLC says of its clock.
   *
   * @param boot number that changes with each restart
   * @param uptimeMs since its start, wraps at 2³²
   * @param asked process time before the request; {@code answered} after the answer
   * @param age how old a status may be when it is asked for
   */
  public record Look(int boot, long uptimeMs, Instant asked, Instant answered, Duration age) {}

  /**
   * When the uptime was zero, in nanoseconds since 1970.
   *
   * @param boot during which this holds
   * @param uptimeMs of the last status, counted on beyond its wraps
   * @param seen process time of the last status, nanoseconds since 1970
   * @param drift how fast both bounds move, below zero if the PLC's clock is fast
   */
  record Bounds(int boot, long uptimeMs, long earliest, long latest, long seen, Drift drift) {}

  /**
   * How fast the bounds move, from where they were to where they are.
   *
   * @param earliest bound at the time {@code since}; {@code latest} likewise
   * @param rate seconds a second; {@code doubt} what may be added to or taken from it
   */
  record Drift(long earliest, long latest, long since, double rate, double doubt) {
    static Drift unknown(long earliest, long latest, long since) {
      return new Drift(earliest, latest, since, 0, DRIFT_MAX);
    }

    Drift after(long now, long earliestNow, long latestNow) {
      double span = now - since;
      if (span < SPAN_MIN_NANOS) {
        return this;
      }
      double low = Math.max(-DRIFT_MAX, (earliestNow - latest) / span);
      double high = Math.min(DRIFT_MAX, (latestNow - earliest) / span);
      double doubtNow = Math.max(DRIFT_DOUBT, (high - low) / 2);
      boolean better = low <= high && (doubtNow <= doubt || span > SPAN_MAX_NANOS / 2.0);
      double rateNow = better ? (low + high) / 2 : rate;
      double kept = better ? doubtNow : doubt;
      return span < SPAN_MAX_NANOS
          ? new Drift(earliest, latest, since, rateNow, kept)
          : new Drift(earliestNow, latestNow, now, rateNow, kept);
    }
  }

  /** How much earlier than {@link #source} the status may have been made. */
  public Duration error() {
    return known.map(b -> Duration.ofNanos(b.latest - b.earliest)).orElse(Duration.ZERO);
  }

  /** How fast the PLC's clock goes, in millionths: above zero if it is fast; bounded by 200. */
  public double driftPpm() {
    return known.map(bounds -> -1e6 * bounds.drift.rate).orElse(0.0);
  }

  /**
   * After another status of the same PLC.
   *
   * @param steady whether the PLC keeps real time; a simulated one whose time is scaled may lag as
   *     it likes, so that each status is believed to be as young as it can be
   */
  public PlcClock see(Look look, boolean steady) {
    if (known.isEmpty() || known.get().boot != look.boot) {
      return begun(look, look.uptimeMs, "");
    }
    Bounds bounds = known.get();
    long step = Math.floorMod(look.uptimeMs - bounds.uptimeMs, WRAP);
    if (step == 0) {
      return jump.isEmpty() ? this : new PlcClock(known, source, "");
    }
    if (step >= WRAP / 2) {
      return begun(look, look.uptimeMs, says("went back by", (WRAP - step) * MILLI));
    }
    long uptime = bounds.uptimeMs + step;
    return steady ? narrowed(bounds, look, uptime) : begun(look, uptime, "");
  }

  /** The bounds a single look gives: nothing else is known. */
  private PlcClock begun(Look look, long uptime, String said) {
    long answered = nanos(look.answered);
    long latest = answered - uptime * MILLI;
    long earliest = earliest(look, uptime);
    Bounds bounds =
        new Bounds(
            look.boot,
            uptime,
            earliest,
            latest,
            answered,
            Drift.unknown(earliest, latest, answered));
    return new PlcClock(Optional.of(bounds), later(look.answered), said);
  }

  /** The uptime shown is whole milliseconds that have passed. */
  private static long earliest(Look look, long uptime) {
    return nanos(look.asked) - look.age.toNanos() - (uptime + 1) * MILLI;
  }

  private PlcClock narrowed(Bounds before, Look look, long uptime) {
    long answered = nanos(look.answered);
    long passed = Math.max(0, answered - before.seen);
    long moved = (long) (before.drift.rate * passed);
    long wider = (long) (before.drift.doubt * passed);
    long latestKnown = before.latest + moved + wider;
    long earliestKnown = before.earliest + moved - wider;
    long latestNow = answered - uptime * MILLI;
    long earliestNow = earliest(look, uptime);
    if (latestNow < earliestKnown) {
      return begun(look, uptime, says("is suddenly ahead by", earliestKnown - latestNow));
    }
    if (earliestNow > latestKnown) {
      return begun(look, uptime, says("has lost", earliestNow - latestKnown));
    }
    long latest = Math.min(latestKnown, latestNow);
    long earliest = Math.max(earliestKnown, earliestNow);
    Bounds bounds =
        new Bounds(
            look.boot,
            uptime,
            earliest,
            latest,
            answered,
            before.drift.after(answered, earliest, latest));
    return new PlcClock(Optional.of(bounds), later(instant(latest + uptime * MILLI)), "");
  }

  private Instant later(Instant estimate) {
    return estimate.isAfter(source) ? estimate : source;
  }

  private static String says(String what, long nanos) {
    return nanos < JUMP_MIN_NANOS
        ? ""
        : "the PLC's clock " + what + " " + Math.rint(nanos / 1e6) / 1e3 + " s";
  }

  private static long nanos(Instant time) {
    return time.getEpochSecond() * 1_000_000_000 + time.getNano();
  }

  private static Instant instant(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }
}
