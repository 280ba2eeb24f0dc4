package io.stackline.bridge;

import io.stackline.board.Board;
import io.stackline.bridge.driver.Decision;
import io.stackline.bridge.driver.DriverState;
import io.stackline.bridge.driver.Effect;
import io.stackline.bridge.driver.Event;
import io.stackline.bridge.driver.PressmapDriver;
import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.register.Identity;
import io.stackline.bridge.register.StatusBlock;
import io.stackline.bridge.register.TraceRing;
import io.stackline.bridge.register.Words;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.PressStatus;
import io.stackline.press.Sampled;
import io.stackline.run.Assignment;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.TraceChunk;
import io.stackline.site.Site.PressSite;
import io.stackline.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One scan of one press after the other: reads its status, asks the driver, does what it decides.
 * Confined to the crank of its {@link PressStation}.
 */
final class PressScanner implements Scanner {
  private static final Logger LOG = LoggerFactory.getLogger(PressScanner.class);

  private final PressId press;
  private final Wire wire;
  private final Board board;
  private final Time time;
  private final Outbox outbox;
  private final ReadingLane readings;
  private final Sampling sampling;
  private final Random jitter;
  private final PollMeter meter;
  private final Pace pace;
  private final TagDesk tags;
  private DriverState driver;
  private Reach reach;
  private LimitsKnown limits = LimitsKnown.NOTHING;
  private Instant drained = Instant.MIN;

  PressScanner(
      PressSite site,
      PlcLink link,
      Board board,
      Time time,
      Pace pace,
      PollMeter meter,
      LogIds ids) {
    Press press = site.press();
    this.press = press.id();
    WriteGuard guard = new WriteGuard(Optional.empty());
    this.tags = new TagDesk(site, guard, link, time, this::broken);
    this.wire = new Wire(press, link, time, meter);
    this.board = board;
    this.time = time;
    this.outbox = new Outbox(board, ids);
    this.readings = new ReadingLane(press.id(), board, time.now());
    this.sampling = new Sampling(press, time.speed() == 1);
    this.jitter = new Random(press.id().value().hashCode());
    this.pace = pace;
    this.meter = meter;
    this.driver = DriverState.initial(press.id(), salt(time.now()), pace.lease());
    this.reach = Reach.unknown(time.wallNanos());
  }

  /** Differs between two bridges unless they start within the same instant. */
  private int salt(Instant now) {
    long mixed = now.getEpochSecond() * 1_000_003 + now.getNano() / 1000;
    return 1 + (int) Math.floorMod(mixed, (long) DriverState.SALT_MAX);
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
    boolean near = wire.isStanding() && Scan.isAnswerNear(driver, time.wallNanos());
    boolean busy = Scan.isBusy(driver, readings.last());
    Scan.Haste haste = near ? Scan.Haste.ANSWER : Scan.Haste.of(busy);
    return Scan.pause(meter.rhythm(), begun, time, haste, pace.between(driver, readings.last()));
  }

  @Override
  public boolean mayGlance() {
    return wire.isStanding();
  }

  @Override
  public boolean hasTags() {
    return tags.hasExtras();
  }

  @Override
  public boolean fill(Instant next) {
    return wire.isStanding() && tags.fill(next, !Scan.isBusy(driver, readings.last()));
  }

