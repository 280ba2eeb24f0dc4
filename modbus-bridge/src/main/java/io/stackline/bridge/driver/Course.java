package io.stackline.bridge.driver;

import io.stackline.bridge.register.StatusBlock;
import io.stackline.press.Alarm;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.unit.Force;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What has been seen of a stroke.
 *
 * @param last the last state seen in which it was under way
 * @param abortedBy words on who aborted it, empty if nobody
 * @param traceHead head of the trace when last seen
 * @param peak highest force when last seen
 * @param alarms all that was seen latched at any time, for a reset must not make it forgotten
 */
public record Course(
    PressState last,
    DwellCredit credit,
    String abortedBy,
    long traceHead,
    Force peak,
    StrokeEnd.Alarms alarms) {
  static Course begun(StatusBlock block, DwellCredit credit) {
    PressStatus press = block.press();
    return new Course(
        press.state(),
        credit,
        "",
        press.plc().traceHead(),
        press.forces().peak(),
        more(StrokeEnd.Alarms.NONE, block));
  }

  Course seen(StatusBlock block) {
    PressStatus press = block.press();
    return new Course(
        press.state().isActive() ? press.state() : last,
        credit.seen(press.step()),
        abortedBy,
        press.plc().traceHead(),
        press.forces().peak(),
        more(alarms, block));
  }

  Course abortedBy(String who) {
    return new Course(last, credit, who, traceHead, peak, alarms);
  }

  boolean isAborted() {
    return last == PressState.ABORTING || !abortedBy.isEmpty();
  }

  /** What a restarted PLC says belongs to the stroke it broke off. */
  Course withAlarms(StatusBlock block) {
    return new Course(last, credit, abortedBy, traceHead, peak, more(alarms, block));
  }

  private static StrokeEnd.Alarms more(StrokeEnd.Alarms before, StatusBlock block) {
    PressStatus press = block.press();
    Set<Alarm> seen = EnumSet.noneOf(Alarm.class);
    seen.addAll(before.seen());
    seen.addAll(press.trips());
    if (press.warnings().contains(Alarm.PELLET_EVENT)) {
      seen.add(Alarm.PELLET_EVENT);
    }
    Optional<Alarm> first = before.firstOut().or(block::firstOut);
    return new StrokeEnd.Alarms(seen, first);
  }
}
