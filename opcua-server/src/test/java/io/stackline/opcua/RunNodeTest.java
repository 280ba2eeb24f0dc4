package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.Board;
import io.stackline.run.RunId;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLine.class)
final class RunNodeTest {
  @Test
  void aRunAppearsWithItsFirstStatusAndFollowsIt(TestLine line) throws Exception {
    RunId run = new RunId("run-followed");
    try (TestClient client = line.connect("observer")) {
      assertFalse(client.children(client.id("runs")).contains("run-followed"), "control");
      line.publish(Runs.running(run));
      client.await("run/run-followed/State", value -> value.statusCode().isGood());
      assertTrue(client.children(client.id("runs")).contains("run-followed"));
      assertEquals("RUNNING", client.value("run/run-followed/State"));
      assertEquals("li-metal-cell", client.value("run/run-followed/Recipe"));
      assertEquals(UInteger.valueOf(3), client.value("run/run-followed/Revision"));
      assertEquals("densify", client.value("run/run-followed/CurrentStage"));
      assertEquals("Load the die", client.value("run/run-followed/Prompt"));
      assertEquals("p-1", client.value("run/run-followed/PromptId"));
      assertEquals(new DateTime(Runs.STARTED), client.value("run/run-followed/Started"));
      assertWaiting(client, "run/run-followed/Ended");
      String stage = "run/run-followed/stage/densify/";
      assertEquals("PRESSING", client.value(stage + "State"));
      assertEquals(250.0, (Double) client.value(stage + "Target"), 1e-9);
      assertEquals(19.635, (Double) client.value(stage + "TargetForce"), 1e-9);
      assertEquals(480.0, (Double) client.value(stage + "Cap"), 1e-9);
      assertEquals(180.0, client.value(stage + "DwellRequired"));
      assertEquals(UInteger.valueOf(4711), client.value(stage + "RunNumber"));
      assertEquals("OPEN", client.value(stage + "Verdict"));
      assertWaiting(client, stage + "Peak");

      try (Watched verdict = Watched.of(client.milo(), client.id("run/run-followed/Verdict"))) {
        assertEquals("OPEN", verdict.next().value().value());
        line.publish(Runs.complete(run, Runs.STARTED.plusSeconds(600)));
        assertEquals("PASS", verdict.next().value().value());
      }
      assertEquals("COMPLETE", client.value("run/run-followed/State"));
      assertEquals("", client.value("run/run-followed/PromptId"));
      assertEquals(251.0, (Double) client.value(stage + "Peak"), 1e-9);
      assertEquals(0.99, client.value(stage + "InBandFraction"));
      assertWaiting(client, stage + "RelativeDensity");
      assertArrayEquals(
          new String[] {"density cannot be told"}, (String[]) client.value(stage + "Findings"));
    }
  }

  @Test
  void anAbortedRunAsksNothingAnyMore(TestLine line) throws Exception {
    RunId run = new RunId("run-given-up");
    try (TestClient client = line.connect("observer")) {
      line.publish(Runs.running(run));
      client.await("run/run-given-up/PromptId", value -> "p-1".equals(value.value().value()));
      line.publish(Runs.aborted(run));
      client.await("run/run-given-up/State", value -> "ABORTED".equals(value.value().value()));
      assertEquals("", client.value("run/run-given-up/PromptId"));
      assertEquals("", client.value("run/run-given-up/Prompt"));
    }
  }

  /** Who asks twice for the same run has both questions answered when it is there. */
  @Test
  void everybodyWhoWaitsForARunHearsOfIt(TestLine line) throws Exception {
    RunId run = new RunId("run-awaited");
    CompletableFuture<RunId> first = new CompletableFuture<>();
    CompletableFuture<RunId> second = new CompletableFuture<>();
    line.server().namespace().runs().whenShown(run, first);
    line.server().namespace().runs().whenShown(run, second);
    line.publish(Runs.running(run));
    assertEquals(run, second.get(5, TimeUnit.SECONDS));
    assertEquals(run, first.get(5, TimeUnit.SECONDS));
  }

  /** The clock was set back, or ran ahead of itself on simulated presses. */
  @Test
  void whatHasJustEndedStaysThoughAllOthersSeemToHaveEndedLater() throws Exception {
    try (TestLine line = TestLine.start();
        TestClient client = line.connect("observer")) {
      for (int i = 0; i < Board.ENDED_RUNS_KEPT; i++) {
        line.publish(Runs.complete(new RunId("run-later-" + i), Runs.STARTED.plusSeconds(9_000)));
      }
      client.await("run/run-later-49/State", value -> value.statusCode().isGood());
      RunId run = new RunId("run-set-back");
      line.publish(Runs.running(run));
      client.await("run/run-set-back/State", value -> value.statusCode().isGood());
      line.publish(Runs.complete(run, Runs.STARTED));
      client.await("run/run-set-back/State", value -> !"RUNNING".equals(value.value().value()));
      assertEquals("COMPLETE", client.value("run/run-set-back/State"));
      // what makes room goes right after the state is shown
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
      while (ended(client) > Board.ENDED_RUNS_KEPT && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      assertEquals(Board.ENDED_RUNS_KEPT, ended(client), "and another one went");
    }
  }

  private static long ended(TestClient client) throws Exception {
    long ended = 0;
    for (String run : client.children(client.id("runs"))) {
      ended += run.startsWith("run-later-") || run.equals("run-set-back") ? 1 : 0;
    }
    return ended;
  }

  private static void assertWaiting(TestClient client, String path) throws Exception {
    assertEquals(
        StatusCodes.Bad_WaitingForInitialData, client.read(path).statusCode().value(), path);
  }
}
