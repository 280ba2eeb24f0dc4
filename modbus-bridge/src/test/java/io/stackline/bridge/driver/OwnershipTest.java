package io.stackline.bridge.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.stackline.bridge.register.AckCode;
import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.bridge.register.TraceCursor;
import io.stackline.press.PressState;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who owns the press, by the PLC's account. */
class OwnershipTest {
  private static Refusal refusal(Tape tape, OrderId order) {
    return assertInstanceOf(Progress.Refused.class, tape.last(order)).refusal();
  }

  private static List<Effect> scans(Tape tape, int count) {
    List<Effect> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.addAll(tape.see());
    }
    return all;
  }

  @Test
  void nothingIsCommandedWithoutAnOrderWhateverIsSeen() {
    for (PressState state : PressState.values()) {
      Tape tape = Tape.assigned();
      tape.status.state = state;
      tape.status.run = 1001;

      assertEquals(List.of(), scans(tape, 100), state.name());
    }
  }

  @Test
  void twoBridgesWithOneNonceNeverSendTheSameAcquire() {
    Tape one = new Tape(1);
    Tape two = new Tape(2);
    one.assign(1);
    two.assign(1);
    one.run();
    two.run();

    assertNotEquals(one.until(CommandCode.ACQUIRE).crc(), two.until(CommandCode.ACQUIRE).crc());
  }

  @Test
  void anAcquireThatAnotherOneFollowedAtOnceMakesNobodyOwner() {
    Tape tape = Tape.assigned();
    tape.run();
    CommandBlock acquire = tape.until(CommandCode.ACQUIRE);
    tape.acknowledge(acquire, AckCode.DONE);
    tape.status.epoch = 9;
    tape.status.leaseMs = 3000;

    List<Effect> effects = scans(tape, 20);

    assertFalse(tape.state().isOwner());
    assertEquals(List.of(), effects);
  }

  @Test
  void anAcquireOvertakenByAnotherFrameIsDecidedAnewLater() {
    Tape tape = Tape.assigned();
    tape.run();
    CommandBlock acquire = tape.until(CommandCode.ACQUIRE);
    tape.status.ackSeq = acquire.sequence();
    tape.status.ackCrc = 0x2222;

    CommandBlock again = Tape.frame(scans(tape, 25));

    assertEquals(CommandCode.ACQUIRE, again.code());
    assertEquals(acquire.sequence() + 1, again.sequence());
  }

  @Test
  void theHeartbeatGoesOutTwiceASecondWithANumberThatChangesAndWraps() {
    Tape tape = Tape.assigned();
    tape.status.beatEcho = 65534;
    tape.running();

    List<Integer> beats = new ArrayList<>();
    for (int scan = 0; scan < 40; scan++) {
      for (Effect effect : tape.see()) {
        if (effect instanceof Effect.Beat beat) {
          beats.add(beat.block().beat());
          assertEquals(8, beat.block().epoch());
          assertEquals(Duration.ofSeconds(3), beat.block().timeout());
        }
      }
    }

    assertEquals(4, beats.size(), "in two seconds");
    assertEquals(List.of(0, 1, 2, 3), beats);
  }

  @Test
  void noHeartbeatFollowsARelease() {
    Tape tape = Tape.assigned();
    OrderId order = tape.running();
    tape.status.state = PressState.COMPLETE;
    tape.see();
    List<Effect> ended =
        tape.feed(new Event.Drained(TraceCursor.at(tape.status.head, 3), tape.now()));
    assertInstanceOf(Progress.Ended.class, tape.last(order));
    assertEquals(1, ended.size());

    tape.pass(Duration.ofSeconds(1));
    List<Effect> effects = tape.see();

    assertEquals(CommandCode.RELEASE, Tape.frame(effects).code());
    assertEquals(1, effects.size(), effects.toString());
  }

  @Test
  void anOrderWithoutAssignmentWaitsFiveSecondsForIt() {
    Tape tape = new Tape();
    OrderId late = tape.run();
    scans(tape, 50);
    tape.assign(1);
    assertEquals(CommandCode.ACQUIRE, Tape.frame(tape.see()).code());
    assertEquals(List.of("Accepted"), tape.story(late));

    Tape never = new Tape();
    OrderId order = never.run();
    scans(never, 110);
    assertEquals("P1 is not assigned to this bridge", refusal(never, order).reason());
  }

  @Test
  void noMessageOfTheDriverContainsTheNonce() {
    Tape tape = Tape.assigned();
    tape.running();

    assertFalse(tape.state().tenure().toString().contains(Long.toString(Tape.NONCE)));
    assertFalse(
        new Tenure.Vacant(Tape.NONCE, tape.now()).toString().contains(Long.toString(Tape.NONCE)));
  }
}
