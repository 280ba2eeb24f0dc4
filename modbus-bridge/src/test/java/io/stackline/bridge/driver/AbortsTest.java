package io.stackline.bridge.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.press.PressState;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Aborts, and orders that are turned away. */
class AbortsTest {
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
  void abortIsSentOnceASecondUntilItIsObeyedThenGivenUp() {
    Tape tape = Tape.assigned();
    tape.running();
    OrderId abort = tape.abort();

    List<CommandBlock> frames = Tape.frames(scans(tape, 220));

    assertEquals(10, frames.size());
    for (CommandBlock frame : frames) {
      assertEquals(CommandCode.ABORT, frame.code());
      assertEquals(tape.status.epoch, frame.epoch());
      assertEquals(1001, frame.runNumber());
    }
    assertInstanceOf(Progress.Unknown.class, tape.last(abort));
  }

  @Test
  void abortNamesTheEpochOfTheStatusItIsSentOnEvenIfAnotherOwns() {
    Tape tape = Tape.assigned();
    tape.running();
    tape.status.epoch = 55;
    tape.status.leaseMs = 3000;
    tape.abort();

    assertEquals(55, Tape.frame(tape.see()).epoch());
  }

  @Test
  void abortWaitsForAPressOutOfSightAndSaysSo() {
    Tape tape = Tape.assigned();
    tape.running();
    OrderId abort = tape.abort();
    tape.miss(true);
    tape.miss(true);
    assertEquals(List.of("Accepted", "OutOfSight"), tape.story(abort));
    tape.pass(Duration.ofSeconds(30));
    assertEquals(CommandCode.ABORT, Tape.frame(tape.see()).code());
    tape.status.state = PressState.ABORTING;
    tape.see();

    assertEquals(List.of("Accepted", "OutOfSight", "Obeyed"), tape.story(abort));
  }

  @Test
  void abortThatCannotBeDeliveredWithinAMinuteIsRefused() {
    Tape tape = Tape.assigned();
    tape.running();
    OrderId abort = tape.abort();
    tape.miss(true);
    tape.pass(Duration.ofMinutes(1));
    tape.miss(true);

    assertEquals(Refusal.Code.PRESS, refusal(tape, abort).code());
  }

  @Test
  void moreOrdersThanMayWaitAreRefused() {
    Tape tape = Tape.assigned();
    OrderId last = tape.run();
    for (int i = 0; i < Desk.WAITING_MAX; i++) {
      last = tape.run();
    }
    assertEquals(Refusal.Code.BUSY, refusal(tape, last).code());
  }

  @Test
  void anOrderOlderThanThoseRememberedIsRefusedNotRepeated() {
    Tape tape = Tape.assigned();
    OrderId first = new OrderId(Tape.P1, 1);
    PressOrder.Pause pause = new PressOrder.Pause(first, 1, 5);
    tape.order(pause);
    for (long n = 2; n < 400; n++) {
      tape.order(new PressOrder.Pause(new OrderId(Tape.P1, n), 1, 5));
    }
    tape.order(pause);

    assertEquals(
        "order P1#1 is older than those this bridge remembers", refusal(tape, first).reason());
  }
}
