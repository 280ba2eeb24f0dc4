package io.stackline.bridge.driver;

import io.stackline.bridge.register.TraceCursor;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.unit.Force;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How a stroke ended, put into the words of its report. */
final class Ending {
  private Ending() {}

  /** Whether a state can only be the end of a stroke, however soon after START it is seen. */
  static boolean isHard(PressState state) {
    return state == PressState.FAULT || state == PressState.ESTOP;
  }

  /** The end a stroke has come to; samples are counted later. */
  static StrokeEnd of(Work.Following following, PressStatus press, Duration samplePeriod) {
    return end(
        following,
        press.forces().peak(),
        where(following, press.state()),
        remark(following, press, ""),
        samplePeriod);
  }

  /** The end of a stroke whose PLC restarted. */
  static StrokeEnd restarted(Work.Following following, PressStatus press, Duration samplePeriod) {
    String boot =
        "press PLC restarted in "
            + following.course().last()
            + " (boot "
            + following.bootCount()
            + " → "
            + press.plc().bootCount()
            + "); the load may still be held";
    return end(
        following,
        following.course().peak(),
        press.state(),
        remark(following, press, boot),
        samplePeriod);
  }

  private static StrokeEnd end(
      Work.Following following,
      Force peak,
      PressState state,
      String remark,
      Duration samplePeriod) {
    Course course = following.course();
    return new StrokeEnd(
        state, peak, course.credit().total(), 0, 0, samplePeriod, remark, course.alarms());
  }

  static StrokeEnd counted(StrokeEnd end, TraceCursor cursor) {
    return end.counted(cursor.read(), cursor.lost());
  }

  /**
   * COMPLETE after an abort is no completion, and IDLE or READY say nothing of where it stopped.
   */
  private static PressState where(Work.Following following, PressState state) {
    boolean aborted = following.course().isAborted();
    return switch (state) {
      case IDLE, READY -> aborted ? PressState.ABORTING : following.course().last();
      case COMPLETE, COMPLETE_ORPHAN -> aborted ? PressState.ABORTING : state;
      default -> state;
    };
  }

  private static String remark(Work.Following following, PressStatus press, String first) {
    List<String> parts = new ArrayList<>();
    if (!first.isEmpty()) {
      parts.add(first);
    }
    if (!following.course().abortedBy().isEmpty()) {
      parts.add("aborted by " + following.course().abortedBy());
    } else if (following.course().isAborted()) {
      parts.add("decompressed by the press");
    } else if (!press.state().isComplete() && first.isEmpty()) {
      parts.add(stopped(following, press.state()));
    }
    if (press.state() == PressState.COMPLETE_ORPHAN) {
      parts.add("finished by the press alone while its host was away");
    }
    if (!press.trips().isEmpty()) {
      parts.add("alarms: " + Refusals.alarms(press.trips()));
    }
    return String.join("; ", parts);
  }

  private static String stopped(Work.Following following, PressState state) {
    return "stopped in " + following.course().last() + ", press now in " + state;
  }
}
