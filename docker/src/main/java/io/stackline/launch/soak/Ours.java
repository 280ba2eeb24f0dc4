package io.stackline.launch.soak;

import io.stackline.board.Board;
import io.stackline.board.LocalBoard;
import io.stackline.bridge.ModbusBridge;
import io.stackline.bridge.link.PlcLink;
import io.stackline.launch.soak.check.DeadIsDead;
import io.stackline.launch.soak.check.Findings;
import io.stackline.launch.soak.check.Observer;
import io.stackline.press.PressId;
import io.stackline.record.StoreFailed;
import io.stackline.sequence.Sequencer;
import io.stackline.sequence.SequencerSettings;
import io.stackline.site.Site;
import io.stackline.time.Crank;
import io.stackline.time.VirtualTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * The processes of ours: one sequencer and one bridge at a board, born, killed and born again. A
 * bridge of an earlier life may go on at the board of that life.
 */
final class Ours {
  private static final SequencerSettings SETTINGS = new SequencerSettings("soak", true, 1);
  private static final Duration START_AGAIN = Duration.ofSeconds(5);

  /** A death that was not met by a step by then comes of itself. */
  private static final Duration FATE_MAX = Duration.ofSeconds(20);

  private static final Duration ZOMBIE = Duration.ofSeconds(30);

  /** What the processes of ours work on, and who watches them. */
  record Around(
      Site site,
      VirtualTime time,
      Grain grain,
      Stores stores,
      StoreTrouble trouble,
      BiFunction<PressId, Integer, PlcLink> links,
      Observer observer,
      DeadIsDead deadIsDead,
      Findings findings,
      Story story,
      Sabotage sabotage) {}

  private final Around around;
  private final Crank fate;
  private final Consumer<Board> arrived;
  private Optional<Board> board = Optional.empty();
  private Optional<Part> sequencer = Optional.empty();
  private Optional<Part> bridge = Optional.empty();
  private final List<Part> zombies = new ArrayList<>();
  private Optional<Fault.WeDie> doom = Optional.empty();
  private Duration clock = Duration.ZERO;
  private int bridges;
  private long deaths;

  /**
   * @param arrived told of each new board, before anybody works at it
   */
  Ours(Around around, Consumer<Board> arrived) {
    this.around = around;
    this.arrived = arrived;
    this.fate = around.time().crank("fate");
  }

  /** The board people reach, unless nobody is there. */
  Optional<Board> board() {
    return board;
  }

  long deaths() {
    return deaths;
  }

  /** Whoever is missing is started, by a clock that has jumped by so much. */
  void start(Duration jump) {
    clock = clock.plus(jump);
    Board here =
        board.orElseGet(
            () -> {
              Board fresh = new LocalBoard();
              arrived.accept(fresh);
              return fresh;
            });
    board = Optional.of(here);
    if (bridge.isEmpty()) {
      bridge = Optional.of(bridge(here));
      around.deadIsDead().bridge(around.time().now(), true);
    }
    if (sequencer.isEmpty()) {
      try {
        sequencer = Optional.of(sequencer(here));
      } catch (StoreFailed e) {
        around.story().tell("the store is away, no start");
        fate.after(START_AGAIN, () -> start(Duration.ZERO));
      }
    }
  }

  private Part bridge(Board here) {
    int number = ++bridges;
    Mortal mortal = new Mortal(this::died);
    MortalTime time = time(mortal, "bridge");
    ModbusBridge started =
        ModbusBridge.start(
            around.site(),
            new MortalBoard(around.sabotage().bridges(here), mortal),
            time,
            press -> link(press.press().id(), number, mortal),
            around.grain().pace());
    return new Part(mortal, started::close);
  }

  private PlcLink link(PressId press, int bridge, Mortal mortal) {
    PlcLink wire = around.sabotage().link(around.links().apply(press, bridge));
    return new MortalLink(wire, mortal);
  }

