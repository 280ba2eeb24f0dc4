package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.recipe.HoldAlarm;
import io.stackline.recipe.StackPressure;
import io.stackline.run.Command;
import io.stackline.run.HoldFact;
import io.stackline.run.HoldStatus;
import io.stackline.run.HoldSummary;
import io.stackline.run.HoldSummary.Span;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.StageState;
import io.stackline.run.WindowAlarm;
import io.stackline.sequence.store.StoreRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds of days: what is told and written down of them, whatever becomes of us meanwhile. */
final class SequencerStackPressureTest {
  private static final int HOLD = 3;

  private final Path folder;

  SequencerStackPressureTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Bench bench(HoldAlarm.Then then) throws StoreRefused {
    HoldAlarm alarm = new HoldAlarm(Optional.empty(), Optional.empty(), Optional.empty(), then);
    StackPressure hold =
        new StackPressure(
            StackPressure.Mode.CONSTANT_PRESSURE,
            Optional.empty(),
            Optional.of(alarm),
            Optional.empty());
    return new Bench(folder, TestSite.with(TestRecipe.held(hold)));
  }

  private static RunId holding(Bench bench) {
    RunId run = bench.start(TestSite.RECIPE, Map.of());
    bench.drive(run, () -> bench.status(run).stages().get(HOLD).state() == StageState.PRESSING);
    return run;
  }

  private static HoldStatus status(Bench bench, RunId run) {
    return bench.board().holds().latest(new HoldStatus.Id(run, "stack-pressure")).orElseThrow();
  }

  private static List<HoldSummary> summaries(Bench bench, RunId run, Span span) {
    List<HoldSummary> all = new ArrayList<>();
    for (HoldFact each : bench.store().archive().hold(run, "stack-pressure")) {
      if (each instanceof HoldFact.Summed summed && summed.summary().span() == span) {
        all.add(summed.summary());
      }
    }
    return all;
  }

  /** Restarted after a day, held for ten hours, unseen for two, then released by a person. */
  @Test
  void threeDaysAreSummedUpThroughARestartAndWhileTheRunIsHeld() throws StoreRefused {
    try (Bench bench = bench(HoldAlarm.Then.TELL)) {
      RunId run = holding(bench);
      HeldCell cell = new HeldCell(bench, run, HOLD);
      cell.live(Duration.ofHours(20).plusMinutes(40));
      bench.restart();
      assertEquals(RunState.HELD, bench.status(run).state());
      cell.live(Duration.ofMinutes(20));
      assertEquals(20, status(bench, run).lastHour().orElseThrow().n(), "it goes on while held");
      cell.live(Duration.ofHours(10));
      assertEquals(30, status(bench, run).lastHour().orElseThrow().n());
      assertEquals(RunState.HELD, bench.status(run).state());
      bench.resume(run);
      cell.unseen(Duration.ofHours(2));
      cell.live(Duration.ofHours(39));
      assertEquals(Duration.ofDays(3), status(bench, run).held().plus(Duration.ZERO));
      assertTrue(status(bench, run).ended().isEmpty());

      bench.ask(new Command.Release(bench.id(), "ann", bench.time.now(), run));
      bench.drive(run, () -> bench.status(run).stages().get(HOLD).state() == StageState.DONE);

      List<HoldSummary> hours = summaries(bench, run, Span.HOUR);
      assertEquals(72, hours.size());
      for (HoldSummary each : hours) {
        boolean unseen = each.n() == 31 || each.n() == 32;
        assertEquals(unseen ? 0 : 1, each.coverage(), 0.001, each::toString);
        assertEquals(Duration.ofHours(each.n()), each.from());
        assertTrue(unseen || Math.abs(each.pressure().mean().toMPa() - 75) < 1e-3, each::toString);
      }
      assertEquals(
          7,
          summaries(bench, run, Span.HALF_CYCLE).size(),
          "two hours after the last turning point nobody can be sure of it");
      HoldStatus last = status(bench, run);
      assertTrue(last.ended().isPresent());
      assertEquals(List.of(), last.alarms());
      assertEquals(2, bench.bridge().seen().size(), bench.bridge().seen()::toString);
    }
  }

  /** Nothing of a run need change by a second restart; it is shown and followed all the same. */
  @Test
  void twoRestartsInARowLoseSightOfNothing() throws StoreRefused {
    try (Bench bench = bench(HoldAlarm.Then.TELL)) {
      RunId run = holding(bench);
      HeldCell cell = new HeldCell(bench, run, HOLD);
      cell.live(Duration.ofMinutes(30));
      bench.restart();
      bench.bridge().deaf(true);
      bench.restart();
      bench.restart();
      assertEquals(RunState.HELD, bench.status(run).state());
      cell.live(Duration.ofMinutes(31));
      assertEquals(1, status(bench, run).lastHour().orElseThrow().coverage(), 0.001);
    }
  }

