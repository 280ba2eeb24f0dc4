package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Errand;
import io.stackline.run.Outcome;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator asks of a hold under way and of a press, as a panel would call it. */
@ExtendWith(SharedLine.class)
final class OrderMethodTest {
  private static final PressId P1 = new PressId("P1");

  @Test
  void releaseAndAdjustBecomeTheirCommands(TestLine line) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    RunId run = new RunId("run-on-hold");
    line.publish(Runs.running(run));
    line.answers("operator", Calls.accepting(seen, run));
    try (TestClient client = line.connect("operator")) {
      client.await("run/run-on-hold/State", value -> value.statusCode().isGood());
      CallMethodResult adjusted = client.call("run/run-on-hold", "Adjust", "78 MPa", "adjust-1");
      CallMethodResult released = client.call("run/run-on-hold", "Release", "release-1");

      assertEquals(StatusCode.GOOD, adjusted.getStatusCode());
      assertEquals("", Calls.output(adjusted, 0));
      assertEquals(StatusCode.GOOD, released.getStatusCode());
      Command.Adjust adjust = (Command.Adjust) seen.remove();
      assertEquals(new CommandId("adjust-1"), adjust.id());
      assertEquals(run, adjust.run());
      assertEquals("78 MPa", adjust.target());
      assertEquals("operator", adjust.by());
      Command.Release release = (Command.Release) seen.remove();
      assertEquals(new CommandId("release-1"), release.id());
      assertEquals(run, release.run());
    }
  }

  @Test
  void anAdjustmentWithoutATargetIsNotAsked(TestLine line) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    RunId run = new RunId("run-untargeted");
    line.publish(Runs.running(run));
    line.answers("operator", Calls.accepting(seen, run));
    try (TestClient client = line.connect("operator")) {
      client.await("run/run-untargeted/State", value -> value.statusCode().isGood());
      CallMethodResult result = client.call("run/run-untargeted", "Adjust", " ", "");

      assertEquals("Bad_InvalidArgument", Calls.name(result.getStatusCode()));
      assertTrue(Calls.output(result, 0).contains("78 MPa"), Calls.output(result, 0));
      assertTrue(seen.isEmpty());
    }
  }

  @ParameterizedTest
  @CsvSource({"ResetAlarm, RESET_ALARM", "Tare, TARE", "Open, OPEN"})
  void aPressHasMethodsOfItsOwn(String method, Errand errand, TestLine line) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    line.answers(
        "operator",
        command -> {
          seen.add(command);
          return new Outcome.Obeyed(command.id(), command.at(), P1);
        });
    try (TestClient client = line.connect("operator")) {
      for (int i = 0; i < 2; i++) {
        CallMethodResult result = client.call("press/P1", method, "to-press-" + method);
        assertEquals(StatusCode.GOOD, result.getStatusCode());
        assertEquals("", Calls.output(result, 0));
      }
      assertEquals(1, seen.size(), "asked once, answered twice");
      Command.ToPress asked = (Command.ToPress) seen.remove();
      assertEquals(P1, asked.press());
      assertEquals(errand, asked.errand());
      assertEquals("operator", asked.by());
    }
  }

  @Test
  void whatThePressSaidReachesTheCaller(TestLine line) throws Exception {
    line.answers(
        "operator", Calls.refusing(new Refusal(Refusal.Code.PRESS, "P1 is in ESTOP", "free it")));
    try (TestClient client = line.connect("operator")) {
      CallMethodResult refused = client.call("press/P1", "Open", "");
      assertEquals("Bad_DeviceFailure", Calls.name(refused.getStatusCode()));
      assertEquals("P1 is in ESTOP; free it", Calls.output(refused, 0));

      String told = "P1 was told to tare: no answer in 30 s; look at the press";
      line.answers(
          "operator", command -> new Outcome.Unknown(command.id(), command.at(), P1, told));
      CallMethodResult unknown = client.call("press/P1", "Tare", "");
      assertEquals(StatusCodes.Bad_CommunicationError, unknown.getStatusCode().value());
      assertEquals(told, Calls.output(unknown, 0));
    }
  }

  @Test
  void anObserverTellsNoPressAnything(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      CallMethodResult result = client.call("press/P1", "ResetAlarm", "");
      assertEquals("Bad_UserAccessDenied", Calls.name(result.getStatusCode()));
    }
  }
}