  private Part sequencer(Board here) {
    Mortal mortal = new Mortal(this::died);
    MortalTime time = time(mortal, "sequencer");
    Stores.Open store = around.stores().open();
    try {
      around.observer().opened(around.time().now(), new Database(store.store()));
      Sequencer started =
          Sequencer.start(
              around.site(),
              new MortalBoard(around.sabotage().sequencers(here), mortal),
              time,
              new MortalStore(
                  store.store(), mortal, around.trouble(), around.stores()::cutNextCommit),
              SETTINGS);
      return new Part(
          mortal,
          () -> {
            try {
              started.close();
            } finally {
              store.close();
            }
          });
    } catch (StoreFailed e) {
      store.close();
      throw e;
    }
  }

  private MortalTime time(Mortal mortal, String who) {
    return new MortalTime(around.time(), mortal, clock, e -> unexpected(who, e));
  }

  private void unexpected(String who, RuntimeException e) {
    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    String short5 =
        String.join(" | ", trace.toString().lines().limit(8).map(String::trim).toList());
    around.findings().report("no-bug", around.time().now(), who + ": " + short5);
  }

  /** Somebody of us shall die; nothing happens if somebody is dead or doomed already. */
  void doom(Fault.WeDie next) {
    if (doom.isPresent() || sequencer.isEmpty() || bridge.isEmpty()) {
      return;
    }
    doom = Optional.of(next);
    boolean bridgeSteps =
        switch (next.step()) {
          case FRAME, UPLOAD, LOOK, REPORT -> true;
          default -> false;
        };
    Part doomed =
        switch (next.who()) {
          case SEQUENCER -> sequencer.get();
          case BRIDGE -> bridge.get();
          case PROCESS, ALL_BUT_THE_BRIDGE ->
              bridgeSteps && next.who() == Fault.Who.PROCESS ? bridge.get() : sequencer.get();
        };
    doomed.mortal().dieAt(next.step(), next.nth());
    fate.after(
        FATE_MAX,
        () -> {
          if (doom.equals(Optional.of(next))) {
            doomed.mortal().kill();
          }
        });
  }

  /** In the midst of a step: what is to be done about it is done later. */
  private void died() {
    Fault.WeDie how = doom.orElse(null);
    if (how == null) {
      return; // buried at the end
    }
    doom = Optional.empty();
    deaths++;
    around.story().tell("death of " + how.who() + " at " + how.step());
    if (how.who() == Fault.Who.PROCESS) {
      sequencer.ifPresent(each -> each.mortal().kill());
      bridge.ifPresent(each -> each.mortal().kill());
    }
    fate.execute(() -> bury(how));
    fate.after(how.away(), () -> start(how.clock()));
  }

  private void bury(Fault.WeDie how) {
    if (how.who() != Fault.Who.BRIDGE) {
      sequencer.ifPresent(Part::end);
      sequencer = Optional.empty();
    }
    if (how.who() == Fault.Who.PROCESS || how.who() == Fault.Who.BRIDGE) {
      bridge.ifPresent(Part::end);
      bridge = Optional.empty();
      around.deadIsDead().bridge(around.time().now(), false);
    }
    if (how.who() == Fault.Who.ALL_BUT_THE_BRIDGE) {
      bridge.ifPresent(this::haunt);
      bridge = Optional.empty();
      around.deadIsDead().bridge(around.time().now(), false);
    }
    if (how.who() == Fault.Who.PROCESS || how.who() == Fault.Who.ALL_BUT_THE_BRIDGE) {
      board = Optional.empty();
    }
  }

  private void haunt(Part zombie) {
    zombies.add(zombie);
    fate.after(
        ZOMBIE,
        () -> {
          zombie.end();
          zombies.remove(zombie);
        });
  }

  /** The end of the simulation. */
  void end() {
    doom = Optional.empty();
    sequencer.ifPresent(Part::end);
    bridge.ifPresent(Part::end);
    zombies.forEach(Part::end);
    fate.close();
  }
}
