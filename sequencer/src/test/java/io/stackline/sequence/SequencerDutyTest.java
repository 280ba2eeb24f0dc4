package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.press.PressState;
import io.stackline.run.Command;
import io.stackline.run.Errand;
import io.stackline.run.Origin;
import io.stackline.run.Outcome;
import io.stackline.run.PressDuty;
import io.stackline.run.PressUse;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.StageState;
import io.stackline.sequence.store.StoreRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a press is there for, and what is told of its use. */
final class SequencerDutyTest {
  private static final PressId P1 = TestSite.P1;
  private static final PressId P2 = TestSite.P2;

  private final Path folder;

  SequencerDutyTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Outcome set(Bench bench, PressId press, PressDuty duty) {
    return set(bench, press, duty, "new seal");
  }

  private static Outcome set(Bench bench, PressId press, PressDuty duty, String note) {
    return bench.ask(new Command.SetDuty(bench.id(), "carl", bench.time.now(), press, duty, note));
  }

  private static PressUse use(Bench bench, PressId press) {
    return bench.board().uses().latest(press).orElseThrow();
  }

  private static Refusal refusal(Outcome outcome) {
    return assertInstanceOf(Outcome.Refused.class, outcome, outcome::toString).refusal();
  }

  private static Command.StartRun start(Bench bench, Origin origin) {
    return new Command.StartRun(
        bench.id(), "ann", bench.time.now(), TestSite.RECIPE, 0, Story.BOUND, origin);
  }

