package io.stackline.bridge.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.register.AckCode;
import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.bridge.register.NackReason;
import io.stackline.bridge.register.TraceCursor;
import io.stackline.bridge.register.Words;
import io.stackline.press.Interlock;
import io.stackline.press.PressState;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PressmapDriverTest {
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
  void theFramesOfAPreparationNameTheEpochSeenAndTheOnlyNumberThatComesNext() {
    Tape tape = Tape.assigned();
    tape.status.ackSeq = 65535;
    tape.run();
    CommandBlock acquire = tape.until(CommandCode.ACQUIRE);
    tape.obey(acquire);
    CommandBlock apply = tape.until(CommandCode.APPLY_LIMITS);
    tape.obey(apply);
    CommandBlock validate = tape.until(CommandCode.VALIDATE);
    tape.obey(validate);
    CommandBlock start = tape.until(CommandCode.START);

    assertEquals(7, acquire.epoch());
    assertEquals(Tape.NONCE, acquire.arg3());
    assertEquals(1, acquire.sequence());
    assertEquals(8, apply.epoch());
    assertEquals(
        List.of(2, 3, 4), List.of(apply.sequence(), validate.sequence(), start.sequence()));
    assertEquals(1001, start.runNumber());
    assertEquals(0x1B28_8B4BL, start.arg3());
  }

  @Test
  void uploadsCarryThePublishedBlocks() {
    Tape tape = Tape.assigned();
    tape.run();
    List<Words> uploaded = new ArrayList<>();
    List<Effect> effects = tape.see();
    for (int scan = 0; scan < 20; scan++) {
      for (Effect effect : effects) {
        if (effect instanceof Effect.Upload upload) {
          uploaded.addAll(upload.blocks());
          tape.feed(new Event.ReadBack(upload.blocks(), tape.now()));
        }
      }
      Tape.frames(effects).forEach(tape::obey);
      effects = tape.see();
    }

    assertEquals(Tape.limits(), uploaded.get(0));
    assertEquals(Tape.profile().slice(144, 192), uploaded.get(1));
    assertEquals(Tape.profile().slice(128, 144), uploaded.get(2));
    assertEquals(3, uploaded.size(), "each once");
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
  void ownershipLostBeforeStartEndsThePreparation() {
    Tape tape = Tape.assigned();
    OrderId order = tape.run();
    CommandBlock validate = tape.until(CommandCode.VALIDATE);
    tape.obey(validate);
    tape.status.epoch++;

    List<Effect> effects = scans(tape, 10);

    assertEquals(List.of(), Tape.frames(effects));
    assertEquals(Refusal.Code.PRESS, refusal(tape, order).code());
  }

  @ParameterizedTest
  @EnumSource(NackReason.class)
  void everyReasonOfThePlcIsSaidInWordsWithARemedy(NackReason reason) {
    Tape tape = Tape.assigned();
    OrderId order = tape.run();
    CommandBlock start = tape.until(CommandCode.START);
    tape.refuse(start, reason.code());
    tape.status.ackDetail = 3;
    CommandBlock release = Tape.frame(tape.see());

    Refusal refusal = refusal(tape, order);
    assertEquals(reason.kind(), refusal.code());
    assertTrue(
        refusal
            .reason()
            .startsWith("P1 refused START: " + reason.reason() + " (register or segment 3)"),
        refusal.reason());
    assertEquals(reason.remedy(), refusal.remedy());
    assertEquals(CommandCode.RELEASE, release.code());
  }

  @Test
  void aReasonNobodyKnowsIsShownAsItIs() {
    Tape tape = Tape.assigned();
    OrderId order = tape.run();
    tape.refuse(tape.until(CommandCode.START), 99);
    tape.see();

    assertEquals("P1 refused START for reason 99", refusal(tape, order).reason());
  }

  @Test
  void anOpenInterlockIsNamed() {
    Tape tape = Tape.assigned();
    tape.status.healthy = EnumSet.complementOf(EnumSet.of(Interlock.GUARD_CLOSED));
    OrderId order = tape.run();
    tape.refuse(tape.until(CommandCode.START), NackReason.INTERLOCK.code());
    tape.see();

    assertEquals(
        "P1 refused START: an interlock is open; not given: guard closed",
        refusal(tape, order).reason());
  }

  @Test
  void limitsThePlcReportsWithAnotherCrcEndThePreparation() {
    Tape tape = Tape.assigned();
    OrderId order = tape.run();
    tape.acknowledge(tape.until(CommandCode.APPLY_LIMITS), AckCode.DONE);
    tape.status.limitsCrc = 0xBAD;
    tape.see();

    assertEquals(
        "P1 works with a limits of CRC 0BAD, ours has 8B4B", refusal(tape, order).reason());
  }

  @ParameterizedTest
  @CsvSource({"APPLY_LIMITS", "VALIDATE", "START"})
  void aRestartOfThePlcDuringACommandLeavesItsOutcomeUnknownAndNothingIsSentAgain(
      CommandCode code) {
    Tape tape = Tape.assigned();
    OrderId order = tape.run();
    CommandBlock frame = tape.until(code);
    tape.status.boot++;
    tape.status.epoch++;
    tape.status.leaseMs = 0;
    tape.status.ackSeq = frame.sequence();
    tape.status.ackCrc = 0;

    List<Effect> effects = scans(tape, 60);

    assertInstanceOf(Progress.Unknown.class, tape.last(order));
    assertEquals(List.of(), Tape.frames(effects));
  }

  @Test
  void aDoubtedStartIsSentAgainByteForByteFromANewConnection() {
    Tape tape = Tape.assigned();
    tape.run();
    CommandBlock start = tape.until(CommandCode.START);

    List<Effect> effects = scans(tape, 20);
    assertInstanceOf(Effect.DropLink.class, effects.get(effects.size() - 1));
    assertEquals(start, Tape.frame(tape.see()));
    assertEquals(start.words(), start.words());
  }

  @Test
  void aDoubtedStartIsNotSentAgainOnceTheLeaseHasRunOut() {
    Tape tape = Tape.assigned();
    OrderId order = tape.run();
    tape.until(CommandCode.START);
    tape.fail();
    tape.status.leaseMs = 0;
    tape.pass(Duration.ofSeconds(1));

    assertEquals(List.of(), Tape.frames(tape.see()));
    assertInstanceOf(Progress.Unknown.class, tape.last(order));
  }

  @Test
  void aStartOutOfSightIsNeverRepeatedAndTheTruthIsToldLater() {
    for (boolean executed : new boolean[] {true, false}) {
      Tape tape = Tape.assigned();
      OrderId order = tape.run();
      CommandBlock start = tape.until(CommandCode.START);
      tape.fail();
      tape.miss(true);
      assertInstanceOf(Progress.OutOfSight.class, tape.last(order));
      tape.pass(Duration.ofSeconds(30));
      if (executed) {
        tape.obey(start);
        tape.status.run = 1001;
        tape.status.state = PressState.DWELL;
      }
      List<Effect> effects = tape.see();

      List<CommandCode> sent = Tape.frames(effects).stream().map(CommandBlock::code).toList();
      assertEquals(executed ? List.of() : List.of(CommandCode.RELEASE), sent);
      assertEquals(
          List.of("Accepted", "OutOfSight", executed ? "Running" : "Unknown"), tape.story(order));
    }
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
  void moreOrdersThanMayWaitAreRefused() {
    Tape tape = Tape.assigned();
    OrderId last = tape.run();
    for (int i = 0; i < Desk.WAITING_MAX; i++) {
      last = tape.run();
    }
    assertEquals(Refusal.Code.BUSY, refusal(tape, last).code());
  }

  @Test
  void noMessageOfTheDriverContainsTheNonce() {
    Tape tape = Tape.assigned();
    tape.running();

    assertFalse(tape.state().tenure().toString().contains(Long.toString(Tape.NONCE)));
    assertFalse(
        new Tenure.Vacant(Tape.NONCE, tape.now()).toString().contains(Long.toString(Tape.NONCE)));
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
