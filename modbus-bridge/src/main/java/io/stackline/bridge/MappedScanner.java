package io.stackline.bridge;

import io.stackline.board.Board;
import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.mapped.Decision;
import io.stackline.bridge.mapped.Effect;
import io.stackline.bridge.mapped.Event;
import io.stackline.bridge.mapped.FurtherPoints;
import io.stackline.bridge.mapped.Look;
import io.stackline.bridge.mapped.MappedDriver;
import io.stackline.bridge.mapped.MappedState;
import io.stackline.bridge.mapped.Shown;
import io.stackline.bridge.point.PointImage;
import io.stackline.map.RegisterMap;
import io.stackline.press.Doubt;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.PressStatus;
import io.stackline.press.Signal;
import io.stackline.press.TagReading;
import io.stackline.run.Assignment;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.site.Site.PressSite;
import io.stackline.time.Time;
import io.stackline.unit.Force;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One scan of a press with a vendor's map after the other: reads what is due of its points, asks
 * the driver, does what it decides. Confined to the crank of its {@link PressStation}.
 */
final class MappedScanner implements Scanner {
  private static final Logger LOG = LoggerFactory.getLogger(MappedScanner.class);

  private final PressId press;
  private final RegisterMap map;
  private final PointWire wire;
  private final Board board;
  private final Time time;
  private final Outbox outbox;
  private final ReadingLane readings;
  private final Random jitter;
  private final PollMeter meter;
  private final Map<Signal, Doubt> lacking;
  private final FurtherPoints further;
  private final TagDesk tags;
  private List<TagReading> ofMap = List.of();
  private List<TagReading> ofSite = List.of();
  private List<TagReading> all = List.of();
  private PointImage seen = PointImage.NOTHING;
  private Look look = new Look.Blind("nothing was read yet");
  private MappedState driver;
  private Reach reach;

  MappedScanner(
      PressSite site,
      RegisterMap map,
      PlcLink link,
      Board board,
      Time time,
      PollMeter meter,
      LogIds ids) {
    Press press = site.press();
    this.press = press.id();
    this.map = map;
    this.wire = new PointWire(map, link);
    this.board = board;
    this.time = time;
    this.outbox = new Outbox(board, ids);
    this.readings = new ReadingLane(press.id(), board, time.now());
    this.jitter = new Random(press.id().value().hashCode());
    this.meter = meter;
    this.lacking = Look.lacking(map);
    this.further = new FurtherPoints(map);
    this.tags = new TagDesk(site, wire.guard(), link, time, this::broken);
    this.driver = MappedState.initial(press.id(), map);
    this.reach = Reach.unknown(time.wallNanos());
  }

  @Override
  public Duration scan() {
    Instant begun = time.now();
    if (!reach.mayTry(time.wallNanos()) || !look()) {
      meter.missed();
      reach = reach.missing();
      feed(new Event.Missed(reach.reason(), reach.isLost(), time.now()));
      readings.missing(reach, time.now());
      if (reach.isLost()) {
        tags.lost();
      }
    }
    outbox.flush();
    return Scan.pause(meter.rhythm(), begun, time, Scan.Haste.of(isBusy()));
  }

  private boolean isBusy() {
    boolean active = readings.last().map(status -> status.state().isActive()).orElse(false);
    return driver.isBusy() || active;
  }

  @Override
  public boolean hasTags() {
    return tags.hasExtras();
  }

  @Override
  public boolean fill(Instant next) {
    return wire.isStanding() && tags.fill(next, !isBusy());
  }

  /** The tags of the map, then those of the site; an unchanged list is the same object. */
  @SuppressWarnings("ReferenceEquality") // both sources give the same list while nothing changes
  private List<TagReading> tags(Instant now) {
    List<TagReading> first = further.of(wire.image());
    List<TagReading> then = tags.extras(now);
    if (first != ofMap || then != ofSite) {
      ofMap = first;
      ofSite = then;
      all = List.copyOf(Stream.concat(first.stream(), then.stream()).toList());
    }
    return all;
  }

