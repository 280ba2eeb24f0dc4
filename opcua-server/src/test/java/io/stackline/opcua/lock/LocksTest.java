package io.stackline.opcua.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.junit.jupiter.api.Test;

/** The lock of OPC 10000-100 §7, on the test's clock. */
final class LocksTest {
  private static final PressId P1 = new PressId("P1");
  private static final PressId P2 = new PressId("P2");
  private static final Holder ANN = new Holder("urn:hmi", "ann", new NodeId(1, "ann"));
  private static final Holder BOB = new Holder("urn:hmi", "bob", new NodeId(1, "bob"));

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-22T08:00:00Z"));
  private final Locks locks = new Locks(List.of(P1, P2), time, time.crank("locks"));
  private final List<PressId> told = new ArrayList<>();

  LocksTest() {
    locks.watch(told::add);
  }

  @Test
  void aLockIsTakenOnceAndShowsWhoHoldsIt() {
    assertEquals(LockState.FREE, locks.state(P1));
    assertEquals(0, locks.init(P1, ANN, "changing the die").code());
    assertEquals(
        new LockState(true, "urn:hmi", "ann", "changing the die", Locks.INACTIVE_MAX),
        locks.state(P1));
    assertEquals(60_000, locks.state(P1).remainingMs());
    assertEquals(LockAnswer.ALREADY_LOCKED, locks.init(P1, BOB, ""));
    assertEquals(LockAnswer.ALREADY_LOCKED, locks.init(P1, ANN, ""), "its holder, too");
    assertEquals(-1, LockAnswer.ALREADY_LOCKED.code());
    assertFalse(locks.state(P2).locked());
    assertEquals(List.of(P1), told);
  }

  @Test
  void whatIsNoPressCannotBeLocked() {
    LockAnswer answer = locks.init(new PressId("P9"), ANN, "");
    assertEquals(LockAnswer.INVALID, answer);
    assertEquals(-2, answer.code());
  }

  @Test
  void onlyItsHolderLeavesOrRenewsIt() {
    assertEquals(LockAnswer.NOT_LOCKED, locks.exit(P1, ANN));
    assertEquals(LockAnswer.NOT_LOCKED, locks.renew(P1, ANN));
    locks.init(P1, ANN, "");
    assertEquals(LockAnswer.NOT_HOLDER, locks.exit(P1, BOB));
    assertEquals(LockAnswer.NOT_HOLDER, locks.renew(P1, BOB));
    assertTrue(locks.state(P1).locked());
    Holder again = new Holder("urn:hmi", "ann", new NodeId(1, "ann's other session"));
    assertEquals(LockAnswer.OK, locks.exit(P1, again), "the same user at the same application");
    assertFalse(locks.state(P1).locked());
    assertEquals(List.of(P1, P1), told);
  }

  @Test
  void whoHasTheRightBreaksIt() {
    assertEquals(LockAnswer.NOT_LOCKED, locks.breakLock(P1, "eve"));
    locks.init(P1, ANN, "");
    assertEquals(LockAnswer.OK, locks.breakLock(P1, "eve"));
    assertFalse(locks.state(P1).locked());
    assertEquals(LockAnswer.OK, locks.init(P1, BOB, ""));
  }

  @Test
  void itEndsWithoutASignOfItsHolderAndNotBefore() {
    locks.init(P1, ANN, "");
    time.advance(Duration.ofSeconds(50));
    assertEquals(Duration.ofSeconds(10), locks.state(P1).remaining());
    locks.renew(P1, ANN);
    time.advance(Duration.ofMillis(59_900));
    assertTrue(locks.state(P1).locked());
    assertEquals(Duration.ofMillis(100), locks.state(P1).remaining());
    time.advance(Duration.ofMillis(1_100));
    assertEquals(LockState.FREE, locks.state(P1));
  }

  /** So that what is shown of its remaining time does not stand still. */
  @Test
  void aLockThatIsHeldIsToldEachSecond() {
    locks.init(P1, ANN, "");
    time.advance(Duration.ofMillis(3_500));
    assertEquals(List.of(P1, P1, P1, P1), told, "taken, and three times since");
    locks.exit(P1, ANN);
    time.advance(Duration.ofSeconds(5));
    assertEquals(5, told.size(), "left, and not again");
  }

