package io.stackline.bridge.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.bridge.register.TraceCursor;
import io.stackline.press.PressState;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.OrderReport.StrokeEnd;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From START to the last word. */
class FollowTest {
  private static List<Effect> scans(Tape tape, int count) {
    List<Effect> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.addAll(tape.see());
    }
    return all;
  }

  @Test
  void aStatusThatStillShowsReadyAfterStartIsGivenASecond() {
    Tape tape = Tape.assigned();
    OrderId order = tape.run();
    CommandBlock start = tape.until(CommandCode.START);
    tape.obey(start);
    tape.status.run = 1001;
    tape.status.state = PressState.READY;
    scans(tape, 15);
    assertEquals(List.of("Accepted", "Running"), tape.story(order));

    tape.status.state = PressState.APPROACH;
    scans(tape, 60);
    assertEquals(List.of("Accepted", "Running"), tape.story(order));
  }

  @ParameterizedTest
  @CsvSource({
    // state in which the press is found after a ramp, aborting seen before, end state reported
    "COMPLETE, false, COMPLETE",
    "COMPLETE_ORPHAN, false, COMPLETE_ORPHAN",
    "FAULT, false, FAULT",
    "ESTOP, false, ESTOP",
    "MANUAL, false, MANUAL",
    "READY, false, RAMP",
    "IDLE, false, RAMP",
    "COMPLETE, true, ABORTING",
    "COMPLETE_ORPHAN, true, ABORTING",
    "READY, true, ABORTING",
    "FAULT, true, FAULT",
  })
  void theEndIsToldByThePlcsOwnAccount(PressState found, boolean aborting, PressState told) {
    Tape tape = Tape.assigned();
    OrderId order = tape.running();
    if (aborting) {
      tape.status.state = PressState.ABORTING;
      tape.see();
    }
    tape.status.state = found;
    tape.see();
    tape.feed(new Event.Drained(new TraceCursor(tape.status.head, 3, 500, 20, 0), tape.now()));

    StrokeEnd end = assertInstanceOf(Progress.Ended.class, tape.last(order)).end();
    assertEquals(told, end.state());
    assertEquals(500, end.samplesRead());
    assertEquals(20, end.samplesLost());
    assertEquals(found == PressState.COMPLETE && !aborting, end.remark().isEmpty(), end.remark());
  }

  @Test
  void theEndIsToldOnlyOnceTheTraceIsReadUpToIt() {
    Tape tape = Tape.assigned();
    OrderId order = tape.running();
    tape.status.state = PressState.COMPLETE;
    tape.see();
    long end = tape.status.head;
    tape.feed(new Event.Drained(TraceCursor.at(end - 1, 3), tape.now()));
    scans(tape, 5);
    assertEquals(List.of("Accepted", "Running"), tape.story(order));

    tape.feed(new Event.Drained(TraceCursor.at(end, 3), tape.now()));
    assertEquals(List.of("Accepted", "Running", "Ended"), tape.story(order));
  }

  @Test
  void anotherRunNumberInTheMidstLeavesTheStrokeUnknown() {
    Tape tape = Tape.assigned();
    OrderId order = tape.running();
    tape.status.run = 77;
    tape.see();

    assertEquals(new Progress.Unknown("P1 names stroke 77 as its last"), tape.last(order));
  }

  @Test
  void whileThePlcStartsUpNothingItSaysOfItsStrokeCounts() {
    Tape tape = Tape.assigned();
    OrderId order = tape.running();
    tape.status.state = PressState.BOOT;
    tape.status.boot++;
    tape.status.epoch++;
    tape.status.run = 0;
    scans(tape, 5);
    assertEquals(List.of("Accepted", "Running", "OutOfSight"), tape.story(order));

    tape.status.run = 1001;
    tape.status.state = PressState.FAULT;
    tape.see();
    StrokeEnd end = assertInstanceOf(Progress.Ended.class, tape.last(order)).end();
    assertEquals(PressState.FAULT, end.state());
    assertTrue(end.remark().startsWith("press PLC restarted in RAMP (boot 3 → 4)"), end.remark());
    assertTrue(end.samplesLost() > 0);
  }

  @Test
  void takingUpAStrokeWaitsForAPressOutOfSight() {
    Tape tape = Tape.assigned();
    OrderId reattach = tape.reattach();
    tape.miss(true);
    tape.miss(true);
    assertEquals(List.of("Accepted", "OutOfSight"), tape.story(reattach));
    tape.status.run = 1001;
    tape.status.state = PressState.INSITU;
    tape.status.leaseMs = 2000;
    assertEquals(List.of(), Tape.frames(tape.see()), "the old lease still runs");
    tape.status.leaseMs = 0;

    assertEquals(CommandCode.ACQUIRE, Tape.frame(tape.see()).code());
    assertInstanceOf(Progress.Running.class, tape.last(reattach));
  }
}
