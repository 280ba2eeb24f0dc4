package io.stackline.bridge;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.point.PointValue;
import io.stackline.bridge.point.ReadPlan;
import io.stackline.map.Device;
import io.stackline.map.ExtraTag;
import io.stackline.map.Point;
import io.stackline.map.Spot;
import io.stackline.map.Table;
import io.stackline.press.Doubt;
import io.stackline.press.TagReading;
import io.stackline.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tags a site adds to a press: read in blocks of their own, each at its interval, in the time
 * the scans of the press leave. A reading that is the same as before is the same object. Confined
 * to the crank of its press.
 */
final class ExtraTags {
  private static final Doubt OLD =
      Doubt.uncertain("it was not read in time: reading the press itself comes first");

  /** What a request is taken to cost as long as none was made. */
  private static final Duration COST_FIRST = Duration.ofMillis(20);

  /** How much of what a request was taken to cost is remembered where none fitted in. */
  private static final double REMEMBERED = 0.995;

  /** A scheduler wakes so much late. */
  private static final Duration MARGIN = Duration.ofMillis(2);

  /** At rest a press has a block read so often even if its scans leave no time. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** A tag is called old after so long at the least, wall clock. */
  private static final Duration OLD_AFTER = Duration.ofSeconds(5);

  private final PlcLink link;
  private final Time time;
  private final List<TagBlock> blocks = new ArrayList<>();
  private final List<Shown> shown = new ArrayList<>();
  private List<TagReading> readings = List.of();
  private Duration cost = COST_FIRST;
  private Instant last = Instant.MIN;

  /** A tag and what was last said of it. */
  private static final class Shown {
    final Point point;
    final TagBlock block;
    Object state = "";
    boolean old;
    PointValue value;
    TagReading reading;

    Shown(Point point, TagBlock block) {
      this.point = point;
      this.block = block;
      this.value = block.value(point);
      this.reading = reading(point, value);
    }

    private static TagReading reading(Point point, PointValue value) {
      return new TagReading(point.name(), value.number(), value.text(), value.doubt());
    }
  }

  ExtraTags(List<ExtraTag> tags, Device device, PlcLink link, Time time) {
    this.link = link;
    this.time = time;
    Map<Duration, List<Point>> paces = new LinkedHashMap<>();
    tags.forEach(
        each -> paces.computeIfAbsent(each.every(), every -> new ArrayList<>()).add(each.point()));
    Map<Point, TagBlock> homes = new LinkedHashMap<>();
    Instant now = time.now();
    Duration oldAfter = OLD_AFTER.multipliedBy((long) Math.ceil(Math.max(1, time.speed())));
    paces.forEach(
        (every, points) -> {
          Device gapless = device.holed(around(points));
          for (ReadPlan.Request request : ReadPlan.of(points, gapless).requests()) {
            TagBlock block = new TagBlock(request, device, every, oldAfter, now);
            blocks.add(block);
            request.points().forEach(point -> homes.put(point, block));
          }
        });
    for (ExtraTag each : tags) {
      TagBlock home = Optional.ofNullable(homes.get(each.point())).orElseThrow();
      shown.add(new Shown(each.point(), home));
    }
    readings = said();
  }

  /** A copy of it is the same list: {@code Stream.toList} would be copied anew each time. */
  private List<TagReading> said() {
    return List.copyOf(shown.stream().map(each -> each.reading).toList());
  }

  /** Everything between these points: nobody has said that a read may touch it. */
  private static List<Spot> around(List<Point> points) {
    List<Spot> holes = new ArrayList<>();
    for (Table table : Table.values()) {
      int free = 0;
      List<Spot> spots =
          points.stream()
              .map(Point::spot)
              .filter(spot -> spot.table() == table)
              .sorted(Comparator.comparingInt(Spot::address))
              .toList();
      for (Spot spot : spots) {
        if (spot.address() > free) {
          holes.add(new Spot(table, free, spot.address() - free));
        }
        free = Math.max(free, spot.end());
      }
      if (free < Spot.ADDRESSES) {
        holes.add(new Spot(table, free, Spot.ADDRESSES - free));
      }
    }
    return holes;
  }

  boolean isEmpty() {
    return shown.isEmpty();
  }

  /** The tag of this name, to be written, if it is one of these. */
  Optional<TagWriter.Target> target(String name) {
    return shown.stream()
        .filter(each -> each.point.name().equals(name))
        .map(each -> new TagWriter.Target(each.point, each.block.image(), each.block::learn))
        .findFirst();
  }

  /**
   * Reads the block that is most overdue if it is likely to be through before the next scan.
   *
   * @param next when the next scan is due
   * @param atRest whether nothing goes on at the press: then a block that never fits in is read all
   *     the same now and then
   * @return whether one was read
   */
  boolean fill(Instant next, boolean atRest) throws LinkException {
    Instant now = time.now();
    Optional<TagBlock> due =
        blocks.stream()
            .filter(each -> !each.due().isAfter(now))
            .filter(each -> atRest || !each.isRisky())
            .min(Comparator.comparing(TagBlock::due));
    if (due.isEmpty()) {
      return false;
    }
    boolean fits = !now.plus(cost).plus(MARGIN).isAfter(next);
    boolean waited = last.equals(Instant.MIN) || !now.isBefore(last.plus(PATIENCE));
    if (!fits && !(atRest && waited)) {
      cost = Duration.ofNanos((long) (REMEMBERED * cost.toNanos()));
      return false;
    }
    last = now;
    due.get().read(link, now);
    Duration took = Duration.between(now, time.now());
    Duration before = cost.multipliedBy(3).dividedBy(4);
    cost = took.compareTo(before) > 0 ? took : before;
    return true;
  }

  /** The press is lost: whatever was read of it may have changed when it comes back. */
  void forget() {
    blocks.forEach(each -> each.forget(time.now()));
  }

  /** All of them in the order of the site's file; an unchanged list is the same object. */
  List<TagReading> readings(Instant now) {
    boolean changed = false;
    for (Shown each : shown) {
      changed |= refresh(each, now);
    }
    readings = changed ? said() : readings;
    return readings;
  }

  /** Whether something else is to be said of it. */
  @SuppressWarnings("ReferenceEquality") // a reader gives the same objects while nothing changes
  private static boolean refresh(Shown tag, Instant now) {
    boolean old = tag.block.isOld(now);
    Object state = tag.block.state();
    if (state == tag.state && old == tag.old) {
      return false;
    }
    PointValue value = tag.block.value(tag.point);
    boolean same = value.equals(tag.value) && old == tag.old;
    tag.state = state;
    tag.old = old;
    tag.value = value;
    if (same) {
      return false;
    }
    boolean aged = old && value.isKnown();
    tag.reading =
        aged
            ? new TagReading(tag.point.name(), value.number(), value.text(), Optional.of(OLD))
            : Shown.reading(tag.point, value);
    return true;
  }
}