  /** OPC 10000-100 §7.4: it never ends in the midst of what its holder asks for. */
  @Test
  void aCommandUnderWayKeepsItAndItsEndIsASign() {
    locks.init(P1, ANN, "");
    Entry.Admitted in = assertInstanceOf(Entry.Admitted.class, locks.enter(List.of(P1), ANN));
    time.advance(Duration.ofMinutes(10));
    assertEquals(Locks.INACTIVE_MAX, locks.state(P1).remaining());
    in.close();
    time.advance(Duration.ofSeconds(59));
    assertTrue(locks.state(P1).locked());
    time.advance(Duration.ofSeconds(2));
    assertFalse(locks.state(P1).locked());
  }

  /** OPC 10000-100 §7.7. */
  @Test
  void whoWatchesThePressKeepsIt() {
    List<NodeId> watching = new ArrayList<>(List.of(ANN.session()));
    locks.presence((session, press) -> watching.contains(session) && press.equals(P1));
    locks.init(P1, ANN, "");
    locks.init(P2, ANN, "");
    time.advance(Duration.ofMinutes(10));
    assertTrue(locks.state(P1).locked());
    assertFalse(locks.state(P2).locked());
    watching.clear();
    time.advance(Duration.ofSeconds(62));
    assertFalse(locks.state(P1).locked());
  }

  @Test
  void aFailureToLookWhoWatchesEndsNoLockAndStopsNoTick() {
    AtomicInteger looked = new AtomicInteger();
    locks.presence(
        (session, press) -> {
          if (looked.getAndIncrement() == 0) {
            throw new IllegalStateException("the subscription went away");
          }
          return false;
        });
    locks.init(P1, ANN, "");
    time.advance(Duration.ofMillis(60_500));
    assertTrue(locks.state(P1).locked());
    assertEquals(1, looked.get());
    time.advance(Duration.ofSeconds(1));
    assertFalse(locks.state(P1).locked());
  }

  @Test
  void itEndsWithTheSessionThatAskedForIt() {
    locks.init(P1, ANN, "");
    locks.init(P2, BOB, "");
    locks.sessionEnded(ANN.session());
    assertFalse(locks.state(P1).locked());
    assertTrue(locks.state(P2).locked());
  }

  @Test
  void othersAreToldWhoHoldsItAndForHowLong() {
    locks.init(P1, ANN, "changing the die");
    time.advance(Duration.ofSeconds(20));
    Entry.Barred barred = assertInstanceOf(Entry.Barred.class, locks.enter(List.of(P1), BOB));
    for (String word : List.of("P1", "ann", "urn:hmi", "changing the die", "40 s")) {
      assertTrue(barred.reason().contains(word), barred.reason());
    }
    assertInstanceOf(Entry.Admitted.class, locks.enter(List.of(P2), BOB));
    assertInstanceOf(Entry.Admitted.class, locks.enter(List.of(P1), ANN));
  }

  /** All of them or none: who is turned away at the second press is not inside the first. */
  @Test
  void whoIsTurnedAwayIsNowhereInside() {
    locks.init(P2, ANN, "");
    assertInstanceOf(Entry.Barred.class, locks.enter(List.of(P1, P2), BOB));
    assertEquals(LockAnswer.OK, locks.init(P1, ANN, ""));
  }

  /** OPC 10000-100 §7.2: no lock while somebody is at what it would forbid. */
  @Test
  void nobodyLocksWhileSomebodyElseCommands() {
    Entry.Admitted first = assertInstanceOf(Entry.Admitted.class, locks.enter(List.of(P1), BOB));
    Entry.Admitted second = assertInstanceOf(Entry.Admitted.class, locks.enter(List.of(P1), BOB));
    assertEquals(LockAnswer.INVALID, locks.init(P1, ANN, ""));
    first.close();
    assertEquals(LockAnswer.INVALID, locks.init(P1, ANN, ""));
    second.close();
    assertEquals(LockAnswer.OK, locks.init(P1, ANN, ""));
  }

  /** The crank holds a bounded number of tasks, however fast a client locks and unlocks. */
  @Test
  void lockingAndUnlockingLeavesNothingBehind() {
    for (int i = 0; i < 200_000; i++) {
      locks.init(P1, ANN, "");
      locks.exit(P1, ANN);
    }
    time.advance(Duration.ofSeconds(2));
    locks.init(P1, ANN, "");
    time.advance(Duration.ofSeconds(61));
    assertFalse(locks.state(P1).locked(), "control: it is still looked after");
  }
}
