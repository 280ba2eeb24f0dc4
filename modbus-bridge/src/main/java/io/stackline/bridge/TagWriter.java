package io.stackline.bridge;

import io.stackline.bridge.driver.Refusals;
import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.point.PointImage;
import io.stackline.bridge.point.PointReader;
import io.stackline.bridge.point.PointWriter;
import io.stackline.bridge.point.ReadPlan;
import io.stackline.bridge.point.WritePlan;
import io.stackline.bridge.register.Words;
import io.stackline.map.Device;
import io.stackline.map.Point;
import io.stackline.map.Upkeep;
import io.stackline.press.PressId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.time.Time;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one tag, once, and reads it back. Done is only what reads back as it was written; refused
 * what the device surely has not; of everything else nobody knows. Confined to the crank of its
 * press.
 */
final class TagWriter {
  private static final Logger LOG = LoggerFactory.getLogger(TagWriter.class);
  private static final String NOTHING = "nothing was written; ";

  private final PressId press;
  private final Device device;
  private final WriteGuard guard;
  private final PlcLink link;
  private final Time time;

  TagWriter(PressId press, Device device, WriteGuard guard, PlcLink link, Time time) {
    this.press = press;
    this.device = device;
    this.guard = guard;
    this.link = link;
    this.time = time;
  }

  /**
   * A point that may be written.
   *
   * @param known what was last read of it
   * @param back told what was read back
   */
  record Target(Point point, PointImage known, Consumer<PointImage> back) {}

  /**
   * What became of it.
   *
   * @param target of the name in the order, if there is one
   * @param broken told of trouble on the wire
   */
  Progress write(
      PressOrder.WriteTag order, Optional<Target> target, Consumer<LinkException> broken) {
    LOG.info("press={} writes tag={} value={}", press, order.tag(), order.value());
    return target
        .filter(each -> each.point().display().writable())
        .map(each -> write(each, order.value(), broken))
        .orElseGet(() -> new Progress.Refused(Refusals.notWritable(press, order.tag())));
  }

  private Progress write(Target target, double value, Consumer<LinkException> broken) {
    Point point = proved(target.point());
    WritePlan.Outcome planned =
        WritePlan.of(List.of(new WritePlan.Setting(point, value)), device, target.known());
    if (planned instanceof WritePlan.Outcome.Refused refused) {
      return refused(Refusal.Code.ENVELOPE, refused.reason(), "write what the tag can take");
    }
    WritePlan plan = ((WritePlan.Outcome.Planned) planned).plan();
    if (plan.messages().isEmpty()) {
      return standing(plan.expected().get(0), target, value, broken);
    }
    Optional<String> worn = guard.worn(plan, time.now());
    if (worn.isPresent()) {
      return refused(Refusal.Code.PRESS, worn.get(), "do it at the device if it must be");
    }
    Optional<String> early = guard.early(plan, time.wallNanos());
    if (early.isPresent()) {
      return refused(Refusal.Code.BUSY, early.get(), "wait a little, then write again");
    }
    PointWriter.Outcome outcome =
        PointWriter.write(new WritePlan(plan.messages(), List.of()), device, link);
    guard.written(plan, outcome.worn(), time);
    boolean whole = plan.messages().size() == 1;
    if (outcome instanceof PointWriter.Outcome.Refused refused) {
      return refused(refused, whole);
    } else if (outcome instanceof PointWriter.Outcome.InDoubt doubt) {
      broken.accept(doubt.cause());
      String reason = String.valueOf(doubt.cause().getMessage());
      return doubt.cause().isKnownUndone() && whole
          ? new Progress.Refused(Refusals.unreachable(press, reason))
          : new Progress.Unknown(point + " was written and then " + reason);
    }
    return readBack(plan.expected().get(0), target, broken);
  }

  /**
   * By what was read last it stands there already, and memory that wears out would be spared; but
   * somebody else may have changed it since.
   */
  private Progress standing(
      WritePlan.Expected expected, Target target, double value, Consumer<LinkException> broken) {
    Point point = expected.point();
    try {
      PointImage found = read(point, target);
      if (found.holds(point, expected.words())) {
        return new Progress.Obeyed();
      }
      return found.value(point).registers().size() == 0
          ? refused(
              Refusal.Code.PRESS, point + " cannot be read", "see its doubt where it is shown")
          : write(new Target(target.point(), found, target.back()), value, broken);
    } catch (LinkException e) {
      broken.accept(e);
      return new Progress.Refused(Refusals.unreachable(press, String.valueOf(e.getMessage())));
    }
  }

  private PointImage read(Point point, Target target) throws LinkException {
    ReadPlan plan = ReadPlan.of(List.of(point), device);
    PointImage found = new PointReader(plan, device).read(link);
    target.back().accept(found);
    return found;
  }

  /** Whatever its map says: a tag counts as written only if it shows. */
  private static Point proved(Point point) {
    Upkeep said = point.upkeep();
    return point.kept(
        new Upkeep(
            said.poll(), said.group(), said.writable(), true, said.eeprom(), said.spacing()));
  }

  private Progress refused(PointWriter.Outcome.Refused refused, boolean whole) {
    if (!whole) {
      return new Progress.Unknown("a part of it was written, and then " + refused.reason());
    }
    return switch (refused.meaning()) {
      case BUSY -> refused(Refusal.Code.BUSY, refused.reason(), "wait, then write again");
      case OFFLINE -> new Progress.Refused(Refusals.unreachable(press, refused.reason()));
      case WATCHDOG, REFUSED ->
          refused(
              Refusal.Code.PRESS,
              refused.reason(),
              "see in its manual what the device takes, and whether the address is right");
    };
  }

  private Progress refused(Refusal.Code code, String reason, String remedy) {
    return new Progress.Refused(
        new Refusal(code, press + " was not written: " + reason, NOTHING + remedy));
  }

  private Progress readBack(
      WritePlan.Expected expected, Target target, Consumer<LinkException> broken) {
    Point point = expected.point();
    try {
      PointImage found = read(point, target);
      Words words = found.value(point).registers();
      if (words.equals(expected.words())) {
        return new Progress.Obeyed();
      }
      String reads = point + " was written " + expected.words().hex() + " and reads ";
      if (words.size() == 0) {
        String why = found.value(point).doubt().map(doubt -> doubt.cause()).orElse("nothing");
        return new Progress.Unknown(reads + "back as nothing: " + why);
      } else if (target.known().holds(point, words)) {
        return new Progress.Refused(
            new Refusal(
                Refusal.Code.PRESS,
                press + " kept the value it had: " + reads + words.hex(),
                "see in its manual when the device takes it; it may be locked at the panel"));
      }
      return new Progress.Unknown(reads + words.hex() + ", which nobody asked for");
    } catch (LinkException e) {
      broken.accept(e);
      return new Progress.Unknown(
          point + " was written, and could not be read back: " + e.getMessage());
    }
  }
}
