package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.record.RunJournal;
import io.stackline.run.Command;
import io.stackline.run.Errand;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.Outcome;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.StageState;
import io.stackline.sequence.store.StoreRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tag is written as an errand: refused before anything is sent, or sent once and answered. */
final class SequencerTagTest {
  private static final String TAG = TestSite.WRITABLE_TAG;

  private final Path folder;

  SequencerTagTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Command.WriteTag write(Bench bench, String tag, double value) {
    return new Command.WriteTag(bench.id(), "ann", bench.time.now(), TestSite.P1, tag, value);
  }

  private static Refusal refusal(Outcome outcome) {
    return assertInstanceOf(Outcome.Refused.class, outcome, outcome.toString()).refusal();
  }

  @Test
  void thePressIsToldOnceAndItsAnswerIsTheOutcomeForEver() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.read(TestSite.P1, PressState.IDLE);
      Command.WriteTag command = write(bench, TAG, 17.5);

      Outcome first = bench.ask(command);

      assertEquals(new Outcome.Obeyed(command.id(), bench.time.now(), TestSite.P1), first);
      PressOrder.WriteTag order =
          assertInstanceOf(PressOrder.WriteTag.class, bench.bridge().seen().get(0));
      assertEquals(new OrderId(TestSite.P1, 1), order.id());
      assertEquals(TAG, order.tag());
      assertEquals(17.5, order.value());
      bench.post(command);
      assertEquals(1, bench.bridge().seen().size());
      bench.restart();
      assertEquals(first, bench.ask(command), "the same for ever");
      assertTrue(bench.bridge().seen().isEmpty(), "a restart sends nothing");
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {35.01, 4.99, Double.NaN, Double.NEGATIVE_INFINITY})
  void whatLiesOutOfTheRangeIsRefusedWithTheRange(double value) throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.read(TestSite.P1, PressState.IDLE);

      Refusal refusal = refusal(bench.ask(write(bench, TAG, value)));

      assertEquals(Refusal.Code.ENVELOPE, refusal.code());
      assertTrue(refusal.reason().contains("lies outside 5 to 35 °C"), refusal.reason());
      assertTrue(bench.bridge().seen().isEmpty());
    }
  }

  @Test
  void anUnknownTagAndOneThatIsOnlyReadAreRefused() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.read(TestSite.P1, PressState.IDLE);

      Refusal unknown = refusal(bench.ask(write(bench, "unheard-of", 1)));
      Refusal readOnly = refusal(bench.ask(write(bench, TestSite.READ_TAG, 1)));

      assertEquals(Refusal.Code.UNKNOWN, unknown.code());
      assertTrue(unknown.remedy().contains(TAG), unknown.remedy());
      assertEquals(Refusal.Code.ARGUMENT, readOnly.code());
      assertTrue(bench.bridge().seen().isEmpty());
    }
  }

  @Test
  void aStrokeAnErrandAndASilentPressStandAgainstIt() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.bridge().next(ScriptedBridge.Script.ENDLESS);
      bench.read(TestSite.P1, PressState.RAMP);
      RunId run = bench.start();
      bench.drive(run, () -> bench.status(run).stages().get(0).state() == StageState.PRESSING);
      Refusal stroke = refusal(bench.ask(write(bench, TAG, 20)));
      assertEquals(Refusal.Code.STATE, stroke.code());
      assertTrue(stroke.reason().contains(run.value()), stroke.reason());
    }
  }

  @Test
  void oneAtATimeAndOnlyToAPressThatAnswers() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.read(TestSite.P1, PressState.IDLE);
      bench.bridge().deaf(true);
      bench.post(write(bench, TAG, 20));
      Refusal busy =
          refusal(
              bench.ask(
                  new Command.ToPress(
                      bench.id(), "ann", bench.time.now(), TestSite.P1, Errand.TARE)));
      assertEquals("P1 was told to set " + TAG + " to 20 and has not answered yet", busy.reason());
      bench.time.advance(Duration.ofSeconds(31));
      bench.read(
          new PressReading.Lost(TestSite.P1, bench.time.now(), bench.time.now(), "no route"));
      assertEquals(Refusal.Code.PRESS, refusal(bench.ask(write(bench, TAG, 20))).code());
    }
  }

  @Test
  void whatNobodyAnswersOrThePressLeavesOpenIsUnknown() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.read(TestSite.P1, PressState.IDLE);
      bench.bridge().answer(new Progress.Unknown("it reads 0001, which nobody asked for"));
      Outcome unknown = bench.ask(write(bench, TAG, 20));
      assertEquals(
          "P1 was told to set "
              + TAG
              + " to 20: it reads 0001, which nobody asked for; look at the press",
          assertInstanceOf(Outcome.Unknown.class, unknown).reason());
    }
  }

  /** Our process dies after the journal has it; whether it went out nobody knows. */
  @Test
  void killedBetweenJournalAndSendItIsNeverSentAgain() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      Command.WriteTag command = write(bench, TAG, 20);
      RunJournal journal = bench.store().journal();
      journal.write(
          new RunJournal.Entry(
              Optional.empty(),
              Optional.empty(),
              List.of(),
              List.of(),
              Optional.empty(),
              Optional.of(new RunJournal.SentErrand(command, new OrderId(TestSite.P1, 1))),
              List.of(),
              new RunJournal.Numbers(journal.numbers().run(), Map.of(TestSite.P1, 2L))));

      bench.restart();
      bench.read(TestSite.P1, PressState.IDLE);
      bench.time.advance(Duration.ofMinutes(2));

      assertInstanceOf(Outcome.Unknown.class, bench.outcome(command).orElseThrow());
      assertTrue(bench.bridge().seen().isEmpty(), "nothing is sent by itself");
    }
  }
}
