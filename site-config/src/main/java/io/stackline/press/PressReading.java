package io.stackline.press;

import io.stackline.unit.Area;
import io.stackline.unit.Force;
import java.time.Instant;
import java.util.Optional;

/**
 * What the bridge knows of one press: fresh, stale, or nothing. Dead data cannot be taken for
 * alive, because {@link Lost} carries none.
 */
public sealed interface PressReading {
  PressId press();

  /** Process time at which the bridge learnt this. */
  Instant at();

  Quality quality();

  /** The status, unless the press is lost. */
  Optional<PressStatus> status();

  /** What the operator should know about the connection, empty if all is well. */
  String remark();

  /**
   * Read in the last scan.
   *
   * @param cap FORCE_CAP the PLC works with, as read back; {@link Force#UNKNOWN} if no limits are
   *     loaded
   * @param owned whether this site's bridge owns the press
   * @param sampled when it was true and how far each value may be trusted
   */
  record Fresh(
      PressId press,
      Instant at,
      PressStatus now,
      Force cap,
      Area dieArea,
      boolean owned,
      Sampled sampled)
      implements PressReading {
    /** A reading in which nothing is doubtful, true when it was read. */
    public Fresh(
        PressId press, Instant at, PressStatus now, Force cap, Area dieArea, boolean owned) {
      this(press, at, now, cap, dieArea, owned, Sampled.at(at));
    }

    @Override
    public Quality quality() {
      return Quality.GOOD;
    }

    @Override
    public Optional<PressStatus> status() {
      return Optional.of(now);
    }

    @Override
    public String remark() {
      return "";
    }
  }

  /**
   * At least three scans missed: the last status, not to be relied on.
   *
   * @param since when it was last read
   */
  record Stale(PressId press, Instant at, Instant since, PressStatus last, String remark)
      implements PressReading {
    @Override
    public Quality quality() {
      return Quality.UNCERTAIN;
    }

    @Override
    public Optional<PressStatus> status() {
      return Optional.of(last);
    }
  }

  /**
   * Ten scans missed, or never reached.
   *
   * @param since when it was last read, or when the bridge started
   */
  record Lost(PressId press, Instant at, Instant since, String remark) implements PressReading {
    @Override
    public Quality quality() {
      return Quality.BAD;
    }

    @Override
    public Optional<PressStatus> status() {
      return Optional.empty();
    }
  }
}
