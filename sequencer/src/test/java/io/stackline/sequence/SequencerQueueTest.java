package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.press.PressState;
import io.stackline.press.StageKind;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.recipe.StageTemplate;
import io.stackline.run.Command;
import io.stackline.run.Origin;
import io.stackline.run.Outcome;
import io.stackline.run.PressDuty;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.run.StageState;
import io.stackline.run.Urgency;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.site.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that wait, over the whole sequencer: two presses that densify, one that copresses. */
final class SequencerQueueTest {
  private static final PressId P0 = LineOfRunsTest.press(0);
  private static final PressId P1 = LineOfRunsTest.press(1);
  private static final PressId P2 = LineOfRunsTest.press(2);

  /** Pressed in die D0, then on another press in the same die. */
  private static final Recipe CELL =
      TestRecipe.recipe("cell", Recipe.Status.APPROVED, List.of(pellet(0, "Load it"), cathode()));

  private static final Recipe PELLET =
      TestRecipe.recipe("pellet", Recipe.Status.APPROVED, List.of(pellet(1)));

  private static final Recipe OTHER =
      TestRecipe.recipe("other", Recipe.Status.APPROVED, List.of(pellet(2)));

  private static final Site SITE =
      LineOfRunsTest.line(
          List.of(Set.of(StageKind.DENSIFY), Set.of(StageKind.DENSIFY), Set.of(StageKind.COPRESS)),
          3,
          List.of(CELL, PELLET, OTHER));

  @TempDir Path folder;

  private static StageTemplate pellet(int die, String... prompts) {
    return TestRecipe.stage(
        "densify",
        StageKind.DENSIFY,
        LineOfRunsTest.die(die),
        TestRecipe.densify().adds(),
        List.of(prompts),
        new TestRecipe.Numbers(250, 5, 60, 2.5, 5, 0, 0));
  }

  private static StageTemplate cathode() {
    return TestRecipe.stage(
        "copress",
        StageKind.COPRESS,
        LineOfRunsTest.die(0),
        TestRecipe.copress().adds(),
        List.of(),
        new TestRecipe.Numbers(300, 3, 60, 5, 5, 0, 0));
  }

  private Bench bench() throws StoreRefused {
    return new Bench(folder, SITE);
  }

  private static RunId start(Bench bench, Recipe recipe) {
    return bench.start(recipe.id(), Map.of());
  }

  private static void duty(Bench bench, PressId press, PressDuty duty) {
    assertInstanceOf(
        Outcome.Obeyed.class,
        bench.ask(
            new Command.SetDuty(bench.id(), "carl", bench.time.now(), press, duty, "new seal")));
  }

  private static RunState state(Bench bench, RunId run) {
    return bench.status(run).state();
  }

  private static Prompt prompt(Bench bench, RunId run) {
    return bench.status(run).openPrompt().orElseThrow();
  }

  private static void confirm(Bench bench, RunId run) {
    assertInstanceOf(
        Outcome.Accepted.class,
        bench.ask(
            new Command.Confirm(
                bench.id(), "bob", bench.time.now(), run, prompt(bench, run).id(), "")));
  }

  @Test
  void aRunWhoseDieIsInUseWaitsThoughAPressIsFreeAndBeginsWhenItIsGivenBack() throws StoreRefused {
    try (Bench bench = bench()) {
      RunId first = start(bench, PELLET);
      RunId second = start(bench, PELLET);

      RunStatus waits = bench.status(second);
      assertEquals(RunState.QUEUED, waits.state());
      assertEquals(StageState.QUEUED, waits.stages().get(0).state());
      assertEquals("die D1 is with run " + first, waits.reason());
      assertEquals(1, waits.standing().position());
      assertEquals(Set.of(), waits.dies());
      assertEquals(Optional.of(second), bench.board().uses().latest(P1).orElseThrow().awaited());

      bench.driveTo(first, RunState.COMPLETE);

      RunStatus runs = bench.status(second);
      assertEquals(RunState.RUNNING, runs.state());
      assertEquals("", runs.reason());
      assertEquals(0, runs.standing().position());
      assertEquals(Optional.of(P0), runs.standing().press());
      assertEquals(Set.of(LineOfRunsTest.die(1)), runs.dies());
      assertEquals("Put die D1 into P0.", prompt(bench, second).text());
      bench.driveTo(second, RunState.COMPLETE);
    }
  }

