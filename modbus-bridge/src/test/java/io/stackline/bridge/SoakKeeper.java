package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.LocalBoard;
import io.stackline.board.Stamp;
import io.stackline.bridge.register.PressmapTag;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.run.Assignment;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.run.TraceChunk;
import io.stackline.time.VirtualTime;
import io.stackline.unit.Force;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The bridge and whoever gives it orders: keeps one hold going, takes it up again by an order after
 * every accident, and checks what the bridge says on its board. Board and memory of both die with
 * the bridge; term, nonce and numbers do not.
 */
final class SoakKeeper {
  private static final RunId RUN = new RunId("R2");
  private static final String STAGE = "stack-pressure";
  private static final double SAME_KN = 1e-6;

  /** How far the PLC's time and ours may come apart. */
  private static final Duration CLOCK = Duration.ofMillis(100);

  /** A bridge that looks every five seconds at a press that holds. */
  static final Pace PACE = new Pace(Duration.ofSeconds(5), Duration.ZERO, Duration.ofSeconds(30));

  private final VirtualTime time;
  private final SoakPress press;
  private final SoakLink link;
  private final SoakPressure pressure;
  private final Map<OrderId, Integer> finals = new HashMap<>();
  private final Map<OrderId, Long> runs = new HashMap<>();
  private final Set<Long> refused = new HashSet<>();
  final Set<Long> running = new HashSet<>();
  final Map<String, Integer> words = new HashMap<>();
  private Optional<ModbusBridge> bridge = Optional.empty();
  private LocalBoard board = new LocalBoard();
  private Optional<OrderId> stroke = Optional.empty();
  private Optional<OrderId> errand = Optional.empty();
  private Optional<OrderId> adjusting = Optional.empty();
  private Set<Double> targets = Set.of(SoakOrders.TARGET_MPA);
  private Optional<StrokeEnd> end = Optional.empty();
  private Duration clock = Duration.ZERO;
  private Instant fresh = Instant.MIN;
  private Optional<PressReading> reading = Optional.empty();
  private double wanted;
  private long term;
  private long number;
  long runNumber = 1000;
  boolean leaving;

  SoakKeeper(VirtualTime time, SoakPress press, SoakLink link, SoakPressure pressure) {
    this.time = time;
    this.press = press;
    this.link = link;
    this.pressure = pressure;
  }

  /** The process starts. */
  void begin() {
    term++;
    board = new LocalBoard();
    stroke = Optional.empty();
    errand = Optional.empty();
    adjusting = Optional.empty();
    reading = Optional.empty();
    board.reports().watch((id, report) -> heard(report));
    board.traces().watch((id, chunk) -> took(chunk));
    board.readings().watch((id, now) -> saw(now));
    Assignment assignment = new Assignment(Rig.P1, "bridge", Rig.NONCE, term);
    board.assignments().publish(Rig.P1, new Stamp(term, 1), assignment);
    bridge = Optional.of(ModbusBridge.start(Rig.site(), board, time, site -> link, PACE));
  }

  /** The process dies. */
  void die() {
    bridge.ifPresent(ModbusBridge::close);
    bridge = Optional.empty();
  }

  boolean alive() {
    return bridge.isPresent();
  }

  /** Settles what was dealt with, and gives the order that is due. */
  void look() {
    board.traces().waiting().keySet().forEach(board.traces()::settle);
    board.reports().waiting().keySet().forEach(board.reports()::settle);
    if (alive() && stroke.isEmpty() && errand.isEmpty() && !leaving) {
      reading
          .filter(PressReading.Fresh.class::isInstance)
          .flatMap(PressReading::status)
          .ifPresent(this::takeUp);
    }
  }

  private void takeUp(PressStatus status) {
    boolean ours = status.loaded().runNumber() == runNumber;
    if (status.state() == PressState.FAULT) {
      errand = Optional.of(post(new PressOrder.ResetAlarm(next(), term)));
    } else if (status.state().isActive() && status.state() != PressState.ABORTING && ours) {
      stroke = Optional.of(post(new PressOrder.Reattach(next(), term, RUN, STAGE, runNumber)));
      runs.put(stroke.get(), runNumber);
    } else if (status.state() == PressState.IDLE || status.state() == PressState.READY) {
      targets = Set.of(SoakOrders.TARGET_MPA);
      stroke = Optional.of(post(SoakOrders.hold(next(), term, RUN, STAGE, ++runNumber)));
      runs.put(stroke.get(), runNumber);
    }
  }

