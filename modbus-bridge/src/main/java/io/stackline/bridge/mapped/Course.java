package io.stackline.bridge.mapped;

import io.stackline.press.Alarm;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.unit.Force;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What the readings have shown of a stroke.
 *
 * @param last the last state seen in which it was under way
 * @param place the segment it was in then
 * @param credit in-band time of its dwells, as far as the press was seen in them
 * @param above how long its force was above the usual cap
 * @param peak highest force read
 * @param reached whether it has been at the target
 * @param abortedBy words on who aborted it, empty if nobody
 * @param remarks what else should be known, in the order it was noticed
 * @param alarms seen on the way
 * @param before the reading before, for times and rates
 */
record Course(
    PressState last,
    Place place,
    Duration credit,
    Duration above,
    Force peak,
    boolean reached,
    String abortedBy,
    Set<String> remarks,
    Set<Alarm> alarms,
    Glimpse before) {
  private static final int REMARKS_MAX = 8;

  Course {
    remarks = Collections.unmodifiableSet(new LinkedHashSet<>(remarks));
    alarms = Set.copyOf(alarms);
  }

  /**
   * One reading.
   *
   * @param holding whether a dwell was under way, {@code inBand} whether within its band
   * @param known when a force was last known
   * @param mark force half a second or more ago and when it was asked for, for the rate: an answer
   *     that comes late makes no force rise fast
   */
  record Glimpse(
      Instant at,
      Force force,
      boolean holding,
      boolean inBand,
      Instant known,
      Mark mark,
      Duration uptime) {}

  /** A force at a time. */
  record Mark(Instant at, Force force) {}

  static Course begun(Event.Seen seen, Place place) {
    PressStatus status = seen.status();
    Instant at = seen.at();
    Force force = status.forces().actual();
    Glimpse now =
        new Glimpse(
            at, force, false, false, at, new Mark(seen.asked(), force), status.plc().uptime());
    return new Course(
        status.state(),
        place,
        Duration.ZERO,
        Duration.ZERO,
        Force.UNKNOWN,
        false,
        "",
        Set.of(),
        Set.of(),
        now);
  }

  Course abortedBy(String who) {
    return abortedBy.isEmpty()
        ? new Course(last, place, credit, above, peak, reached, who, remarks, alarms, before)
        : this;
  }

  Course remark(String remark) {
    if (remarks.size() >= REMARKS_MAX || remarks.contains(remark)) {
      return this;
    }
    Set<String> more = new LinkedHashSet<>(remarks);
    more.add(remark);
    return new Course(last, place, credit, above, peak, reached, abortedBy, more, alarms, before);
  }

  /** Takes a reading; times count only between readings that are close to each other. */
  Course seen(Event.Seen seen, Place now, Task task) {
    PressStatus status = seen.status();
    Instant at = seen.at();
    Force force = status.forces().actual();
    boolean holding = now.isHold();
    boolean inBand = holding && now.isInBand(force, task.program());
    Duration passed = Duration.between(before.at(), at);
    boolean close = passed.compareTo(Task.CLOSE) <= 0;
    Duration more =
        close && holding && before.holding()
            ? half(passed, before.inBand(), inBand)
            : Duration.ZERO;
    boolean isAbove =
        force.newtons() > task.program().above().newtons() && !task.program().timeAbove().isZero();
    Set<Alarm> all = EnumSet.noneOf(Alarm.class);
    all.addAll(alarms);
    all.addAll(status.trips());
    boolean active = status.state().isActive();
    return new Course(
        active ? status.state() : last,
        active ? now : place,
        credit.plus(more),
        isAbove ? above.plus(passed) : above,
        peak(force),
        reached || (holding && inBand),
        abortedBy,
        remarks,
        all,
        glimpse(seen, holding, inBand));
  }

  private static Duration half(Duration passed, boolean first, boolean second) {
    return passed.multipliedBy((first ? 1 : 0) + (second ? 1 : 0)).dividedBy(2);
  }

  private Force peak(Force force) {
    if (!force.isKnown()) {
      return peak;
    }
    return peak.isKnown() && peak.compareTo(force) >= 0 ? peak : force;
  }

  private Glimpse glimpse(Event.Seen seen, boolean holding, boolean inBand) {
    PressStatus status = seen.status();
    Instant at = seen.at();
    Force force = status.forces().actual();
    boolean old = Duration.between(before.mark().at(), at).compareTo(Task.RATE_OVER) >= 0;
    return new Glimpse(
        at,
        force,
        holding,
        inBand,
        force.isKnown() ? at : before.known(),
        old && force.isKnown() ? new Mark(seen.asked(), force) : before.mark(),
        status.plc().uptime());
  }
}
