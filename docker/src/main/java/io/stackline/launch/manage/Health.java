package io.stackline.launch.manage;

import io.stackline.bridge.ModbusBridge;
import io.stackline.bridge.PollFigures;
import io.stackline.press.PressId;
import io.stackline.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Whether a process lives, and whether it is ready for what it is there for. Answers at once, from
 * what is known: no check waits for a press, a database or another process. Thread-safe.
 */
final class Health {
  private static final String START = "start";
  private static final Duration BEAT_MAX = Duration.ofSeconds(10);

  /** A sequencer may wait half a minute for a database, and lives. */
  private static final Duration STANDSTILL_MAX = Duration.ofSeconds(60);

  /** A scan may wait for a press that says nothing, several times. */
  private static final Duration SCAN_MAX = Duration.ofSeconds(60);

  private final Time time;
  private final Heartbeat own;
  private final List<Supplier<Finding>> live = new CopyOnWriteArrayList<>();
  private final List<Supplier<Finding>> ready = new CopyOnWriteArrayList<>();
  private volatile Finding start =
      Finding.bad(START, "is under way; look into the log if it takes long");

  Health(Time time, Heartbeat own) {
    this.time = time;
    this.own = own;
    live.add(() -> own.turns("process", BEAT_MAX));
  }

  /** A check of whether it is ready, from now on. */
  void ready(Supplier<Finding> check) {
    ready.add(check);
  }

  /** Somebody who owns a crank has started. */
  void crank(String part, Heartbeat beat) {
    live.add(() -> beat.turns(part, STANDSTILL_MAX));
    ready.add(
        () ->
            beat.hasBegun()
                ? beat.turns(part, BEAT_MAX)
                : Finding.bad(part, "is starting: it has not dealt with what it found yet"));
  }

  /**
   * What the parts meet on.
   *
   * @param trouble why it is not whole, or nothing
   */
  void board(Supplier<Optional<String>> trouble) {
    ready.add(
        () ->
            trouble
                .get()
                .map(why -> Finding.bad("board", why))
                .orElseGet(() -> Finding.well("board")));
  }

  void bridge(ModbusBridge bridge) {
    ready.add(() -> scanned(bridge.figures()));
  }

  /**
   * Who looks whose turn it is to run recipes.
   *
   * @param beat of its crank
   * @param seen whose turn it is, in words
   */
  void duty(Heartbeat beat, Supplier<String> seen) {
    live.add(() -> beat.turns("duty", STANDSTILL_MAX));
    ready.add(
        () -> {
          Finding turns = beat.turns("duty", BEAT_MAX);
          return turns.ok() ? Finding.well("duty", seen.get()) : turns;
        });
  }

  /** The sequencer, whenever there is one at work. */
  void sequencer(ShiftHealth shift) {
    live.add(() -> shift.live(STANDSTILL_MAX));
    ready.add(() -> shift.ready(BEAT_MAX));
    ready.add(shift::journal);
  }

  /** All parts of the process are there. */
  void started() {
    start = Finding.well(START);
  }

  /** It lives on, but what it consists of goes. */
  void stopping() {
    start = Finding.bad(START, "is over, this process is being stopped");
  }

  private Finding scanned(Map<PressId, PollFigures> presses) {
    for (Map.Entry<PressId, PollFigures> each : presses.entrySet()) {
      long still = time.wallNanos() - each.getValue().scannedNanos();
      if (still > SCAN_MAX.toNanos()) {
        return Finding.bad(
            "bridge",
            "press "
                + each.getKey()
                + " has not been looked at for "
                + TimeUnit.NANOSECONDS.toSeconds(still)
                + " s; look into the log, and restart this process");
      }
    }
    return Finding.well("bridge");
  }

  /** Whether it lives: if not, only a new process helps. */
  List<Finding> live() {
    return live.stream().map(Supplier::get).toList();
  }

  /** Whether it can do what it is there for. A press that does not answer is no reason. */
  List<Finding> ready() {
    List<Finding> all = new ArrayList<>();
    all.add(own.turns("process", BEAT_MAX));
    all.add(start);
    if (start.ok()) {
      ready.forEach(each -> all.add(each.get()));
    }
    return all;
  }
}
