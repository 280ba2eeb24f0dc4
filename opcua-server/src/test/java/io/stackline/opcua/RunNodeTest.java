package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.run.RunId;
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

  private static void assertWaiting(TestClient client, String path) throws Exception {
    assertEquals(
        StatusCodes.Bad_WaitingForInitialData, client.read(path).statusCode().value(), path);
  }
}