  @Test
  void everyPressIsToldOfFromTheStartOn() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      assertEquals(TestSite.site().presses().keySet(), bench.board().uses().all().keySet());
      PressUse free =
          new PressUse(P1, PressDuty.PROCESSING, bench.time.now(), "", "", Optional.empty(), "");
      assertEquals(free, use(bench, P1));
    }
  }

  @Test
  void aDutyIsToldAndSurvivesARestartToTheLetter() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      Instant since = bench.time.now();
      Command.SetDuty command =
          new Command.SetDuty(bench.id(), "carl", since, P1, PressDuty.MAINTENANCE, "new seal");
      assertEquals(new Outcome.Obeyed(command.id(), since, P1), bench.ask(command));
      PressUse expected =
          new PressUse(P1, PressDuty.MAINTENANCE, since, "carl", "new seal", Optional.empty(), "");
      assertEquals(expected, use(bench, P1));
      assertEquals(PressDuty.PROCESSING, use(bench, P2).duty());

      bench.time.advance(Duration.ofHours(1));
      bench.restart();

      assertEquals(expected, use(bench, P1));
      bench.post(command);
      assertEquals(new Outcome.Obeyed(command.id(), since, P1), bench.outcome(command).get());
      assertEquals(expected, use(bench, P1), "the same command twice sets it once");
    }
  }

  @Test
  void aDutyThatCannotBeWrittenDownIsNotTrueYet() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.flaky().away(true);
      Command.SetDuty command =
          new Command.SetDuty(bench.id(), "carl", bench.time.now(), P1, PressDuty.SETUP, "");
      bench.post(command);
      assertEquals(Optional.empty(), bench.outcome(command));
      assertEquals(PressDuty.PROCESSING, use(bench, P1).duty());

      bench.flaky().away(false);
      bench.time.advance(Duration.ofSeconds(6));
      assertInstanceOf(Outcome.Obeyed.class, bench.outcome(command).orElseThrow());
      assertEquals(PressDuty.SETUP, use(bench, P1).duty());
    }
  }

  @Test
  void aRunWhoseStageOnlyThatPressTakesWaitsForIt() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      set(bench, P1, PressDuty.MAINTENANCE);
      bench.restart();
      String why = "P1 is in MAINTENANCE since 2026-11-22T02:08:00Z, set by carl: new seal";

      bench.assertWaits(why);
      Refusal alone = refusal(bench.ask(start(bench, Origin.on(P1))));
      assertEquals(Refusal.Code.STATE, alone.code());
      assertTrue(alone.reason().endsWith(why), alone.reason());

      set(bench, P1, PressDuty.PROCESSING, "");
      assertEquals(RunState.RUNNING, bench.status(bench.start()).state());
    }
  }

  @Test
  void aPressWithAStrokeUnderWayIsNotTakenAway() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      bench.drive(run, () -> state(bench, run, 0) == StageState.PRESSING);
      for (PressDuty duty : List.of(PressDuty.SETUP, PressDuty.MAINTENANCE)) {
        Refusal refusal = refusal(set(bench, P1, duty));
        assertEquals(Refusal.Code.STATE, refusal.code());
        assertEquals("P1 has a stroke of run " + run + " under way", refusal.reason());
      }
      assertEquals(PressDuty.PROCESSING, use(bench, P1).duty());
      assertInstanceOf(Outcome.Obeyed.class, set(bench, P1, PressDuty.PROCESSING));
      assertInstanceOf(Outcome.Obeyed.class, set(bench, P2, PressDuty.SETUP));
    }
  }

  @Test
  void aRunThatIsAlreadyThereWaitsUntilItsPressIsBack() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      RunId run = bench.start();
      assertInstanceOf(Outcome.Obeyed.class, set(bench, P1, PressDuty.MAINTENANCE));
      assertEquals(Optional.of(run), use(bench, P1).run());
      Outcome first = confirm(bench, run);
      assertInstanceOf(Outcome.Accepted.class, first, "the first of two prompts presses nothing");

      assertEquals(Refusal.Code.STATE, refusal(confirm(bench, run)).code());
      bench.restart();
      bench.resume(run);
      assertEquals(Refusal.Code.STATE, refusal(confirm(bench, run)).code());
      assertTrue(bench.bridge().seen().isEmpty());

      set(bench, P1, PressDuty.PROCESSING, "");
      bench.driveTo(run, RunState.COMPLETE);
    }
  }

  private static Outcome confirm(Bench bench, RunId run) {
    String prompt = bench.status(run).openPrompt().orElseThrow().id();
    return bench.ask(new Command.Confirm(bench.id(), "bob", bench.time.now(), run, prompt, ""));
  }

  private static StageState state(Bench bench, RunId run, int stage) {
    return bench.status(run).stages().get(stage).state();
  }

  @Test
  void errandsAreWhatAPressIsTakenOffDutyFor() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      bench.read(P1, PressState.IDLE);
      for (PressDuty duty : List.of(PressDuty.SETUP, PressDuty.MAINTENANCE)) {
        set(bench, P1, duty);
        for (Errand errand : Errand.values()) {
          assertInstanceOf(Outcome.Obeyed.class, bench.errand(P1, errand));
        }
      }
    }
  }

  @Test
  void whatMakesNoSenseIsRefused() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      Refusal unknown = refusal(set(bench, new PressId("P9"), PressDuty.SETUP));
      assertEquals(Refusal.Code.UNKNOWN, unknown.code());
      assertEquals("known presses: [P1, P2, P3]", unknown.remedy());
      assertEquals(
          Refusal.Code.ARGUMENT, refusal(set(bench, P1, PressDuty.SETUP, "x".repeat(1001))).code());
      assertEquals(PressDuty.PROCESSING, use(bench, P1).duty());
    }
  }

  @Test
  void itIsToldWhichStageOfWhichRunAPressServes() throws StoreRefused {
    try (Bench bench = Bench.open(folder)) {
      List<String> told = new ArrayList<>();
      bench
          .board()
          .uses()
          .watch(
              (press, use) ->
                  told.add(press + " " + use.stage() + use.run().map(r -> "").orElse("-")));

      RunId run = bench.start();
      assertEquals(List.of("P1 densify"), told);
      assertEquals(Optional.empty(), use(bench, TestSite.P3).run(), "only what it was given");

      bench.driveTo(run, RunState.COMPLETE);
      assertEquals(
          List.of(
              "P1 densify",
              "P1 copress",
              "P1 -",
              "P2 laminate",
              "P2 -",
              "P3 stack-pressure",
              "P3 -"),
          told);
      assertEquals(Optional.empty(), use(bench, P1).run());

      RunId next = bench.start();
      bench.restart();
      assertEquals(Optional.of(next), use(bench, P1).run(), "also after a restart");
      assertEquals("densify", use(bench, P1).stage());
      bench.abort(next);
      assertEquals(Optional.empty(), use(bench, P1).run());
    }
  }
}
