package io.stackline.bridge.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.bridge.register.AckCode;
import io.stackline.bridge.register.Capability;
import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.bridge.register.Identity;
import io.stackline.bridge.register.LimitsBlock;
import io.stackline.bridge.register.ProfileBlock;
import io.stackline.bridge.register.Programs;
import io.stackline.bridge.register.TraceRing;
import io.stackline.bridge.register.Words;
import io.stackline.press.PressId;
import io.stackline.press.PressState;
import io.stackline.run.Assignment;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.LinePressure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Plays events to a driver one by one and keeps what it wants done; 50 ms pass between statuses.
 */
final class Tape {
  static final PressId P1 = new PressId("P1");
  static final long NONCE = 0xCAFE1234L;

  private Instant now = Instant.parse("2026-11-22T08:00:00Z");
  private long wall = 5_000_000_000L;
  final Sighting status = new Sighting();
  final Identity identity;
  Force cap = Force.UNKNOWN;
  private final List<OrderReport> reports = new ArrayList<>();
  private DriverState state;
  private long number;

  Tape() {
    this(17);
  }

  Tape(int salt) {
    state = DriverState.initial(P1, salt);
    identity =
        new Identity(
            1,
            1,
            4711,
            1,
            Set.of(Capability.TRACE),
            Force.ofKN(245),
            Area.ofMm2(5026),
            LinePressure.ofBar(600),
            Length.ofMm(50),
            125,
            16,
            new TraceRing(4096, 1024, 15),
            Duration.ofMillis(10));
  }

  /** A driver whose press is assigned to it. */
  static Tape assigned() {
    Tape tape = new Tape();
    tape.assign(1);
    return tape;
  }

  void assign(long term) {
    feed(new Event.Assigned(new Assignment(P1, "bridge", NONCE, term), now));
  }

  DriverState state() {
    return state;
  }

  Instant now() {
    return now;
  }

  List<Effect> feed(Event event) {
    Decision decision = PressmapDriver.step(state, event);
    assertEquals(decision, PressmapDriver.step(state, event), "the same again");
    state = decision.next();
    for (Effect effect : decision.effects()) {
      if (effect instanceof Effect.Report report) {
        reports.add(report.report());
      }
    }
    return decision.effects();
  }

  void pass(Duration duration) {
    now = now.plus(duration);
    wall += duration.toNanos();
    status.uptimeMs += duration.toMillis();
    status.head += duration.toMillis() / 10;
  }

  /** 50 ms later the status as it stands is seen. */
  List<Effect> see() {
    pass(Duration.ofMillis(50));
    return feed(new Event.Seen(status.block(), identity, cap, now, wall));
  }

  List<Effect> fail() {
    return feed(new Event.LinkFailed("cable pulled", now));
  }

  List<Effect> miss(boolean lost) {
    pass(Duration.ofMillis(50));
    return feed(new Event.Missed("cable pulled", lost, now));
  }

  /** The PLC acknowledges a frame. */
  void acknowledge(CommandBlock frame, AckCode code) {
    status.ackSeq = frame.sequence();
    status.ackCrc = frame.crc();
    status.ackEpoch = frame.epoch();
    status.ackCode = code;
    status.ackReason = 0;
  }

  void refuse(CommandBlock frame, int reason) {
    acknowledge(frame, AckCode.NACK);
    status.ackReason = reason;
  }

  /** The PLC does what a preparing bridge asks, as far as it shows in the status. */
  void obey(CommandBlock frame) {
    acknowledge(frame, AckCode.DONE);
    switch (frame.code()) {
      case ACQUIRE -> {
        status.epoch++;
        status.leaseMs = 3000;
      }
      case APPLY_LIMITS -> status.limitsCrc = LimitsBlock.crc(limits());
      case VALIDATE -> status.profileCrc = ProfileBlock.crc(profile());
      case RELEASE -> status.leaseMs = 0;
      default -> {}
    }
  }

  static Words limits() {
    return LimitsBlock.encode(Programs.limits());
  }

  static Words profile() {
    return ProfileBlock.encode(Programs.lamination());
  }

  OrderId run() {
    return order(
        new PressOrder.RunProgram(
            next(), 1, new RunId("R2"), "laminate", Programs.lamination(), Programs.limits()));
  }

  OrderId abort() {
    return order(new PressOrder.Abort(next(), 1, 1001));
  }

  OrderId reattach() {
    return order(new PressOrder.Reattach(next(), 1, new RunId("R2"), "laminate", 1001));
  }

  OrderId next() {
    return new OrderId(P1, ++number);
  }

  OrderId order(PressOrder order) {
    feed(new Event.OrderCame(order, 0, now));
    return order.id();
  }

  /** The frame among some effects; fails if there is not exactly one. */
  static CommandBlock frame(List<Effect> effects) {
    List<CommandBlock> frames = frames(effects);
    assertEquals(1, frames.size(), "frames in " + effects);
    return frames.get(0);
  }

  static List<CommandBlock> frames(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.Send.class::isInstance)
        .map(each -> ((Effect.Send) each).frame())
        .toList();
  }

  /** Carries out a preparation up to, not including, the command with this code. */
  CommandBlock until(CommandCode code) {
    List<Effect> effects = see();
    for (int scan = 0; scan < 100; scan++) {
      for (Effect effect : effects) {
        if (effect instanceof Effect.Upload upload) {
          feed(new Event.ReadBack(upload.blocks(), now));
        }
      }
      List<CommandBlock> frames = frames(effects);
      if (!frames.isEmpty() && frames.get(0).code() == code) {
        return frames.get(0);
      }
      frames.forEach(this::obey);
      effects = see();
    }
    throw new AssertionError("no " + code + ", work is " + state.work());
  }

  /** Starts a stroke; the press is in a ramp then. */
  OrderId running() {
    OrderId order = run();
    CommandBlock start = until(CommandCode.START);
    obey(start);
    status.run = start.runNumber();
    status.state = PressState.RAMP;
    see();
    return order;
  }

  /** All that was said about an order, as class names. */
  List<String> story(OrderId order) {
    return told(order).stream().map(each -> each.getClass().getSimpleName()).toList();
  }

  Progress last(OrderId order) {
    List<Progress> told = told(order);
    return told.get(told.size() - 1);
  }

  private List<Progress> told(OrderId order) {
    return reports.stream()
        .filter(each -> each.order().equals(order))
        .map(OrderReport::progress)
        .toList();
  }
}
