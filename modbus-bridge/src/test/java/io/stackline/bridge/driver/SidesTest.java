package io.stackline.bridge.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.bridge.register.Programs;
import io.stackline.bridge.register.TraceCursor;
import io.stackline.press.Alarm;
import io.stackline.press.PressMode;
import io.stackline.press.PressState;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.unit.Force;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Orders about the stroke under way, and what becomes of a stroke whose press stays dead. */
class SidesTest {
  private final Tape tape = Tape.assigned();

  private OrderId adjust(double kilonewtons) {
    return tape.order(new PressOrder.Adjust(tape.next(), 1, 1001, Force.ofKN(kilonewtons)));
  }

  private OrderId goOn() {
    return tape.order(new PressOrder.GoOn(tape.next(), 1, 1001));
  }

  private Refusal refusal(OrderId order) {
    return assertInstanceOf(Progress.Refused.class, tape.last(order)).refusal();
  }

  /** A stack-pressure hold at 0.8 kN under a cap of 0.85 kN. */
  private void holding() {
    tape.running();
    tape.status.state = PressState.INSITU;
    tape.status.targetKN = 0.8;
    tape.cap = Force.ofKN(0.85);
  }

  @Test
  void aTargetMayBeMovedByATenthAndNoFurther() {
    holding();
    OrderId lower = adjust(0.72);
    CommandBlock frame = Tape.frame(tape.see());
    assertEquals(CommandCode.ADJUST_TARGET, frame.code());
    assertEquals(0.72, frame.arguments().arg0(), 1e-9);
    assertEquals(1001, frame.runNumber());
    tape.obey(frame);
    tape.see();
    assertInstanceOf(Progress.Obeyed.class, tape.last(lower));

    OrderId tooLow = adjust(0.719);
    assertEquals(List.of(), Tape.frames(tape.see()));
    assertEquals(Refusal.Code.ARGUMENT, refusal(tooLow).code());
    assertTrue(refusal(tooLow).remedy().contains("steps"), refusal(tooLow).remedy());
  }

  @Test
  void aTargetAboveWhatTheCapReadBackAllowsIsRefused() {
    holding();
    adjust(0.825);
    tape.obey(Tape.frame(tape.see()));
    tape.see();
    OrderId high = adjust(0.826);
    assertEquals(List.of(), Tape.frames(tape.see()));
    assertEquals(Refusal.Code.ENVELOPE, refusal(high).code());
  }

  @Test
  void withoutACapReadBackNothingIsAdjusted() {
    holding();
    tape.cap = Force.UNKNOWN;
    OrderId order = adjust(0.81);
    for (int i = 0; i < 205; i++) {
      assertEquals(List.of(), Tape.frames(tape.see()));
    }
    assertEquals(Refusal.Code.PRESS, refusal(order).code());
  }

  @Test
  void goOnConfirmsToThePlcWhatItWaitsFor() {
    tape.running();
    tape.status.state = PressState.WAIT_OPERATOR;
    OrderId order = goOn();
    CommandBlock frame = Tape.frame(tape.see());
    assertEquals(CommandCode.OPERATOR_CONFIRM, frame.code());
    tape.obey(frame);
    tape.see();
    assertInstanceOf(Progress.Obeyed.class, tape.last(order));

    tape.status.state = PressState.DWELL;
    OrderId idle = goOn();
    assertEquals(List.of(), Tape.frames(tape.see()));
    assertEquals("P1 is in DWELL: nothing waits for an operator", refusal(idle).reason());
  }

  @Test
  void onceTheKeyIsTurnedTheStrokeIsNotTold() {
    holding();
    tape.status.mode = PressMode.LOCAL;
    OrderId order = goOn();
    assertEquals(List.of(), Tape.frames(tape.see()));
    assertTrue(refusal(order).remedy().contains("key switch"));
  }

  @Test
  void alarmsSeenDuringAStrokeAreInItsEndThoughTheyWereReset() {
    OrderId order = tape.running();
    tape.status.trips = EnumSet.of(Alarm.PELLET_EVENT, Alarm.GUARD);
    tape.status.firstOut = Optional.of(Alarm.PELLET_EVENT);
    tape.see();
    tape.status.trips = EnumSet.noneOf(Alarm.class);
    tape.status.firstOut = Optional.empty();
    tape.status.state = PressState.COMPLETE;
    tape.see();
    tape.feed(new Event.Drained(TraceCursor.at(tape.status.head, 3), tape.now()));
    StrokeEnd end = assertInstanceOf(Progress.Ended.class, tape.last(order)).end();
    assertEquals(
        new StrokeEnd.Alarms(
            Set.of(Alarm.PELLET_EVENT, Alarm.GUARD), Optional.of(Alarm.PELLET_EVENT)),
        end.alarms());
  }

  @Test
  void aStrokeBeingAbortedOnAPressThatStaysDeadEndsAsUnknown() {
    OrderId order = tape.running();
    OrderId abort = tape.abort();
    tape.see();
    tape.status.state = PressState.ABORTING;
    tape.see();
    assertInstanceOf(Progress.Obeyed.class, tape.last(abort));
    tape.miss(true);
    tape.pass(Duration.ofSeconds(59));
    tape.miss(true);
    assertInstanceOf(Progress.OutOfSight.class, tape.last(order));
    tape.pass(Duration.ofSeconds(1));
    tape.miss(true);
    assertInstanceOf(Progress.Unknown.class, tape.last(order));
  }

  @Test
  void anAbortThatNeverReachesThePressEndsTheStrokeAsUnknownToo() {
    OrderId order = tape.running();
    tape.miss(true);
    OrderId abort = tape.abort();
    tape.pass(Duration.ofMinutes(1));
    tape.miss(true);
    assertInstanceOf(Progress.Refused.class, tape.last(abort));
    assertInstanceOf(Progress.Unknown.class, tape.last(order));
  }

  @Test
  void aStrokeNobodyAbortsWaitsForItsPressAsLongAsItTakes() {
    OrderId order = tape.running();
    tape.miss(true);
    tape.pass(Duration.ofDays(3));
    tape.miss(true);
    assertInstanceOf(Progress.OutOfSight.class, tape.last(order));
  }

  @Test
  void anOrderTakenOnByABridgeBeforeIsNotBegunBehindALaterStroke() {
    tape.status.run = 1002;
    OrderId order = takenOn();
    tape.obey(tape.until(CommandCode.ACQUIRE));
    for (int i = 0; i < 20; i++) {
      assertTrue(
          Tape.frames(tape.see()).stream().allMatch(each -> each.code() == CommandCode.RELEASE));
    }
    assertInstanceOf(Progress.Unknown.class, tape.last(order));
  }

  @Test
  void anOrderTakenOnByABridgeBeforeIsBegunIfThePressNamesAnEarlierStroke() {
    tape.status.run = 1000;
    takenOn();
    assertEquals(1001, tape.until(CommandCode.START).runNumber());
  }

  private OrderId takenOn() {
    PressOrder.RunProgram order =
        new PressOrder.RunProgram(
            tape.next(), 1, new RunId("R2"), "laminate", Programs.lamination(), Programs.limits());
    tape.feed(new Event.OrderCame(order, 1, tape.now()));
    return order.id();
  }
}
