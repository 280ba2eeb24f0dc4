package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.press.PressState;
import io.stackline.run.Command;
import io.stackline.run.HoldStatus;
import io.stackline.run.HoldSummary;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a stack pressure on a simulated press, through bridge and board. */
final class StackPressureLineTest {
  private static final PressId P3 = new PressId("P3");
  private static final int HOLD = 3;

  @TempDir Path folder;

  /** The press holds on while our process is away for five seconds, which its ring bridges. */
  @Test
  void aHoldIsSummedUpThroughARestartOfOursAndPasses() throws Exception {
    try (VirtualLine line =
        new VirtualLine(QuickSite.read(folder.resolve("site")), folder.resolve("journal"))) {
      RunId run = line.startRun("quick-hold");
      line.drive(run, () -> line.isIn(P3, PressState.INSITU));
      line.time.advance(Duration.ofMinutes(5));
      line.die();
      line.time.advance(Duration.ofSeconds(5));
      line.start();
      line.until(() -> line.isStage(run, HOLD, StageState.PRESSING));
      assertEquals(RunState.HELD, line.status(run).state(), "a control");
      line.time.advance(Duration.ofMinutes(7));

      HoldStatus hold = hold(line, run);
      HoldSummary hour = hold.present().orElseThrow();
      assertEquals(0, hour.n());
      assertTrue(hour.length().compareTo(Duration.ofMinutes(11)) >= 0, hour::toString);
      assertTrue(hour.coverage() > 0.995, hour::toString);
      assertEquals(75, hour.pressure().mean().toMPa(), 0.4, hour::toString);
      assertTrue(hour.pressure().lowest().toMPa() > 73, hour::toString);
      assertTrue(hour.pressure().highest().toMPa() < 77, hour::toString);
      // read since the restart: what was read before is not on the trace
      assertTrue(hour.temperature().seen().compareTo(Duration.ofMinutes(5)) > 0, hour::toString);
      assertEquals(25, hour.temperature().mean().toCelsius(), 3, hour::toString);
      assertTrue(hold.alarms().isEmpty(), hold::toString);

      line.ask(new Command.Resume(line.id(), "ann", line.time.now(), run));
      Outcome released = line.ask(new Command.Release(line.id(), "ann", line.time.now(), run));
      assertInstanceOf(Outcome.Accepted.class, released);
      line.drive(run, () -> line.status(run).state().isEnded());

      StageResult result = line.status(run).stages().get(HOLD).result().orElseThrow();
      assertEquals(Verdict.PASS, result.verdict(), result::toString);
      assertTrue(hold(line, run).ended().isPresent());
    }
  }

  /** Its time is two hours; a person who stops it after a restart need not resume it first. */
  @Test
  void aHoldWithATimeOfItsOwnIsStoppedByItsRelease() throws Exception {
    try (VirtualLine line =
        new VirtualLine(QuickSite.read(folder.resolve("site")), folder.resolve("journal"))) {
      RunId run = line.startRun("quick-cell", Map.of("stack-pressure.dwell", "2 h"));
      line.drive(run, () -> line.isIn(P3, PressState.INSITU));
      line.time.advance(Duration.ofMinutes(5));
      line.die();
      line.time.advance(Duration.ofSeconds(5));
      line.start();
      line.until(() -> line.isStage(run, HOLD, StageState.PRESSING));
      assertEquals(RunState.HELD, line.status(run).state(), "a control");
      Set<PressState> seen = EnumSet.noneOf(PressState.class);
      line.board()
          .readings()
          .watch((press, now) -> now.status().ifPresent(each -> note(press, each.state(), seen)));

      line.ask(new Command.Stop(line.id(), "ann", line.time.now(), run));
      line.until(() -> line.status(run).state().isEnded());

      assertEquals(RunState.STOPPED, line.status(run).state());
      assertTrue(seen.contains(PressState.RELEASE), seen::toString);
      assertFalse(seen.contains(PressState.ABORTING), seen::toString);
      StageResult result = line.status(run).stages().get(HOLD).result().orElseThrow();
      assertEquals(1, result.findings().size(), result::toString);
      assertTrue(result.findings().get(0).startsWith("A3 dwell credited"), result::toString);
    }
  }

  private static void note(PressId press, PressState state, Set<PressState> seen) {
    if (press.equals(P3)) {
      seen.add(state);
    }
  }

  private static HoldStatus hold(VirtualLine line, RunId run) {
    return line.board().holds().latest(new HoldStatus.Id(run, "stack-pressure")).orElseThrow();
  }
}