  @Override
  public boolean mayGlance() {
    return wire.isStanding();
  }

  @Override
  public void assigned(Assignment assignment) {
    readings.era(assignment.era());
    feed(new Event.Assigned(assignment.term(), time.now()));
  }

  @Override
  public void ordered(PressOrder order, long reported) {
    feed(new Event.OrderCame(order, reported, time.now()));
  }

  @Override
  public void giveUp(String why) {
    wire.drop();
    readings.dead(time.now(), why);
  }

  /** One look at the press and all that follows from it; whether its state was seen. */
  @SuppressWarnings("ReferenceEquality") // the wire gives the same image while nothing changes
  private boolean look() {
    try {
      Optional<String> mistaken = wire.prove();
      if (mistaken.isPresent()) {
        wire.drop();
        reach = reach.refused(mistaken.get(), time.wallNanos());
        return false;
      }
      Instant asked = time.now();
      long from = time.wallNanos();
      PointImage image = wire.read(asked);
      meter.answered(time.wallNanos() - from);
      if (image != seen) {
        look = Look.of(map, image, lacking);
        seen = image;
      }
      if (look instanceof Look.Known known) {
        see(known, image, asked);
        return true;
      } else if (look instanceof Look.Blind blind) {
        reach = reach.because(blind.reason());
      }
    } catch (LinkException e) {
      broken(e);
    }
    return false;
  }

  private void see(Look.Known now, PointImage image, Instant asked) {
    Instant at = time.now();
    reach = reach.seen();
    feed(new Event.Seen(image, now.status(), asked, at));
    Shown shown = Shown.of(driver, now, wire.image(), tags(at), asked);
    log(shown.status());
    Force cap = Shown.cap(map, wire.image());
    readings.fresh(
        new PressReading.Fresh(
            press, at, shown.status(), cap, shown.dieArea(), driver.isBusy(), shown.sampled()));
  }

  private void log(PressStatus now) {
    if (readings.last().map(old -> old.state() != now.state()).orElse(true)) {
      LOG.info("press={} state={} stroke={}", press, now.state(), now.loaded().runNumber());
    }
  }

  private void feed(Event event) {
    Decision decision = MappedDriver.step(driver, event);
    driver = decision.next();
    decision.effects().forEach(this::perform);
  }

  private void perform(Effect effect) {
    if (effect instanceof Effect.Report report) {
      log(report.report());
      outbox.add(report.report());
    } else if (effect instanceof Effect.Trace trace) {
      if (board.traces().post(trace.chunk().id(), trace.chunk())) {
        feed(new Event.TraceKept(time.now()));
      }
    } else if (effect instanceof Effect.Put put) {
      feed(wire.put(put, time, this::broken));
    } else if (effect instanceof Effect.Say say) {
      LOG.info("press={} says={} writes={}", press, say.purpose(), say.settings());
      feed(wire.say(say, time, this::broken));
    } else if (effect instanceof Effect.Beat beat) {
      wire.beat(beat, time, this::broken);
    } else if (effect instanceof Effect.WriteTag write) {
      Progress progress =
          wire.isStanding()
              ? tags.write(write.order(), wire::target)
              : tags.unreachable(reach.reason());
      feed(new Event.TagWritten(write.order().id(), progress, time.now()));
    }
  }

  /** The one place where trouble on the wire ends up. */
  private void broken(LinkException e) {
    String reason = String.valueOf(e.getMessage());
    if (!reason.equals(reach.reason())) {
      LOG.info("press={} link failed reason=\"{}\"", press, reason);
    }
    wire.failed(e);
    reach = reach.failed(reason, time.wallNanos(), jitter.nextDouble());
  }

  private void log(OrderReport report) {
    LOG.info("press={} order={} progress={}", press, report.order(), report.progress());
  }

  @Override
  public void close() {
    wire.close();
  }
}
