package io.stackline.bridge.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.register.AckCode;
import io.stackline.bridge.register.CommandBlock;
import io.stackline.bridge.register.CommandCode;
import io.stackline.bridge.register.NackReason;
import io.stackline.bridge.register.Programs;
import io.stackline.bridge.register.Words;
import io.stackline.press.Interlock;
import io.stackline.press.LossAction;
import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressState;
import io.stackline.press.SegmentType;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** From an order to START, one event after the other. */
class PreparationTest {
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

  @Test
  void aPressWithoutAHeaterIsNotAskedToHeat() {
    Tape tape = Tape.assigned();
    PressProgram cold = Programs.lamination();
    List<Segment> segments = new ArrayList<>(cold.segments());
    Segment preload = segments.get(0);
    segments.add(
        1,
        new Segment(
            SegmentType.HEAT,
            preload.flags(),
            preload.target(),
            new ForceRate(0),
            Duration.ofMinutes(1),
            preload.tolerance(),
            Temperature.ofCelsius(55),
            LossAction.BY_TYPE));
    PressProgram warm =
        new PressProgram(
            cold.runNumber(),
            segments,
            cold.contact(),
            cold.approach(),
            cold.abortRate(),
            cold.onLoss(),
            cold.timeAbove(),
            cold.above());
    OrderId order =
        tape.order(
            new PressOrder.RunProgram(
                tape.next(), 1, new RunId("R2"), "laminate", warm, Programs.limits()));

    List<Effect> effects = scans(tape, 3);

    assertEquals(List.of(), Tape.frames(effects));
    Refusal refusal = refusal(tape, order);
    assertEquals(Refusal.Code.PRESS, refusal.code());
    assertTrue(refusal.reason().contains("no heated platens"), refusal.reason());
    assertTrue(refusal.reason().contains("55 °C"), refusal.reason());
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
}