  @Test
  void aPressIsGivenBackOnlyOnceSomebodyHasTakenTheCellOut() throws StoreRefused {
    try (Bench bench = bench()) {
      duty(bench, P1, PressDuty.MAINTENANCE);
      RunId cell = start(bench, CELL);
      RunId pellet = start(bench, PELLET);
      assertEquals("P0 serves run " + cell, waitsForP0(bench, pellet));
      bench.drive(cell, () -> stage(bench, cell, 1) == StageState.PROMPT);

      assertEquals("Take die D0 with the cell out of P0.", prompt(bench, cell).text());
      assertEquals("copress.out", prompt(bench, cell).id());
      assertEquals(Optional.of(P0), bench.status(cell).standing().press());
      assertEquals(RunState.QUEUED, state(bench, pellet));

      confirm(bench, cell);

      assertEquals(Optional.of(P2), bench.status(cell).standing().press());
      assertEquals(P2, bench.status(cell).stages().get(1).press());
      assertEquals("Put die D0 with the cell into P2.", prompt(bench, cell).text());
      assertEquals(RunState.RUNNING, state(bench, pellet));
      assertEquals(1, bench.bridge().count(PressOrder.RunProgram.class), "nobody confirmed yet");
      bench.driveTo(cell, RunState.COMPLETE);
      bench.driveTo(pellet, RunState.COMPLETE);
    }
  }

  private static String waitsForP0(Bench bench, RunId run) {
    return bench.status(run).reason().split("; ", -1)[0];
  }

  private static StageState stage(Bench bench, RunId run, int index) {
    return bench.status(run).stages().get(index).state();
  }

  @Test
  void aHalfMadeCellWaitsWithNoPressAndItsDieAndWhoeverEndsItLeavesNothingToClear()
      throws StoreRefused {
    try (Bench bench = bench()) {
      RunId cell = start(bench, CELL);
      bench.drive(cell, () -> stage(bench, cell, 1) == StageState.PROMPT);
      duty(bench, P2, PressDuty.SETUP);
      confirm(bench, cell);

      RunStatus waits = bench.status(cell);
      assertEquals(RunState.RUNNING, waits.state());
      assertEquals(StageState.QUEUED, waits.stages().get(1).state());
      assertEquals(Optional.empty(), waits.standing().press());
      assertEquals(Set.of(LineOfRunsTest.die(0)), waits.dies());
      assertTrue(waits.reason().startsWith("P2 is in SETUP since"), waits.reason());

      bench.stop(cell);
      assertEquals(RunState.STOPPED, state(bench, cell));
      for (PressId each : List.of(P0, P1)) {
        assertEquals(PressDuty.PROCESSING, bench.board().uses().latest(each).orElseThrow().duty());
      }
    }
  }

  @Test
  void whatWaitsComesBackHeldAndIsGivenNothingUntilSomebodyResumesIt() throws StoreRefused {
    try (Bench bench = bench()) {
      RunId first = start(bench, PELLET);
      RunId second = start(bench, PELLET);
      bench.restart();
      assertEquals(RunState.HELD, state(bench, second));
      assertEquals(0, bench.status(second).standing().position());
      bench.stop(first);
      assertEquals(RunState.HELD, state(bench, second), "its die is free, but nobody said go on");

      RunId third = start(bench, PELLET);
      bench.resume(second);
      assertEquals(RunState.QUEUED, state(bench, second));
      assertEquals("die D1 is with run " + third, bench.status(second).reason());
      bench.driveTo(third, RunState.COMPLETE);
      bench.driveTo(second, RunState.COMPLETE);
    }
  }

  @Test
  void oneThatWaitsIsHeldAndEndedAtOnceAndThereIsNothingToDecideOrConfirm() throws StoreRefused {
    try (Bench bench = bench()) {
      start(bench, PELLET);
      RunId held = start(bench, PELLET);
      RunId stopped = start(bench, PELLET);
      RunId aborted = start(bench, PELLET);
      bench.hold(held);
      bench.stop(stopped);
      bench.abort(aborted);

      assertEquals(RunState.HELD, state(bench, held));
      assertEquals(RunState.STOPPED, state(bench, stopped));
      assertEquals(RunState.ABORTED, state(bench, aborted));
      assertEquals(StageState.NOT_PRESSED, stage(bench, aborted, 0));
      Outcome decided =
          bench.ask(
              new Command.Decide(
                  bench.id(), "ann", bench.time.now(), held, Command.Choice.REPEAT, ""));
      assertEquals(Refusal.Code.STATE, refusal(decided).code());
      bench.resume(held);
      assertEquals(RunState.QUEUED, state(bench, held));
      Outcome confirmed =
          bench.ask(
              new Command.Confirm(bench.id(), "ann", bench.time.now(), held, "densify.1", ""));
      assertEquals(Refusal.Code.STATE, refusal(confirmed).code());
    }
  }

  private static Refusal refusal(Outcome outcome) {
    return assertInstanceOf(Outcome.Refused.class, outcome, outcome::toString).refusal();
  }

