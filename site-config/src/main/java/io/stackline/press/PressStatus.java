package io.stackline.press;

import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.LinePressure;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a press says of itself at one moment, decoded from one untorn read.
 *
 * @param flags bits set in its status word
 * @param healthy permissives that are given
 * @param trips latched alarms; {@code warnings} those at warning level
 */
public record PressStatus(
    PressState state,
    PressMode mode,
    Set<StatusFlag> flags,
    Set<Interlock> healthy,
    Set<Alarm> trips,
    Set<Alarm> warnings,
    Step step,
    Forces forces,
    Motion motion,
    Climate climate,
    Loaded loaded,
    Plc plc) {
  public PressStatus {
    flags = Set.copyOf(flags);
    healthy = Set.copyOf(healthy);
    trips = Set.copyOf(trips);
    warnings = Set.copyOf(warnings);
  }

  /**
   * The segment under way.
   *
   * @param dwellCredited time in band so far
   */
  public record Step(
      int index,
      SegmentType type,
      Duration elapsed,
      Duration dwellCredited,
      Duration dwellRemaining) {}

  /**
   * Forces and the oil that makes them; NaN where not fitted.
   *
   * @param actual force of the controlling cell
   * @param setpoint working set-point of the force loop; {@code target} where it is going
   * @param peak highest since START
   * @param cells what each platen cell shows, three at 120°; empty if they are not fitted
   */
  public record Forces(
      Force actual,
      Force setpoint,
      Force target,
      Force lowRange,
      Force peak,
      LinePressure line,
      List<Force> cells) {
    public Forces {
      cells = List.copyOf(cells);
    }

    /** Those of a press without platen cells. */
    public Forces(
        Force actual, Force setpoint, Force target, Force lowRange, Force peak, LinePressure line) {
      this(actual, setpoint, target, lowRange, peak, line, List.of());
    }
  }

  /**
   * The ram; position grows as it closes.
   *
   * @param outputPercent output of the force loop, -100 to 100
   */
  public record Motion(Length position, Speed speed, double outputPercent) {}

  /** Temperatures and oil; NaN where not fitted. */
  public record Climate(
      Temperature platenUpper, Temperature platenLower, Temperature oil, double oilLevelPercent) {}

  /**
   * What is loaded in the PLC.
   *
   * @param runNumber RUN_ID of the last START, 0 if none
   */
  public record Loaded(long runNumber, ProfileState profile, int profileCrc, int limitsCrc) {}

  /**
   * The controller itself.
   *
   * @param uptime since its boot, wraps after 49.7 days
   * @param bootCount changes when it restarts
   * @param ownerEpoch grows with each grant of ownership and each boot
   * @param lease time left for its owner, zero if nobody owns it
   * @param traceHead sequence number of the next trace sample
   */
  public record Plc(
      Duration uptime,
      int bootCount,
      long ownerEpoch,
      Duration lease,
      long traceHead,
      long cycles) {}
}
