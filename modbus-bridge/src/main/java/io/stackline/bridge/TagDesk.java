package io.stackline.bridge;

import io.stackline.bridge.driver.Refusals;
import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.map.Device;
import io.stackline.press.PressId;
import io.stackline.press.TagReading;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.site.Site.PressSite;
import io.stackline.time.Time;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** All that concerns the tags of one press. Confined to the crank of its press. */
final class TagDesk {
  private final PressId press;
  private final ExtraTags extras;
  private final TagWriter writer;
  private final Consumer<LinkException> broken;

  /**
   * @param broken told of trouble on the wire
   */
  TagDesk(
      PressSite site, WriteGuard guard, PlcLink link, Time time, Consumer<LinkException> broken) {
    this.press = site.press().id();
    Device device = site.dialect().device();
    this.extras = new ExtraTags(site.extras(), device, link, time);
    this.writer = new TagWriter(press, device, guard, link, time);
    this.broken = broken;
  }

  boolean hasExtras() {
    return !extras.isEmpty();
  }

  /** Reads one block of extra tags if there is time for it; whether it did. */
  boolean fill(Instant next, boolean atRest) {
    try {
      return extras.fill(next, atRest);
    } catch (LinkException e) {
      broken.accept(e);
      return false;
    }
  }

  /** The press does not answer any more. */
  void lost() {
    extras.forget();
  }

  /** What is known of the extra tags; an unchanged list is the same object. */
  List<TagReading> extras(Instant now) {
    return extras.readings(now);
  }

  /** Writes one, extra or of the map. */
  Progress write(PressOrder.WriteTag order, Function<String, Optional<TagWriter.Target>> ofMap) {
    String tag = order.tag();
    return writer.write(order, extras.target(tag).or(() -> ofMap.apply(tag)), broken);
  }

  /** There is no connection to write on. */
  Progress unreachable(String reason) {
    return new Progress.Refused(Refusals.unreachable(press, reason));
  }
}
