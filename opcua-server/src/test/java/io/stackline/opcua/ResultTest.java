package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.Board;
import io.stackline.press.PressId;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.StageState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** At which presses an ended run leaves a result, and for how long. */
final class ResultTest {
  private static TestLine line;
  private static TestClient client;

  @BeforeAll
  static void start() throws Exception {
    line = TestLine.start();
    client = line.connect("observer");
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    line.close();
  }

  @Test
  void aPressThatDidNothingOfItHasNone() throws Exception {
    RunStatus done = Runs.complete(new RunId("run-cut-short"), Runs.STARTED.plusSeconds(3_600));
    StageStatus first = done.stages().get(0);
    List<StageStatus> stages = new ArrayList<>(done.stages());
    stages.add(
        new StageStatus(
            "later",
            first.kind(),
            first.title(),
            PilotSite.P2,
            first.die(),
            StageState.NOT_PRESSED,
            first.target(),
            first.targetForce(),
            first.cap(),
            first.capRule(),
            first.dwellRequired(),
            0,
            Optional.empty()));
    line.publish(with(done, stages));
    seen("run-seen-1");
    assertTrue(results(PilotSite.P1).contains("run-cut-short"));
    assertFalse(results(PilotSite.P2).contains("run-cut-short"));
  }

  /**
   * The clock of a computer without a battery may start years ago: what has just ended is shown all
   * the same, and is the first to give way.
   */
  @Test
  void aRunThatGivesWayTakesItsResultWithIt() throws Exception {
    for (int i = 0; i < Board.ENDED_RUNS_KEPT; i++) {
      line.publish(Runs.complete(new RunId("run-new-" + i), Runs.STARTED.plusSeconds(900)));
    }
    seen("run-seen-2");
    long there = results(PilotSite.P1).stream().filter(each -> each.startsWith("run-")).count();
    assertEquals(Board.ENDED_RUNS_KEPT, there, "control");
    line.publish(Runs.complete(new RunId("run-old"), Runs.STARTED.plusSeconds(1)));
    seen("run-seen-3");
    assertTrue(client.children(client.id("runs")).contains("run-old"));
    assertTrue(results(PilotSite.P1).contains("run-old"));
    line.publish(Runs.complete(new RunId("run-newer"), Runs.STARTED.plusSeconds(901)));
    seen("run-seen-4");
    assertFalse(client.children(client.id("runs")).contains("run-old"));
    assertFalse(results(PilotSite.P1).contains("run-old"));
    assertTrue(results(PilotSite.P1).contains("run-newer"), "control");
  }

  /** What was published before is shown by now. */
  private static void seen(String marker) throws Exception {
    line.publish(Runs.running(new RunId(marker)));
    client.await("run/" + marker + "/State", value -> value.statusCode().isGood());
    line.publish(Runs.running(new RunId(marker + "-too")));
    client.await("run/" + marker + "-too/State", value -> value.statusCode().isGood());
  }

  private static List<String> results(PressId press) throws Exception {
    return client.children(client.id("press/" + press + "/unit/ProgramManager/ResultSet"));
  }

  private static RunStatus with(RunStatus run, List<StageStatus> stages) {
    return new RunStatus(
        run.id(),
        run.recipe(),
        run.state(),
        Optional.empty(),
        run.reason(),
        run.since(),
        run.startedBy(),
        run.started(),
        run.ended(),
        run.verdict(),
        run.bindings(),
        stages,
        run.prompts(),
        run.origin());
  }
}