  @Override
  public void assigned(Assignment assignment) {
    readings.era(assignment.era());
    feed(new Event.Assigned(assignment, time.now()));
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

  /** One look at the press and all that follows from it; whether its status was seen. */
  private boolean look() {
    try {
      Identity.Outcome who = wire.identify(driver.isBusy());
      if (who instanceof Identity.Outcome.Known known) {
        Instant asked = time.now();
        return see(known.identity(), wire.status(), asked);
      } else if (who instanceof Identity.Outcome.Mismatch mismatch) {
        wire.drop();
        reach = reach.refused(mismatch.reason(), time.wallNanos());
      }
    } catch (LinkException e) {
      broken(e);
    }
    return false;
  }

  private boolean see(Identity identity, StatusBlock.Outcome outcome, Instant asked) {
    if (outcome instanceof StatusBlock.Outcome.Good good) {
      PressStatus status = good.block().press();
      Instant at = time.now();
      reach = reach.seen();
      Sampled sampled = sampling.see(good.block(), asked, at, time.wallNanos(), tags.extras(at));
      feed(new Event.Seen(good.block(), identity, limits.capFor(status), at, time.wallNanos()));
      readLimits(status);
      drain(identity, status);
      if (sampling.standsStill(time.wallNanos())) {
        readings.frozen(at);
      } else {
        readings.fresh(status, at, limits, driver.isOwner(), sampled);
      }
      return true;
    }
    reach =
        reach.because(
            outcome instanceof StatusBlock.Outcome.Unreadable unreadable
                ? unreadable.reason()
                : "its status came torn " + Scan.STATUS_READS_MAX + " times in a row");
    return false;
  }

  private void readLimits(PressStatus status) {
    Instant at = time.now();
    if (!wire.isStanding() || !Scan.wantsLimits(limits, status, at)) {
      return;
    }
    int crc = status.loaded().limitsCrc();
    limits = LimitsKnown.unread(crc, at);
    try {
      limits = LimitsKnown.read(wire.limits(), crc, at);
    } catch (LinkException e) {
      broken(e);
    }
  }

  /** Hands over what is due of the trace. If the board has no room the cursor stays where it is. */
  private void drain(Identity identity, PressStatus status) {
    Instant at = time.now();
    Duration sinceLast =
        drained.equals(Instant.MIN) ? Duration.ofDays(1) : Duration.between(drained, at);
    Optional<TraceRing.Plan> plan = Scan.trace(driver, identity, status, sinceLast);
    if (!wire.isStanding() || plan.isEmpty() || driver.drain().isEmpty()) {
      return;
    }
    try {
      TraceRing.Batch batch = identity.ring().take(plan.get(), wire.trace(plan.get()));
      if (handOver(driver.drain().get(), batch)) {
        drained = at;
        feed(new Event.Drained(batch.after(), at));
      }
    } catch (LinkException e) {
      broken(e);
    }
  }

  private boolean handOver(DriverState.Drain drain, TraceRing.Batch batch) {
    if (batch.samples().isEmpty()) {
      return true;
    }
    TraceChunk chunk =
        new TraceChunk(
            drain.stroke().order(),
            drain.stroke().chunks() + 1,
            drain.stroke().runNumber(),
            batch.lostBefore(),
            batch.samples());
    return board.traces().post(chunk.id(), chunk);
  }

  private void feed(Event event) {
    Decision decision = PressmapDriver.step(driver, event);
    driver = decision.next();
    decision.effects().forEach(this::perform);
  }

  private void perform(Effect effect) {
    if (effect instanceof Effect.Report report) {
      log(report.report());
      outbox.add(report.report());
    } else if (effect instanceof Effect.WriteTag write) {
      Progress progress =
          wire.isStanding()
              ? tags.write(write.order(), tag -> Optional.empty())
              : tags.unreachable(reach.reason());
      feed(new Event.TagWritten(write.order().id(), progress, time.now()));
    } else if (wire.isStanding()) {
      onWire(effect);
    }
  }

  private void onWire(Effect effect) {
    try {
      if (effect instanceof Effect.Send send) {
        LOG.info("press={} command={} seq={}", press, send.frame().code(), send.frame().sequence());
        wire.write(send.frame().words());
      } else if (effect instanceof Effect.Beat beat) {
        wire.write(beat.block().words());
      } else if (effect instanceof Effect.Upload upload) {
        upload(upload.blocks());
      } else if (effect instanceof Effect.DropLink drop) {
        LOG.info("press={} connection dropped reason=\"{}\"", press, drop.reason());
        wire.drop();
      }
    } catch (LinkException e) {
      broken(e);
    }
  }

  private void upload(List<Words> blocks) throws LinkException {
    try {
      feed(new Event.ReadBack(wire.upload(blocks), time.now()));
    } catch (LinkException e) {
      boolean definite = e.kind() == LinkException.Kind.EXCEPTION && e.isKnownUndone();
      feed(new Event.UploadFailed(String.valueOf(e.getMessage()), definite, time.now()));
      throw e;
    }
  }

  /** The one place where trouble on the wire ends up. */
  private void broken(LinkException e) {
    String reason = String.valueOf(e.getMessage());
    if (!reason.equals(reach.reason())) {
      LOG.info("press={} link failed reason=\"{}\"", press, reason);
    }
    wire.doubt();
    reach = reach.failed(reason, time.wallNanos(), jitter.nextDouble());
    feed(new Event.LinkFailed(reason, time.now()));
  }

  private void log(OrderReport report) {
    LOG.info("press={} order={} progress={}", press, report.order(), report.progress());
  }

  @Override
  public void close() {
    wire.close();
  }
}
