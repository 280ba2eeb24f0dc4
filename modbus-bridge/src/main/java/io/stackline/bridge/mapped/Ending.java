package io.stackline.bridge.mapped;

import io.stackline.bridge.driver.Refusals;
import io.stackline.bridge.mapped.Work.Following;
import io.stackline.bridge.mapped.Work.Guard;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.SegmentType;
import io.stackline.run.OrderReport.StrokeEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a stroke ended, put into the words of its report. */
final class Ending {
  /** Share of its dwell a stroke must have been seen in band for, to count as served. */
  private static final double SERVED = 0.95;

  private Ending() {}

  /**
   * The end of a stroke; its samples are counted later.
   *
   * @param alone whether nobody was watching when it came
   */
  static StrokeEnd of(Following following, PressStatus press, boolean alone) {
    Course course = following.course();
    PressState state = where(following, press.state());
    return new StrokeEnd(
        state == PressState.COMPLETE && alone ? PressState.COMPLETE_ORPHAN : state,
        course.peak(),
        course.credit(),
        0,
        0,
        Duration.ZERO,
        remark(following, press, state),
        new StrokeEnd.Alarms(course.alarms(), Optional.empty()));
  }

  static StrokeEnd counted(StrokeEnd end, Film film) {
    return new StrokeEnd(
        end.state(),
        end.peak(),
        end.dwellCredited(),
        film.taken() - film.lost(),
        film.lost(),
        film.period(),
        end.remark(),
        end.alarms());
  }

  /** A press that only says it is idle has completed if it was seen to serve its dwell. */
  private static PressState where(Following following, PressState state) {
    boolean aborted = isAborted(following);
    return switch (state) {
      case IDLE, READY -> {
        if (aborted) {
          yield PressState.ABORTING;
        }
        yield isServed(following) ? PressState.COMPLETE : following.course().last();
      }
      case COMPLETE, COMPLETE_ORPHAN -> aborted ? PressState.ABORTING : PressState.COMPLETE;
      default -> state;
    };
  }

  private static boolean isServed(Following following) {
    Course course = following.course();
    boolean through = following.guard() == Guard.CLOSING;
    boolean late = course.place().isHold() || course.place().type() == SegmentType.RELEASE;
    double asked = following.task().dwell().toMillis();
    return through || (late && course.credit().toMillis() >= SERVED * asked);
  }

  private static boolean isAborted(Following following) {
    boolean told = following.guard() == Guard.CLOSING;
    return (!told && following.course().last() == PressState.ABORTING)
        || !following.course().abortedBy().isEmpty();
  }

  private static String remark(Following following, PressStatus press, PressState state) {
    List<String> parts = new ArrayList<>();
    Course course = following.course();
    if (!course.abortedBy().isEmpty()) {
      parts.add("aborted by " + course.abortedBy());
    } else if (isAborted(following)) {
      parts.add("decompressed by the press");
    } else if (!state.isComplete()) {
      parts.add("stopped in " + course.last() + ", press now in " + press.state());
    }
    if (!press.trips().isEmpty()) {
      parts.add("alarms: " + Refusals.alarms(press.trips()));
    }
    parts.addAll(course.remarks());
    if (!following.task().load().losses().isEmpty()) {
      parts.add("this press does without " + String.join(", ", following.task().load().losses()));
    }
    return String.join("; ", parts);
  }
}
