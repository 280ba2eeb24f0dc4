package io.stackline.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Due;
import io.stackline.run.Origin;
import io.stackline.run.PressDuty;
import io.stackline.run.PressUse;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.StageState;
import io.stackline.run.Standing;
import io.stackline.run.Urgency;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A run that waits, as a MES orders it and an HMI sees it. */
@ExtendWith(SharedLine.class)
final class QueuedRunTest {
  private static final String[] NO_BINDINGS = {};
  private static final Instant DUE = Instant.parse("2026-11-23T06:00:00Z");
  private static final Instant END = DUE.plusSeconds(900);

  /** Waits for die and press at this place of the queue, or has been given a press. */
  private static RunStatus run(RunId id, RunState state, StageState stage, Standing standing) {
    String reason = state == RunState.QUEUED ? "die D1 is with run run-7" : "";
    RunStatus like = Runs.stackPressure(id, state, stage, 75, reason);
    return new RunStatus(
        id,
        like.recipe(),
        state,
        like.cause(),
        reason,
        like.since(),
        like.startedBy(),
        like.started(),
        like.ended(),
        like.verdict(),
        like.bindings(),
        like.stages(),
        like.prompts(),
        Origin.NONE,
        standing,
        Optional.of(new Due("prompt densify.1", DUE, END, END, false)));
  }

  @Test
  void anOrderCarriesItsPriorityAndDueTimeAndCanBeRescheduled(TestLine line) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    RunId run = new RunId("run-ordered");
    line.publish(run(run, RunState.QUEUED, StageState.QUEUED, Standing.USUAL));
    line.answers("operator", Calls.accepting(seen, run));
    try (TestClient client = line.connect("operator")) {
      CallMethodResult ordered =
          client.call("line", "OrderRun", "li-metal-cell", uint(0), NO_BINDINGS, 3, due(), "mes-1");
      assertEquals(StatusCode.GOOD, ordered.getStatusCode());
      assertEquals("run-ordered", Calls.output(ordered, 0));
      Command.StartRun asked = (Command.StartRun) seen.remove();
      assertEquals(new CommandId("mes-1"), asked.id());
      assertEquals(new Urgency(3, Optional.of(DUE)), asked.urgency());

      client.await("run/run-ordered/State", value -> value.statusCode().isGood());
      for (DateTime never : new DateTime[] {DateTime.MIN_VALUE, null}) {
        CallMethodResult later = client.call("run/run-ordered", "Reschedule", -9, never, "");
        assertEquals(StatusCode.GOOD, later.getStatusCode());
        Command.Reschedule other = (Command.Reschedule) seen.remove();
        assertEquals(new Urgency(-9, Optional.empty()), other.urgency());
        assertEquals(run, other.run());
      }

      CallMethodResult wrong = client.call("run/run-ordered", "Reschedule", 10, due(), "");
      assertEquals("Bad_InvalidArgument", Calls.name(wrong.getStatusCode()));
      assertTrue(Calls.output(wrong, 0).contains("-9 to 9"), Calls.output(wrong, 0));
      assertTrue(seen.isEmpty());
    } finally {
      line.publish(Runs.complete(run, DUE));
    }
  }

  private static DateTime due() {
    return new DateTime(DUE);
  }

  @Test
  void aRunThatWaitsTellsItsPlaceAndWhatItWaitsForAndSoDoesThePress(TestLine line)
      throws Exception {
    RunId id = new RunId("run-waiting");
    Standing waiting = Standing.waiting(new Urgency(2, Optional.of(DUE))).at(4);
    line.publish(run(id, RunState.QUEUED, StageState.QUEUED, waiting));
    try (TestClient client = line.connect("observer")) {
      client.await("run/run-waiting/State", value -> value.statusCode().isGood());
      assertEquals("QUEUED", client.value("run/run-waiting/State"));
      assertEquals(2, client.value("run/run-waiting/Priority"));
      assertEquals(due(), client.value("run/run-waiting/Due"));
      assertEquals(new DateTime(END), client.value("run/run-waiting/ExpectedEnd"));
      assertEquals(UInteger.valueOf(4), client.value("run/run-waiting/QueuePosition"));
      assertEquals("", client.value("run/run-waiting/AllottedPress"));
      assertArrayEquals(
          new String[] {"RUN_QUEUED"}, (String[]) client.value("run/run-waiting/WhyNotCodes"));
      String[] why = (String[]) client.value("run/run-waiting/WhyNot");
      assertTrue(why[0].contains("die D1 is with run run-7"), why[0]);

      // another test of this line may have left it pressing, and then it waits for nothing
      line.publish(Readings.lost(PilotSite.P1, Instant.now()));
      line.publish(use(Optional.empty(), Optional.of(id)));
      client.await("press/P1/UnitState", value -> "IDLE".equals(value.value().value()));
      client.await("press/P1/WhyNot", value -> texts(value) > 0);
      String[] press = (String[]) client.value("press/P1/WhyNot");
      String last = press[press.length - 1];
      assertTrue(last.contains("run-waiting is the first of those that wait for P1"), last);

      RunStatus given =
          run(id, RunState.RUNNING, StageState.PROMPT, waiting.given(PilotSite.P1, DUE));
      line.publish(given);
      line.publish(use(Optional.of(id), Optional.empty()));
      client.await("press/P1/UnitState", value -> "RUNNING".equals(value.value().value()));
      assertEquals("P1", client.value("run/run-waiting/AllottedPress"));
      assertEquals(UInteger.valueOf(0), client.value("run/run-waiting/QueuePosition"));
    } finally {
      line.publish(use(Optional.empty(), Optional.empty()));
      line.publish(Runs.complete(id, DUE));
    }
  }

  private static int texts(DataValue value) {
    return value.value().value() instanceof String[] all ? all.length : 0;
  }

  private static PressUse use(Optional<RunId> run, Optional<RunId> awaited) {
    return new PressUse(PilotSite.P1, PressDuty.PROCESSING, Runs.STARTED, "", "", run, "", awaited);
  }
}
