package io.stackline.bridge.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.register.AckCode;
import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.press.Alarm;
import io.stackline.press.PressMode;
import io.stackline.press.PressState;
import io.stackline.press.StatusFlag;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.unit.Force;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Orders about the press itself: reset, tare, open. */
class ErrandsTest {
  private final Tape tape = Tape.assigned();

  private OrderId reset() {
    return tape.order(new PressOrder.ResetAlarm(tape.next(), 1));
  }

  private OrderId tare() {
    return tape.order(new PressOrder.Tare(tape.next(), 1));
  }

  private OrderId open() {
    return tape.order(new PressOrder.Open(tape.next(), 1));
  }

  private Refusal refusal(OrderId order) {
    return assertInstanceOf(Progress.Refused.class, tape.last(order)).refusal();
  }

  private List<CommandBlock> scans(int count) {
    List<CommandBlock> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.addAll(Tape.frames(tape.see()));
    }
    return frames;
  }

  @Test
  void aPressThatRestartedUnderLoadIsResetByItsOwnerAndKeptUntilItHasLetGo() {
    tape.status.state = PressState.FAULT;
    tape.status.trips = EnumSet.of(Alarm.RESTARTED);
    OrderId order = reset();
    CommandBlock acquire = Tape.frame(tape.see());
    assertEquals(CommandCode.ACQUIRE, acquire.code());
    assertEquals(Tape.NONCE, acquire.arg3());
    tape.obey(acquire);
    CommandBlock reset = Tape.frame(tape.see());
    assertEquals(CommandCode.RESET_ALARM, reset.code());
    assertEquals(8, reset.epoch());

    tape.obey(reset);
    tape.status.trips = EnumSet.noneOf(Alarm.class);
    tape.status.state = PressState.ABORTING;
    assertEquals(List.of(), scans(100));
    assertEquals(List.of("Accepted", "Obeyed"), tape.story(order));
    tape.status.state = PressState.IDLE;
    assertEquals(CommandCode.RELEASE, scans(2).get(0).code());
  }

  @Test
  void aResetThatDoesNotShowIsUnknownAndNotRepeated() {
    tape.status.state = PressState.FAULT;
    tape.status.trips = EnumSet.of(Alarm.GUARD);
    OrderId order = reset();
    tape.obey(tape.until(CommandCode.RESET_ALARM));
    scans(50);
    String reason = assertInstanceOf(Progress.Unknown.class, tape.last(order)).reason();
    assertEquals("RESET_ALARM was acknowledged, but the press is in FAULT: guard opened", reason);
  }

  @Test
  void withTheKeyOnLocalNothingIsSentAndThePersonIsToldWhatToDo() {
    for (PressMode mode : List.of(PressMode.LOCAL, PressMode.MAINTENANCE)) {
      tape.status.mode = mode;
      tape.status.trips = EnumSet.of(Alarm.GUARD);
      for (OrderId order : List.of(reset(), tare(), open())) {
        assertEquals(List.of(), scans(2));
        assertTrue(refusal(order).remedy().contains("key switch"), refusal(order).remedy());
      }
    }
  }

  @Test
  void aPressInFaultIsNeitherTaredNorOpenedBeforeItsAlarmIsReset() {
    tape.status.state = PressState.FAULT;
    tape.status.trips = EnumSet.of(Alarm.OVERFORCE);
    for (OrderId order : List.of(tare(), open())) {
      assertEquals(List.of(), scans(2));
      assertEquals("P1 is in FAULT: force above its cap", refusal(order).reason());
    }
  }

  @Test
  void whereNoAlarmIsLatchedThereIsNothingToReset() {
    OrderId order = reset();
    assertEquals(List.of(), scans(2));
    assertEquals(Refusal.Code.STATE, refusal(order).code());
  }

  @Test
  void openingIsDoneWhenThePressStandsStillAndNotWhenItIsMerelyAcknowledged() {
    OrderId order = open();
    CommandBlock home = tape.until(CommandCode.HOME);
    tape.acknowledge(home, AckCode.BUSY);
    tape.status.flags.add(StatusFlag.MOVING);
    assertEquals(List.of(), scans(100));
    assertEquals(List.of("Accepted"), tape.story(order));
    tape.acknowledge(home, AckCode.DONE);
    tape.see();
    assertEquals(List.of("Accepted"), tape.story(order));
    tape.status.flags.remove(StatusFlag.MOVING);
    tape.see();
    assertEquals(List.of("Accepted", "Obeyed"), tape.story(order));
  }

  @Test
  void anOpeningGivenUpByThePressIsRefusedWithItsState() {
    OrderId order = open();
    CommandBlock home = tape.until(CommandCode.HOME);
    tape.acknowledge(home, AckCode.ABORTED);
    tape.status.state = PressState.ESTOP;
    tape.see();
    assertEquals("P1 gave up HOME; it is in ESTOP", refusal(order).reason());
  }

  @Test
  void aTareIsDoneWhenThePressSaysThatItIsTared() {
    OrderId order = tare();
    tape.obey(tape.until(CommandCode.TARE));
    tape.see();
    assertEquals(List.of("Accepted"), tape.story(order));
    tape.status.flags.add(StatusFlag.TARED);
    tape.see();
    assertEquals(List.of("Accepted", "Obeyed"), tape.story(order));
  }

  @Test
  void aPressLostWithTheCommandOnItsWayLeavesItUnknownAndItIsNeverSentAgain() {
    OrderId order = open();
    tape.until(CommandCode.HOME);
    tape.fail();
    tape.miss(true);
    assertInstanceOf(Progress.Unknown.class, tape.last(order));
    tape.pass(Duration.ofSeconds(5));
    tape.status.leaseMs = 0;
    assertEquals(List.of(), scans(100));
  }

  @Test
  void whileAStrokeIsInHandThePressIsNotOpenedButItsAlarmCanBeReset() {
    tape.running();
    OrderId open = open();
    assertEquals(Refusal.Code.BUSY, refusal(open).code());
    tape.status.state = PressState.PAUSED;
    tape.status.trips = EnumSet.of(Alarm.GUARD);
    OrderId reset = reset();
    CommandBlock frame = Tape.frame(tape.see());
    assertEquals(CommandCode.RESET_ALARM, frame.code());
    tape.obey(frame);
    tape.see();
    assertInstanceOf(Progress.Obeyed.class, tape.last(reset));
  }

  /** After 30 s the sequencer has told that nobody knows, and a person stands at the press. */
  @Test
  void anErrandIsNotBegunLongAfterItWasOrdered() {
    tape.status.leaseMs = 60_000;
    OrderId foreign = open();
    assertEquals(List.of(), scans(405));
    assertEquals(Refusal.Code.BUSY, refusal(foreign).code());
    tape.status.leaseMs = 0;
    assertEquals(List.of(), scans(100));

    tape.status.state = PressState.BOOT;
    OrderId booting = open();
    assertEquals(List.of(), scans(405));
    assertEquals(Refusal.Code.BUSY, refusal(booting).code());
    tape.status.state = PressState.IDLE;
    assertEquals(List.of(), scans(100));
  }

  @Test
  void whileAPressLetsGoAfterAResetNoErrandWaitsForIt() {
    tape.status.state = PressState.FAULT;
    tape.status.trips = EnumSet.of(Alarm.RESTARTED);
    reset();
    tape.obey(tape.until(CommandCode.RESET_ALARM));
    tape.status.trips = EnumSet.noneOf(Alarm.class);
    tape.status.state = PressState.ABORTING;
    tape.see();
    OrderId open = open();

    assertEquals(List.of(), scans(405));

    assertEquals("P1 could not be told within 20 s", refusal(open).reason());
    tape.status.state = PressState.IDLE;
    for (CommandBlock frame : scans(100)) {
      assertEquals(CommandCode.RELEASE, frame.code());
      tape.obey(frame);
    }
  }

  @Test
  void anErrandIsRefusedInTimeAlsoIfThePressDoesNotAnswerForAMoment() {
    tape.status.leaseMs = 60_000;
    tape.status.state = PressState.BOOT;
    OrderId open = open();
    scans(395);
    for (int i = 0; i < 9; i++) {
      tape.miss(false);
    }
    assertEquals(Refusal.Code.BUSY, refusal(open).code());
  }

  /** Whether the bridge before had sent it nobody can tell. */
  @Test
  void whatABridgeBeforeHadInHandIsNotDoneAgain() {
    List<PressOrder> orders =
        List.of(
            new PressOrder.ResetAlarm(tape.next(), 1),
            new PressOrder.Tare(tape.next(), 1),
            new PressOrder.Open(tape.next(), 1),
            new PressOrder.Adjust(tape.next(), 1, 1001, Force.ofKN(78)),
            new PressOrder.GoOn(tape.next(), 1, 1001),
            new PressOrder.Pause(tape.next(), 1, 1001),
            new PressOrder.WriteTag(tape.next(), 1, "gain", 1));
    for (PressOrder order : orders) {
      List<Effect> effects = tape.feed(new Event.OrderCame(order, 1, tape.now()));
      assertEquals(1, effects.size(), order.toString());
      assertInstanceOf(Progress.Unknown.class, tape.last(order.id()), order.toString());
    }
    assertEquals(List.of(), scans(100));
  }
}
