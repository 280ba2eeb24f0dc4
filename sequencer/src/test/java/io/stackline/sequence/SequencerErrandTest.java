package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.Alarm;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.record.RunJournal;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Errand;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.Outcome;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.StageState;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a press is asked for outside of runs: once, and the press's answer is the outcome. */
final class SequencerErrandTest {
  private static final PressId P1 = TestSite.P1;

  private final Path folder;

  SequencerErrandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Command.ToPress reset(Bench bench) {
    return new Command.ToPress(bench.id(), "ann", bench.time.now(), P1, Errand.RESET_ALARM);
  }

  @ParameterizedTest
  @EnumSource(Errand.class)
  void thePressIsToldOnceAndItsAnswerIsTheOutcome(Errand errand) throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.read(P1, PressState.IDLE);
      Command.ToPress command =
          new Command.ToPress(bench.id(), "ann", bench.time.now(), P1, errand);

      Outcome first = bench.ask(command);

      assertEquals(new Outcome.Obeyed(command.id(), bench.time.now(), P1), first);
      bench.post(command);
      assertEquals(1, bench.bridge().seen().size());
      bench.restart();
      assertEquals(first, bench.ask(command), "the same for ever");
      assertTrue(bench.bridge().seen().isEmpty(), "a restart sends nothing");
    }
  }

  @Test
  void theOrderHasANumberOfItsOwn() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.read(P1, PressState.IDLE);
      bench.errand(P1, Errand.TARE);
      bench.errand(P1, Errand.OPEN);
      RunId run = bench.start();
      bench.drive(run, () -> bench.bridge().count(PressOrder.RunProgram.class) == 1);

      List<OrderId> ids = bench.bridge().seen().stream().map(PressOrder::id).toList();

      assertEquals(List.of(new OrderId(P1, 1), new OrderId(P1, 2), new OrderId(P1, 3)), ids);
      assertInstanceOf(PressOrder.Tare.class, bench.bridge().seen().get(0));
      assertInstanceOf(PressOrder.Open.class, bench.bridge().seen().get(1));
    }
  }

  @Test
  void whatThePressRefusesOrLeavesOpenIsSaid() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.read(P1, PressState.FAULT);
      Refusal latched = new Refusal(Refusal.Code.PRESS, "the guard is open", "close it");
      bench.bridge().answer(new Progress.Refused(latched));
      assertEquals(latched, refusal(bench.errand(P1, Errand.RESET_ALARM)));

      bench.bridge().answer(new Progress.Unknown("RESET_ALARM was sent and then no answer"));
      Outcome unknown = bench.errand(P1, Errand.RESET_ALARM);

      assertEquals(
          "P1 was told to reset its alarm: RESET_ALARM was sent and then no answer;"
              + " look at the press",
          assertInstanceOf(Outcome.Unknown.class, unknown).reason());
    }
  }

  @Test
  void anErrandNobodyAnswersIsUnknownAfterThirtySeconds() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.read(P1, PressState.FAULT);
      bench.bridge().deaf(true);
      Command.ToPress command = reset(bench);
      bench.post(command);
      bench.post(command);
      Command.ToPress second = reset(bench);
      assertEquals(Refusal.Code.BUSY, refusal(bench.ask(second)).code(), "one at a time");
      bench.time.advance(Duration.ofSeconds(29));
      assertTrue(bench.outcome(command).isEmpty());

      bench.time.advance(Duration.ofSeconds(2));

      Outcome.Unknown unknown =
          assertInstanceOf(Outcome.Unknown.class, bench.outcome(command).orElseThrow());
      assertTrue(unknown.reason().contains("no answer in 30 s"), unknown.reason());
      assertEquals(1, bench.board().orders().waiting().size(), "posted once");
    }
  }

  /** Our process dies after the journal has it; whether it went out nobody knows. */
  @Test
  void killedBetweenJournalAndSendItIsNeverSentAgain() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      Command.ToPress command = reset(bench);
      RunJournal journal = bench.store().journal();
      journal.write(
          new RunJournal.Entry(
              Optional.empty(),
              Optional.empty(),
              List.of(),
              List.of(),
              Optional.empty(),
              Optional.of(new RunJournal.SentErrand(command, new OrderId(P1, 1))),
              List.of(),
              new RunJournal.Numbers(journal.numbers().run(), Map.of(P1, 2L))));

      bench.restart();
      bench.read(P1, PressState.FAULT);
      bench.time.advance(Duration.ofMinutes(2));

      assertUnknown(bench, command);
      assertTrue(bench.bridge().seen().isEmpty(), "nothing is sent by itself");
      bench.errand(P1, Errand.RESET_ALARM);
      assertEquals(new OrderId(P1, 2), bench.bridge().seen().get(0).id(), "no number twice");
    }
  }

  @Test
  void killedBetweenSendAndAnswerItIsNeverSentAgainEither() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.read(P1, PressState.FAULT);
      bench.bridge().deaf(true);
      Command.ToPress command = reset(bench);
      bench.post(command);
      bench.restart();
      bench.read(P1, PressState.FAULT);
      bench.time.advance(Duration.ofMinutes(2));

      assertUnknown(bench, command);
      assertTrue(bench.bridge().seen().isEmpty());
    }
  }

  private static void assertUnknown(Bench bench, Command.ToPress command) {
    Outcome.Unknown told =
        assertInstanceOf(Outcome.Unknown.class, bench.outcome(command).orElseThrow());
    assertTrue(told.reason().contains("restarted before the press answered"), told.reason());
    assertEquals(told, bench.ask(command));
  }

  @Test
  void aPressWithAStrokeUnderWayIsLeftAloneUnlessItHasStopped() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.bridge().next(ScriptedBridge.Script.ENDLESS);
      bench.read(P1, PressState.RAMP);
      bench.read(TestSite.P2, PressState.IDLE);
      RunId run = bench.start();
      assertInstanceOf(Outcome.Obeyed.class, bench.errand(P1, Errand.TARE), "not yet under way");
      bench.drive(run, () -> bench.status(run).stages().get(0).state() == StageState.PRESSING);

      for (Errand each : Errand.values()) {
        Refusal busy = refusal(bench.errand(P1, each));
        assertEquals(Refusal.Code.BUSY, busy.code());
        assertTrue(busy.reason().contains(run.value()), busy.reason());
      }
      assertInstanceOf(Outcome.Obeyed.class, bench.errand(TestSite.P2, Errand.TARE), "another");
      bench.read(P1, PressState.FAULT);
      assertEquals(Refusal.Code.BUSY, refusal(bench.errand(P1, Errand.OPEN)).code());
      assertInstanceOf(Outcome.Obeyed.class, bench.errand(P1, Errand.RESET_ALARM));
      bench.read(pausedOverAnAlarm(bench));
      assertEquals(Refusal.Code.BUSY, refusal(bench.errand(P1, Errand.OPEN)).code());
      assertInstanceOf(Outcome.Obeyed.class, bench.errand(P1, Errand.RESET_ALARM));
    }
  }

  /** It cannot continue before the alarm is reset. */
  private static PressReading pausedOverAnAlarm(Bench bench) {
    PressStatus paused = TestReading.at(PressState.PAUSED, 0);
    PressStatus tripped =
        new PressStatus(
            paused.state(),
            paused.mode(),
            paused.flags(),
            paused.healthy(),
            Set.of(Alarm.GUARD),
            paused.warnings(),
            paused.step(),
            paused.forces(),
            paused.motion(),
            paused.climate(),
            paused.loaded(),
            paused.plc());
    return new PressReading.Fresh(
        P1, bench.time.now(), tripped, Force.UNKNOWN, Area.ofMm2(78.54), true);
  }

  @Test
  void anUnknownPressAndALostOneAreTold() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      Refusal unknown = refusal(bench.errand(new PressId("P9"), Errand.OPEN));
      assertEquals(Refusal.Code.UNKNOWN, unknown.code());
      assertTrue(unknown.remedy().contains("P1"), unknown.remedy());
      assertEquals(Refusal.Code.PRESS, refusal(bench.errand(P1, Errand.OPEN)).code());
      bench.read(new PressReading.Lost(P1, bench.time.now(), bench.time.now(), "no route"));

      Refusal lost = refusal(bench.errand(P1, Errand.OPEN));

      assertEquals(Refusal.Code.PRESS, lost.code());
      assertEquals("P1 does not answer: no route", lost.reason());
      assertTrue(bench.bridge().seen().isEmpty());
    }
  }

  private static Refusal refusal(Outcome outcome) {
    return assertInstanceOf(Outcome.Refused.class, outcome, outcome.toString()).refusal();
  }

  @Test
  void whileTheJournalIsAwayNothingIsToldToAPress() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.read(P1, PressState.FAULT);
      bench.flaky().away(true);
      Command.ToPress command =
          new Command.ToPress(
              new CommandId("panel-1"), "ann", bench.time.now(), P1, Errand.RESET_ALARM);
      bench.post(command);
      assertTrue(bench.outcome(command).isEmpty());
      assertTrue(bench.bridge().seen().isEmpty());

      bench.flaky().away(false);
      bench.time.advance(Duration.ofSeconds(6));

      assertInstanceOf(Outcome.Obeyed.class, bench.outcome(command).orElseThrow());
      assertEquals(1, bench.bridge().count(PressOrder.ResetAlarm.class));
    }
  }
}