  @Test
  void temperaturesStandInTheHourTheyWereReadIn() throws StoreRefused {
    try (Bench bench = bench(HoldAlarm.Then.TELL)) {
      RunId run = holding(bench);
      HeldCell cell = new HeldCell(bench, run, HOLD);
      cell.live(Duration.ofSeconds(1));
      for (int i = 0; i < 360; i++) {
        cell.read(25 + i / 180);
        cell.live(Duration.ofSeconds(5));
      }
      cell.live(Duration.ofMinutes(31));
      HoldSummary hour = status(bench, run).lastHour().orElseThrow();
      assertEquals(25.5, hour.temperature().mean().toCelsius(), 0.02);
      assertEquals(1795, hour.temperature().seen().toMillis() / 1e3, 6);
      bench.restart();
      cell.live(Duration.ofMinutes(1));
      assertEquals(
          hour, status(bench, run).lastHour().orElseThrow(), "what the trace does not tell stays");
    }
  }

  @Test
  void anAlarmIsRaisedToldWrittenDownAndClearedAndSurvivesARestart() throws StoreRefused {
    try (Bench bench = bench(HoldAlarm.Then.TELL)) {
      RunId run = holding(bench);
      HeldCell cell = new HeldCell(bench, run, HOLD);
      cell.live(Duration.ofMinutes(10));
      cell.at(80).live(Duration.ofMinutes(5));
      WindowAlarm alarm = status(bench, run).alarms().get(0);
      assertEquals(WindowAlarm.Kind.HIGH, alarm.kind());
      assertEquals(80, alarm.worst().toMPa(), 1e-3);
      bench.restart();
      cell.live(Duration.ofMinutes(5));
      assertEquals(List.of(alarm), status(bench, run).alarms(), "the same, since the same time");
      cell.at(75).live(Duration.ofMinutes(5));
      assertEquals(List.of(), status(bench, run).alarms());
      assertEquals(1, status(bench, run).alarmsEver());
      List<HoldFact.Kind> kinds =
          bench.store().archive().hold(run, "stack-pressure").stream().map(HoldFact::kind).toList();
      assertEquals(List.of(HoldFact.Kind.RAISED, HoldFact.Kind.CLEARED), kinds);
      assertEquals(0, bench.bridge().count(PressOrder.GoOn.class), "told, and no more");
    }
  }

  @Test
  void anAlarmReleasesTheHoldIfTheRecipeSaysSoAndNeverWhileTheRunIsHeld() throws StoreRefused {
    try (Bench bench = bench(HoldAlarm.Then.RELEASE)) {
      RunId run = holding(bench);
      HeldCell cell = new HeldCell(bench, run, HOLD);
      cell.live(Duration.ofMinutes(10));
      bench.hold(run);
      cell.at(59).live(Duration.ofMinutes(5));
      assertEquals(2, status(bench, run).alarms().size(), "low, and contact at risk");
      assertEquals(0, bench.bridge().count(PressOrder.GoOn.class), "held means held");

      bench.resume(run);
      cell.live(Duration.ofMinutes(5));

      assertEquals(1, bench.bridge().count(PressOrder.GoOn.class), "by its program, once");
      assertEquals(0, bench.bridge().count(PressOrder.Abort.class));
      String remark = status(bench, run).remark();
      assertTrue(remark.startsWith("released by an alarm: pressure"), remark);
      bench.drive(run, () -> bench.status(run).stages().get(HOLD).state() == StageState.DONE);
      assertEquals(List.of(), status(bench, run).alarms());
    }
  }

