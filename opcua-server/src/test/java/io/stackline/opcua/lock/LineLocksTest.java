package io.stackline.opcua.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.LocalBoard;
import io.stackline.board.Peers;
import io.stackline.board.Watch;
import io.stackline.press.PressId;
import io.stackline.time.Crank;
import io.stackline.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.junit.jupiter.api.Test;

/** Locks of two servers that hear each other when the test lets them. */
final class LineLocksTest {
  private static final PressId P1 = new PressId("P1");
  private static final Holder ANN = new Holder("urn:hmi", "ann", new NodeId(1, "ann"));
  private static final Holder BOB = new Holder("urn:hmi", "bob", new NodeId(1, "bob"));

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-22T08:00:00Z"));
  private boolean cut;
  private final Server a = new Server("face-1");
  private final Server b = new Server("face-2");

  /** One of them; its board hears of the other's by {@link #carry}. */
  private final class Server implements Peers {
    private final String name;
    final LocalBoard board = new LocalBoard();
    final List<PressId> told = new ArrayList<>();
    private Optional<Crank> crank = Optional.empty();
    Locks locks;

    Server(String name) {
      this.name = name;
      this.locks = begun();
    }

    final Locks begun() {
      LineLocks line = new LineLocks(board.locks(), this, List.of("face-1", "face-2"), time);
      Crank crank = time.crank(name);
      this.crank.ifPresent(Crank::close);
      this.crank = Optional.of(crank);
      Locks begun = new Locks(List.of(P1), line, time, crank);
      begun.watch(told::add);
      Watch unused = board.locks().watch((press, word) -> crank.execute(() -> begun.heard(press)));
      board.locks().all().keySet().forEach(press -> crank.execute(() -> begun.heard(press)));
      return begun;
    }

    void to(Server other) {
      board
          .locks()
          .all()
          .keySet()
          .forEach(
              press ->
                  board
                      .locks()
                      .stamped(press)
                      .ifPresent(
                          each -> other.board.locks().publish(press, each.stamp(), each.value())));
    }

    LockState state() {
      return locks.state(P1);
    }

    @Override
    public String self() {
      return name;
    }

    @Override
    public boolean isWhole() {
      return true;
    }

    @Override
    public Set<String> heard() {
      return cut ? Set.of(name) : Set.of("face-1", "face-2");
    }

    @Override
    public Optional<String> sequencer() {
      return Optional.empty();
    }

    @Override
    public Watch watch(Runnable changed) {
      return () -> {};
    }
  }

  /** What was said at either is heard at the other, and dealt with. */
  private void carry() {
    a.to(b);
    b.to(a);
    time.advance(Duration.ofMillis(1));
    a.to(b);
    b.to(a);
    time.advance(Duration.ofMillis(1));
  }

  /** Time goes by, and what is said each second is heard. */
  private void seconds(int seconds) {
    for (int i = 0; i < seconds; i++) {
      time.advance(Duration.ofSeconds(1));
      carry();
    }
  }

  @Test
  void bothShowTheSameAndTheOtherKeepsOutWhomTheFirstKeepsOut() {
    assertEquals(LockAnswer.OK, a.locks.init(P1, ANN, "changing the die"));
    carry();
    assertEquals("ann", b.state().user());
    assertEquals("urn:hmi", b.state().client());
    assertTrue(b.told.contains(P1), "its nodes change");
    assertEquals(LockAnswer.ALREADY_LOCKED, b.locks.init(P1, BOB, ""));
    Entry.Barred barred = assertInstanceOf(Entry.Barred.class, b.locks.enter(List.of(P1), BOB));
    assertTrue(barred.reason().contains("ann at urn:hmi (changing the die)"), barred.reason());
    Entry.Admitted hers =
        assertInstanceOf(Entry.Admitted.class, b.locks.enter(List.of(P1), ANN), "it is hers");
    hers.close();
    assertEquals(LockAnswer.NOT_HOLDER, b.locks.renew(P1, BOB));
    assertEquals(LockAnswer.NOT_HOLDER, b.locks.exit(P1, BOB));
    seconds(20);
    Duration apart = a.state().remaining().minus(b.state().remaining()).abs();
    assertTrue(apart.compareTo(Duration.ofSeconds(1)) <= 0, a.state() + ", " + b.state());
    a.locks.renew(P1, ANN);
    carry();
    assertTrue(b.state().remaining().toSeconds() >= 59, b.state().toString());
    a.locks.exit(P1, ANN);
    carry();
    assertEquals(LockState.FREE, b.state());
    assertEquals(LockAnswer.OK, b.locks.init(P1, BOB, ""));
  }

