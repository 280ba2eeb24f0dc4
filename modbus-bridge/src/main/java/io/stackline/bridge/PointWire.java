package io.stackline.bridge;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.mapped.Effect;
import io.stackline.bridge.mapped.Event;
import io.stackline.bridge.mapped.Event.Failure;
import io.stackline.bridge.mapped.Event.Fate;
import io.stackline.bridge.mapped.Polling;
import io.stackline.bridge.mapped.SelfTests;
import io.stackline.bridge.point.PointImage;
import io.stackline.bridge.point.PointReader;
import io.stackline.bridge.point.PointWriter;
import io.stackline.bridge.point.PointWriter.Outcome;
import io.stackline.bridge.point.ReadPlan;
import io.stackline.bridge.point.WritePlan;
import io.stackline.map.Device;
import io.stackline.map.Point;
import io.stackline.map.RegisterMap;
import io.stackline.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The transactions a scan of a vendor's press is made of, and what was read last. On every new
 * connection the self-tests come before anything else; a connection that has failed is not used
 * again.
 */
final class PointWire {
  private static final Duration SLOW = Duration.ofSeconds(1);

  private final RegisterMap map;
  private final PlcLink link;
  private final PointReader fast;
  private final PointReader slow;
  private final WriteGuard guard;
  private PointImage image = PointImage.NOTHING;

  /** What was read besides what every scan reads. */
  private PointImage rest = PointImage.NOTHING;

  private PointImage fastBefore = PointImage.NOTHING;
  private Instant slowAt = Instant.MIN;
  private boolean standing;

  PointWire(RegisterMap map, PlcLink link) {
    this.map = map;
    this.link = link;
    Polling polling = Polling.of(map);
    this.fast = new PointReader(ReadPlan.of(polling.fast(), map.device()), map.device());
    this.slow = new PointReader(ReadPlan.of(polling.slow(), map.device()), map.device());
    this.guard = new WriteGuard(map.extras().eeprom());
  }

  WriteGuard guard() {
    return guard;
  }

  PointImage image() {
    return image;
  }

  /** Whether there is a connection on which the device has proved what it is. */
  boolean isStanding() {
    return standing;
  }

  /** Proves on a new connection that this is the device of the map; why it cannot be, if so. */
  Optional<String> prove() throws LinkException {
    if (standing) {
      return Optional.empty();
    }
    List<Point> points = SelfTests.points(map);
    if (!points.isEmpty()) {
      PointReader reader = new PointReader(ReadPlan.of(points, map.device()), map.device());
      Optional<String> failed = SelfTests.failed(map, reader.read(link));
      if (failed.isPresent()) {
        return failed;
      }
    }
    standing = true;
    slowAt = Instant.MIN;
    return Optional.empty();
  }

  /** All points that are due. */
  @SuppressWarnings("ReferenceEquality") // a reader gives the same image while nothing changes
  PointImage read(Instant now) throws LinkException {
    if (slowAt.equals(Instant.MIN) || !now.isBefore(slowAt.plus(SLOW))) {
      rest = rest.with(slow.read(link));
      image = image.with(rest);
      slowAt = now;
      fastBefore = PointImage.NOTHING;
      count(now);
    }
    PointImage fastNow = fast.read(link);
    if (fastNow != fastBefore) {
      image = rest.with(fastNow);
      fastBefore = fastNow;
    }
    return image;
  }

  private void count(Instant now) {
    Optional<String> counter = map.extras().eeprom().flatMap(each -> each.counter());
    if (counter.isPresent() && image.value(counter.get()).raw().isPresent()) {
      long counted = image.value(counter.get()).raw().getAsLong();
      guard.counted(counted, now);
    }
  }