  /** Also while it is held by a restart: released by its program, summed up and over. */
  @Test
  void aStopReleasesTheHoldAndClosesItsBook() throws StoreRefused {
    try (Bench bench = bench(HoldAlarm.Then.TELL)) {
      RunId run = holding(bench);
      HeldCell cell = new HeldCell(bench, run, HOLD);
      cell.live(Duration.ofMinutes(90));
      cell.at(80).live(Duration.ofMinutes(5));
      bench.restart();
      cell.live(Duration.ofMinutes(5));
      assertEquals(RunState.HELD, bench.status(run).state(), "a control");
      assertEquals(1, status(bench, run).alarms().size(), "a control");

      bench.ask(new Command.Stop(bench.id(), "ann", bench.time.now(), run));
      assertEquals(RunState.STOPPING, bench.status(run).state());
      cell.live(Duration.ofMinutes(1));
      assertEquals(1, status(bench, run).present().orElseThrow().n(), "it goes on");
      AtomicInteger facts = new AtomicInteger();
      bench.board().runs().watch((id, now) -> facts.set(facts(bench, run, now)));
      bench.driveTo(run, RunState.STOPPED);
      assertEquals(facts(bench, run, bench.status(run)), facts.get(), "written before it is told");

      assertEquals(1, bench.bridge().count(PressOrder.GoOn.class), "by its program, once");
      assertEquals(0, bench.bridge().count(PressOrder.Abort.class));
      HoldStatus last = status(bench, run);
      assertTrue(last.ended().isPresent());
      assertEquals(List.of(), last.alarms());
      List<HoldFact.Kind> kinds =
          bench.store().archive().hold(run, "stack-pressure").stream().map(HoldFact::kind).toList();
      assertEquals(
          List.of(HoldFact.Kind.HOUR, HoldFact.Kind.RAISED), kinds.subList(0, 2), kinds::toString);
      assertTrue(kinds.contains(HoldFact.Kind.CLEARED), "its alarm ends with it");
      assertEquals(2, summaries(bench, run, Span.HOUR).size(), "the last one is shorter");
    }
  }

  private static int facts(Bench bench, RunId run, RunStatus now) {
    return now.state().isEnded() ? bench.store().archive().hold(run, "stack-pressure").size() : 0;
  }

  /** Between Hold and the answer of its press, and between Resume and the same. */
  @Test
  void itIsFollowedWhilePausingPausedAndGoingOn() throws StoreRefused {
    try (Bench bench = bench(HoldAlarm.Then.TELL)) {
      RunId run = holding(bench);
      HeldCell cell = new HeldCell(bench, run, HOLD);
      cell.live(Duration.ofMinutes(10));
      bench.bridge().answer(new Progress.Accepted());
      bench.hold(run);
      followed(bench, run, cell, RunState.HOLDING);
      bench.restart();
      followed(bench, run, cell, RunState.HELD);
      bench.bridge().answer(new Progress.Accepted());
      bench.resume(run);
      followed(bench, run, cell, bench.status(run).state());
    }
  }

  private static void followed(Bench bench, RunId run, HeldCell cell, RunState state) {
    assertEquals(state, bench.status(run).state());
    Duration before = status(bench, run).held();
    int alarms = status(bench, run).alarmsEver();
    cell.at(80).live(Duration.ofMinutes(5));
    assertEquals(alarms + 1, status(bench, run).alarmsEver(), state::toString);
    cell.at(75).live(Duration.ofMinutes(5));
    assertEquals(List.of(), status(bench, run).alarms(), state::toString);
    assertEquals(before.plus(Duration.ofMinutes(10)), status(bench, run).held(), state::toString);
  }

  /** Nothing is told that is not stored; what came in meanwhile is summed up afterwards. */
  @Test
  void aStoreThatWasAwayHasEveryHour() throws StoreRefused {
    try (Bench bench = bench(HoldAlarm.Then.TELL)) {
      RunId run = holding(bench);
      HeldCell cell = new HeldCell(bench, run, HOLD);
      cell.live(Duration.ofMinutes(70));
      bench.flaky().away(true);
      cell.live(Duration.ofHours(2));
      assertEquals(0, status(bench, run).lastHour().orElseThrow().n());
      bench.flaky().away(false);
      cell.live(Duration.ofMinutes(5));
      assertEquals(3, summaries(bench, run, Span.HOUR).size());
    }
  }

  /** What cannot be written down waits, and nothing is lost of it. */
  @Test
  void hoursThatCannotBeWrittenDownWait() throws StoreRefused {
    try (Bench bench = bench(HoldAlarm.Then.TELL)) {
      RunId run = holding(bench);
      HeldCell cell = new HeldCell(bench, run, HOLD);
      cell.live(Duration.ofMinutes(70));
      bench.flaky().holdsAway(true);
      cell.live(Duration.ofHours(2));
      assertEquals(1, summaries(bench, run, Span.HOUR).size());
      assertEquals(2, status(bench, run).lastHour().orElseThrow().n());
      bench.flaky().holdsAway(false);
      cell.live(Duration.ofMinutes(5));
      assertEquals(3, summaries(bench, run, Span.HOUR).size());
    }
  }
}