  @Test
  void ofTwoThatLockAtTheSameTimeOneKeepsItAndTheOtherSeesItsLockGo() {
    assertEquals(LockAnswer.OK, a.locks.init(P1, ANN, ""));
    assertEquals(LockAnswer.OK, b.locks.init(P1, BOB, ""));
    a.told.clear();
    carry();
    assertEquals("bob", a.state().user());
    assertEquals("bob", b.state().user());
    assertTrue(a.told.contains(P1), "ann sees it go");
    assertEquals(LockAnswer.NOT_HOLDER, a.locks.renew(P1, ANN));
    assertInstanceOf(Entry.Barred.class, a.locks.enter(List.of(P1), ANN));
    b.locks.exit(P1, BOB);
    carry();
    assertFalse(a.state().locked(), "what is gone does not come back");
    seconds(5);
    assertEquals(LockAnswer.OK, a.locks.init(P1, ANN, ""));
    carry();
    assertEquals("ann", b.state().user(), "the later turn counts, whoever takes it");
  }

  @Test
  void aLockOfAServerThatIsNotHeardIsBrokenAndGoneOnceAnotherHasTakenIt() {
    a.locks.init(P1, ANN, "");
    carry();
    cut = true;
    assertEquals(LockState.FREE, b.state());
    assertEquals("ann", a.state().user(), "where she is it still counts");
    assertEquals(LockAnswer.OK, b.locks.init(P1, BOB, ""));
    cut = false;
    carry();
    assertEquals("bob", a.state().user());
    assertEquals("bob", b.state().user());
  }

  @Test
  void aLockNobodySaysAgainIsBrokenInTime() {
    a.locks.init(P1, ANN, "");
    carry();
    b.told.clear();
    time.advance(Locks.INACTIVE_MAX.minusSeconds(1));
    assertTrue(b.state().locked());
    time.advance(Duration.ofSeconds(2));
    assertEquals(LockState.FREE, b.state());
    time.advance(Duration.ofSeconds(1));
    int shown = b.told.size();
    assertTrue(shown > 60, "it counts down: " + shown);
    time.advance(Duration.ofMinutes(5));
    assertTrue(b.told.size() <= shown + 2, "and stops counting: " + b.told.size());
  }

  @Test
  void whoHasTheRightBreaksItFromTheOther() {
    assertEquals(LockAnswer.NOT_LOCKED, b.locks.breakLock(P1, "eve"));
    a.locks.init(P1, ANN, "");
    carry();
    assertEquals(LockAnswer.OK, b.locks.breakLock(P1, "eve"));
    carry();
    assertEquals(LockState.FREE, a.state());
    assertEquals(LockAnswer.NOT_LOCKED, a.locks.renew(P1, ANN));
  }

  /** Its session at the first ends some time later. */
  @Test
  void whoGoesOverTakesItAlongByRenewingIt() {
    Holder there = new Holder("urn:hmi", "ann", new NodeId(1, "ann at the other"));
    a.locks.init(P1, ANN, "changing the die");
    carry();
    assertEquals(LockAnswer.OK, b.locks.renew(P1, there));
    carry();
    a.locks.sessionEnded(ANN.session());
    carry();
    assertEquals("changing the die", a.state().context());
    assertEquals("ann", a.state().user());
    b.locks.sessionEnded(there.session());
    carry();
    assertEquals(LockState.FREE, a.state());
  }

  @Test
  void aServerThatWasStartedAgainHoldsNothingAndSaysSo() {
    a.locks.init(P1, ANN, "");
    carry();
    time.advance(Duration.ofSeconds(3));
    a.locks = a.begun();
    carry();
    assertEquals(LockState.FREE, a.state());
    assertEquals(LockState.FREE, b.state());
  }

  @Test
  void aServerThatEndsInOrderFreesWhatItHolds() {
    a.locks.init(P1, ANN, "");
    carry();
    a.locks.close();
    carry();
    assertEquals(LockState.FREE, b.state());
  }
}
