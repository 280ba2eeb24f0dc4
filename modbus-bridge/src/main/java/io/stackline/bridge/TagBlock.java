package io.stackline.bridge;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.point.PointImage;
import io.stackline.bridge.point.PointReader;
import io.stackline.bridge.point.PointValue;
import io.stackline.bridge.point.ReadPlan;
import io.stackline.map.Device;
import io.stackline.map.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Extra tags that one request reads. A device that does not answer it is asked for it ever more
 * rarely, so that a wrong address in the site's file costs the press its connection now and then
 * and no more. Confined to the crank of its press.
 */
final class TagBlock {
  /** Intervals without a reading after which what was read is called old. */
  private static final int OLD_INTERVALS = 3;

  /** A cable may be pulled in the midst of any request: only from the second failure on. */
  private static final int FAILURES_FREE = 1;

  private static final Duration PAUSE_MIN = Duration.ofSeconds(10);
  private static final Duration PAUSE_MAX = Duration.ofMinutes(10);

  private final ReadPlan.Request request;
  private final PointReader reader;
  private final Duration every;
  private final Duration oldAfter;
  private PointImage image = PointImage.NOTHING;
  private Instant due;
  private Instant seen;
  private int failures;
  private String trouble = "";

  /**
   * @param oldAfter how long what was read is not called old, however short the interval
   * @param first when it is due for the first time
   */
  TagBlock(
      ReadPlan.Request request, Device device, Duration every, Duration oldAfter, Instant first) {
    this.request = request;
    this.reader = new PointReader(new ReadPlan(List.of(request)), device);
    this.every = every;
    this.oldAfter = longer(every.multipliedBy(OLD_INTERVALS), oldAfter);
    this.due = first;
    this.seen = first;
  }

  List<Point> points() {
    return request.points();
  }

  Instant due() {
    return due;
  }

  /** Whether the device itself seems not to answer it, so that it may cost a connection. */
  boolean isRisky() {
    return failures > FAILURES_FREE;
  }

  /** Reads it, once; the next time is counted from when this one was due. */
  void read(PlcLink link, Instant now) throws LinkException {
    try {
      image = reader.read(link);
    } catch (LinkException e) {
      failures++;
      trouble = String.valueOf(e.getMessage());
      due = now.plus(pause());
      throw e;
    }
    failures = 0;
    trouble = "";
    seen = now;
    Instant next = due.plus(every);
    due = next.isAfter(now) ? next : now.plus(every);
  }

  private Duration pause() {
    if (failures <= FAILURES_FREE) {
      return every;
    }
    int doublings = Math.min(failures - FAILURES_FREE - 1, 6);
    Duration pause = PAUSE_MIN.multipliedBy(1L << doublings);
    return pause.compareTo(PAUSE_MAX) < 0 ? pause : PAUSE_MAX;
  }

  /** What is known of one of its points. */
  PointValue value(Point point) {
    return failures > FAILURES_FREE ? PointValue.unreadable(trouble) : image.value(point);
  }

  /** Something to tell two states of knowledge apart by: the same object means the same values. */
  Object state() {
    return failures > FAILURES_FREE ? trouble : image;
  }

  PointImage image() {
    return image;
  }

  /** Values read in another way count until the next reading. */
  void learn(PointImage back) {
    image = image.with(back);
  }

  /**
   * What was read says nothing of now any more. It is read again as soon as may be, unless it was
   * what the device did not answer.
   */
  void forget(Instant now) {
    image = PointImage.NOTHING;
    due = failures > FAILURES_FREE ? due : now;
    seen = now;
  }

  /** Whether it has not been read for longer than its interval lets expect. */
  boolean isOld(Instant now) {
    return now.isAfter(seen.plus(oldAfter));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