  /** Orders another target, if a hold is under way and the last one is settled. */
  void adjust(double mpa) {
    if (alive() && stroke.isPresent() && adjusting.isEmpty() && holds()) {
      wanted = mpa;
      Set<Double> either = new HashSet<>(targets);
      either.add(mpa);
      targets = either;
      Force target = Force.ofKN(mpa * SoakPress.KN_PER_MPA);
      adjusting = Optional.of(post(new PressOrder.Adjust(next(), term, runNumber, target)));
    }
  }

  /** Ends the hold by the operator's word. */
  void goOn() {
    leaving = true;
    post(new PressOrder.GoOn(next(), term, runNumber));
  }

  /** Whether a hold is under way and followed. */
  boolean holds() {
    return reading
            .flatMap(PressReading::status)
            .map(s -> s.state())
            .equals(Optional.of(PressState.INSITU))
        && stroke.isPresent();
  }

  private OrderId next() {
    return new OrderId(Rig.P1, ++number);
  }

  private OrderId post(PressOrder order) {
    assertTrue(board.orders().post(order.id(), order));
    return order.id();
  }

  private void heard(OrderReport report) {
    Progress progress = report.progress();
    OrderId id = report.order();
    words.merge(progress.getClass().getSimpleName(), 1, Integer::sum);
    if (progress instanceof Progress.Running) {
      running.add(runs.getOrDefault(id, 0L));
    }
    if (!progress.isFinal()) {
      return;
    }
    assertEquals(1, finals.merge(id, 1, Integer::sum), "last words on " + id);
    if (errand.equals(Optional.of(id))) {
      errand = Optional.empty();
    } else if (stroke.equals(Optional.of(id))) {
      stroke = Optional.empty();
      ended(id, progress);
    } else if (adjusting.equals(Optional.of(id))) {
      adjusting = Optional.empty();
      settled(progress);
    }
  }

  private void ended(OrderId id, Progress progress) {
    if (progress instanceof Progress.Ended over) {
      end = Optional.of(over.end());
      assertEquals(press.trace.read(id), over.end().samplesRead(), "samples of " + id);
      assertTrue(over.end().samplesLost() >= press.trace.lost(id), "lost of " + id);
    } else if (progress instanceof Progress.Refused) {
      refused.add(runs.getOrDefault(id, 0L));
    }
  }

  /** What was refused was not done and never will be; what is unknown may have been. */
  private void settled(Progress progress) {
    if (progress instanceof Progress.Obeyed) {
      targets = Set.of(wanted);
    } else if (progress instanceof Progress.Refused) {
      Set<Double> without = new HashSet<>(targets);
      without.remove(wanted);
      targets = without.isEmpty() ? targets : without;
    }
  }

  private void took(TraceChunk chunk) {
    press.trace.check(chunk);
    pressure.feel(time.now());
    chunk.samples().forEach(pressure::told);
  }

  /** Fresh is what was read this instant; stale and lost what was not, for a reason. */
  private void saw(PressReading now) {
    if (now instanceof PressReading.Fresh good) {
      assertFalse(link.down(), "a reading through a cut wire");
      assertEquals(time.now(), link.answered(), "a reading is new");
      double shown = good.now().forces().target().toKN();
      int target = PressmapTag.FORCE_TARGET_KN.address();
      assertEquals(link.status().f32(target), shown, SAME_KN, "FORCE_TARGET");
      Duration old = Duration.between(good.sampled().source(), time.now());
      assertFalse(old.isNegative(), "a reading of the future");
      assertTrue(old.compareTo(CLOCK) <= 0, () -> "the PLC's clock is taken to be " + old + " off");
      clock = old.compareTo(clock) > 0 ? old : clock;
      fresh = time.now();
    } else {
      assertTrue(link.troubled(), () -> "nothing was lost, yet " + now);
    }
    reading = Optional.of(now);
  }

  /** Whether the press has been shown as lost since it was last seen. */
  boolean showsLost() {
    return reading.map(PressReading.Lost.class::isInstance).orElse(true);
  }

  /** When the bridge last showed something new. */
  Instant fresh() {
    return fresh;
  }

  /** How far its time and ours have come apart. */
  Duration clock() {
    return clock;
  }

  Set<Double> targets() {
    return targets;
  }

  /** How the last stroke that ended did. */
  StrokeEnd end() {
    return end.orElseThrow();
  }

  boolean over() {
    return leaving && stroke.isEmpty();
  }

  /** RUN_IDs of strokes that were refused. */
  Set<Long> refused() {
    return refused;
  }
}