  @Test
  void aPressThatIsTakenOffDutyServesNobodyWhoWaitsAndOneWithALatchedAlarmNeither()
      throws StoreRefused {
    try (Bench bench = bench()) {
      duty(bench, P0, PressDuty.MAINTENANCE);
      bench.read(P1, PressState.FAULT);
      RunId run = start(bench, PELLET);
      String why = bench.status(run).reason();
      assertTrue(why.startsWith("P0 is in MAINTENANCE since"), why);
      assertTrue(why.endsWith("; P1 has tripped"), why);

      bench.read(P1, PressState.IDLE);

      assertEquals(RunState.RUNNING, state(bench, run));
      assertEquals(Optional.of(P1), bench.status(run).standing().press());
      RunId other = start(bench, OTHER);
      assertEquals(RunState.QUEUED, state(bench, other));
      duty(bench, P0, PressDuty.PROCESSING);
      assertEquals(Optional.of(P0), bench.status(other).standing().press());
    }
  }

  @Test
  void theMoreUrgentGoesFirstAndThatCanBeChangedWhileItWaits() throws StoreRefused {
    try (Bench bench = bench()) {
      RunId first = start(bench, PELLET);
      RunId second = start(bench, PELLET);
      RunId third = ordered(bench, PELLET.id(), 3);
      assertEquals(1, bench.status(third).standing().position());
      assertEquals(2, bench.status(second).standing().position());

      Urgency sooner = new Urgency(4, Optional.of(bench.time.now().plusSeconds(60)));
      assertInstanceOf(Outcome.Accepted.class, bench.ask(reschedule(bench, second, sooner)));
      assertEquals(1, bench.status(second).standing().position());
      assertEquals(sooner, bench.status(second).standing().urgency());
      assertEquals(2, bench.status(third).standing().position());

      Refusal late = refusal(bench.ask(reschedule(bench, first, sooner)));
      assertEquals(Refusal.Code.STATE, late.code());
      assertTrue(late.reason().contains("waits for no press"), late.reason());
      bench.driveTo(first, RunState.COMPLETE);
      assertEquals(RunState.RUNNING, state(bench, second));
      assertEquals(RunState.QUEUED, state(bench, third));
    }
  }

  private static Command reschedule(Bench bench, RunId run, Urgency urgency) {
    return new Command.Reschedule(bench.id(), "ann", bench.time.now(), run, urgency);
  }

  private static RunId ordered(Bench bench, RecipeId recipe, int priority) {
    Outcome outcome =
        bench.ask(
            new Command.StartRun(
                bench.id(),
                "ann",
                bench.time.now(),
                recipe,
                0,
                Map.of(),
                Origin.NONE,
                new Urgency(priority, Optional.empty())));
    return assertInstanceOf(Outcome.Accepted.class, outcome).run();
  }

  @Test
  void whoeverNamesAPressStandsThereAndDoesNotWait() throws StoreRefused {
    try (Bench bench = bench()) {
      RunId first = start(bench, PELLET);
      Refusal busy = refusal(bench.ask(named(bench, OTHER, P0)));
      assertEquals(Refusal.Code.BUSY, busy.code());
      Refusal die = refusal(bench.ask(named(bench, PELLET, P1)));
      assertEquals(Refusal.Code.BUSY, die.code());
      assertEquals("die D1 is with run " + first, die.reason());
      Outcome taken = bench.ask(named(bench, OTHER, P1));
      RunId second = assertInstanceOf(Outcome.Accepted.class, taken).run();
      assertEquals(Optional.of(P1), bench.status(second).standing().press());
    }
  }

  private static Command named(Bench bench, Recipe recipe, PressId press) {
    return new Command.StartRun(
        bench.id(), "ann", bench.time.now(), recipe.id(), 0, Map.of(), Origin.on(press));
  }

  /** A grant that cannot be written down is given once the store answers, and only once. */
  @Test
  void aGrantTheStoreDoesNotTakeIsGivenLater() throws StoreRefused {
    try (Bench bench = bench()) {
      RunId first = start(bench, PELLET);
      RunId second = start(bench, PELLET);
      bench.flaky().away(true);
      bench.post(new Command.Stop(bench.id(), "ann", bench.time.now(), first));
      bench.time.advance(Duration.ofSeconds(12));
      assertFalse(bench.status(second).state() == RunState.RUNNING);

      bench.flaky().away(false);
      bench.time.advance(Duration.ofSeconds(6));

      assertEquals(RunState.STOPPED, state(bench, first));
      assertEquals(RunState.RUNNING, state(bench, second));
      bench.restart();
      assertEquals(Optional.of(P0), bench.status(second).standing().press());
      assertEquals(RunState.HELD, state(bench, second));
      bench.resume(second);
      bench.driveTo(second, RunState.COMPLETE);
    }
  }
}
