package io.stackline.press;

import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * One stroke as the PLC will run it by itself (PRESSMAP 1.0, registers 128 to 335).
 *
 * @param runNumber RUN_ID of this attempt, 1 to 2³²−1, never used twice
 * @param segments 1 to 16
 * @param contact force at which the punch counts as touching
 * @param approach speed of the ram until then
 * @param abortRate rate of a controlled decompression
 * @param timeAbove longest total time above {@code above}, after which the PLC decompresses; zero
 *     for no such limit
 */
public record PressProgram(
    long runNumber,
    List<Segment> segments,
    Force contact,
    Speed approach,
    ForceRate abortRate,
    LossAction onLoss,
    Duration timeAbove,
    Force above) {
  public static final int SEGMENTS_MAX = 16;

  public PressProgram {
    segments = List.copyOf(segments);
    if (segments.isEmpty() || segments.size() > SEGMENTS_MAX) {
      throw new IllegalArgumentException("a program has 1 to 16 segments, not " + segments.size());
    }
    if (runNumber < 1 || runNumber > 0xFFFFFFFFL) {
      throw new IllegalArgumentException(
          "run number " + runNumber + " is not an unsigned 32-bit number above 0");
    }
  }

  /**
   * One segment.
   *
   * @param rate of a ramp, preload or release; zero for the others
   * @param duration of a dwell, preload or in-situ hold; {@link #UNTIL_RELEASED} for an in-situ
   *     hold without end
   * @param tolerance half-width of the band around the target
   */
  public record Segment(
      SegmentType type,
      Set<SegmentFlag> flags,
      Force target,
      ForceRate rate,
      Duration duration,
      Force tolerance,
      Temperature temperature,
      LossAction onLoss) {
    public static final Duration UNTIL_RELEASED = Duration.ofMillis(0xFFFFFFFFL);

    public Segment {
      flags = Set.copyOf(flags);
    }
  }

  /** Options of a segment, with their bits on the wire. */
  public enum SegmentFlag {
    /** The dwell timer runs only while in band. */
    GUARANTEED_SOAK(0),
    /** The low-range cell controls. */
    LOW_CELL(1),
    /** Position held instead of force. */
    CONSTANT_GAP(2),
    /** The last 5 % of the ramp at a quarter of its rate. */
    SOFT_LANDING(3),
    /** Leaving the band stops the program. */
    STOP_OUT_OF_BAND(4);

    private final int bit;

    SegmentFlag(int bit) {
      this.bit = bit;
    }

    public int bit() {
      return bit;
    }
  }
}