  /** Writes values, reads them back. */
  Event put(Effect.Put put, Time time, Consumer<LinkException> broken) {
    Event.PutFailed failed =
        new Event.PutFailed(put.purpose(), Failure.PASSING, "the connection is gone", time.now());
    if (!standing) {
      return failed;
    }
    Result result = write(put.settings(), time, broken);
    if (result instanceof Result.Failed why) {
      Failure kind = why.fate() == Fate.REFUSED ? Failure.FINAL : Failure.PASSING;
      return new Event.PutFailed(put.purpose(), kind, why.reason(), time.now());
    }
    List<Point> points = put.settings().stream().map(WritePlan.Setting::point).distinct().toList();
    try {
      PointImage back = new PointReader(ReadPlan.of(points, map.device()), map.device()).read(link);
      learn(back);
      return new Event.PutDone(put.purpose(), back, time.now());
    } catch (LinkException e) {
      broken.accept(e);
      return new Event.PutFailed(
          put.purpose(), Failure.PASSING, String.valueOf(e.getMessage()), time.now());
    }
  }

  /** The point of this name, to be written, if the map has it. */
  Optional<TagWriter.Target> target(String name) {
    return Optional.ofNullable(map.points().get(name))
        .map(point -> new TagWriter.Target(point, image, this::learn));
  }

  /** Some points were read besides. */
  private void learn(PointImage back) {
    rest = rest.with(back);
    image = image.with(back);
    fastBefore = PointImage.NOTHING;
  }

  /** Writes a command, once. */
  Event say(Effect.Say say, Time time, Consumer<LinkException> broken) {
    if (!standing) {
      return new Event.Said(say.purpose(), Fate.NOT_NOW, "the connection is gone", time.now());
    }
    Result result = write(say.settings(), time, broken);
    if (result instanceof Result.Failed why) {
      return new Event.Said(say.purpose(), why.fate(), why.reason(), time.now());
    }
    return new Event.Said(say.purpose(), Fate.TAKEN, "", time.now());
  }

  void beat(Effect.Beat beat, Time time, Consumer<LinkException> broken) {
    if (standing) {
      write(List.of(beat.setting()), time, broken);
    }
  }

  /** What became of writing. */
  private sealed interface Result {
    record Done() implements Result {}

    record Failed(Fate fate, String reason) implements Result {}
  }

  private Result write(
      List<WritePlan.Setting> settings, Time time, Consumer<LinkException> broken) {
    WritePlan.Outcome planned = WritePlan.of(settings, map.device(), image);
    if (planned instanceof WritePlan.Outcome.Refused refused) {
      return new Result.Failed(Fate.REFUSED, refused.reason());
    }
    WritePlan plan = ((WritePlan.Outcome.Planned) planned).plan();
    Optional<String> tooOften = guard.worn(plan, time.now());
    if (tooOften.isPresent()) {
      return new Result.Failed(Fate.REFUSED, tooOften.get());
    }
    Optional<String> early = guard.early(plan, time.wallNanos());
    if (early.isPresent()) {
      return new Result.Failed(Fate.NOT_NOW, early.get());
    }
    WritePlan blind = new WritePlan(plan.messages(), List.of());
    Outcome outcome = PointWriter.write(blind, map.device(), link);
    guard.written(plan, outcome.worn(), time);
    return result(outcome, broken);
  }

  private static Result result(Outcome outcome, Consumer<LinkException> broken) {
    if (outcome instanceof Outcome.Refused refused) {
      boolean later =
          refused.meaning() == Device.OnException.BUSY
              || refused.meaning() == Device.OnException.OFFLINE;
      return new Result.Failed(later ? Fate.NOT_NOW : Fate.REFUSED, refused.reason());
    } else if (outcome instanceof Outcome.InDoubt doubt) {
      broken.accept(doubt.cause());
      Fate fate = doubt.cause().isKnownUndone() ? Fate.NOT_NOW : Fate.IN_DOUBT;
      return new Result.Failed(fate, String.valueOf(doubt.cause().getMessage()));
    }
    return new Result.Done();
  }

  /** After trouble; an exception answer of a gateway leaves the line to its other units. */
  void failed(LinkException e) {
    standing = false;
    if (e.exceptionCode().isEmpty()) {
      link.drop();
    }
  }

  void drop() {
    standing = false;
    link.drop();
  }

  void close() {
    standing = false;
    link.close();
  }
}
