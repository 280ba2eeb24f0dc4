package io.stackline.run;

import io.stackline.press.Alarm;
import io.stackline.press.PressState;
import io.stackline.unit.Force;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What the bridge says about an order. Every order ends with exactly one report that {@linkplain
 * Progress#isFinal() is final}.
 *
 * @param n grows per order, from 1 unless a bridge took it over from another
 */
public record OrderReport(OrderId order, long n, Instant at, Progress progress) {
  /** How far an order has come. */
  public sealed interface Progress {
    default boolean isFinal() {
      return true;
    }

    /** The bridge has taken it on and prepares the press. */
    record Accepted() implements Progress {
      @Override
      public boolean isFinal() {
        return false;
      }
    }

    /** START was acknowledged, or a running stroke was taken up: the press moves by itself. */
    record Running() implements Progress {
      @Override
      public boolean isFinal() {
        return false;
      }
    }

    /**
     * The press does not answer; the stroke goes on by what was downloaded. When it answers again
     * {@link Running} follows, or an end.
     */
    record OutOfSight(String reason) implements Progress {
      @Override
      public boolean isFinal() {
        return false;
      }
    }

    /** An order about the stroke under way, or about the press itself, was carried out. */
    record Obeyed() implements Progress {}

    /** The stroke is over, well or not. */
    record Ended(StrokeEnd end) implements Progress {}

    /** Not carried out and never will be; the press is as it was. */
    record Refused(Refusal refusal) implements Progress {}

    /**
     * The outcome cannot be known from here; reconcile by the press's own state. Nothing is sent
     * again.
     */
    record Unknown(String reason) implements Progress {}
  }

  /**
   * How a stroke ended, by the PLC's own account.
   *
   * @param state COMPLETE, COMPLETE_ORPHAN, or where it was stopped
   * @param peak highest force since START
   * @param dwellCredited in-band time of its dwell segments
   * @param samplesRead trace samples handed over; {@code samplesLost} those the ring had
   *     overwritten
   * @param samplePeriod period of the trace
   * @param remark alarm or abort that ended it, empty if it ended by itself
   * @param alarms what the press complained of meanwhile
   */
  public record StrokeEnd(
      PressState state,
      Force peak,
      Duration dwellCredited,
      long samplesRead,
      long samplesLost,
      Duration samplePeriod,
      String remark,
      Alarms alarms) {
    /**
     * What a press complained of during a stroke, as far as anybody was watching.
     *
     * @param seen trips, and sudden losses of force whether the press trips on them or warns
     * @param firstOut the trip that came first, if the press says so
     */
    public record Alarms(Set<Alarm> seen, Optional<Alarm> firstOut) {
      public static final Alarms NONE = new Alarms(Set.of(), Optional.empty());

      public Alarms {
        seen = Set.copyOf(seen);
      }
    }

    /** The same end with other counts of samples. */
    public StrokeEnd counted(long read, long lost) {
      return new StrokeEnd(state, peak, dwellCredited, read, lost, samplePeriod, remark, alarms);
    }
  }
}
