package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.lock.LockState;
import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A press's lock (OPC 10000-100 §7) as two clients quarrel over it; an operator and an engineer.
 */
@ExtendWith(UnitPlant.Shared.class)
final class LockMethodTest {
  private static final PressId P1 = PilotSite.P1;
  private static final PressId P2 = PilotSite.P2;
  private static final String LOCK = "unit/P1/Lock";

  @Test
  void theMethodsAnswerWithTheNumbersOfTheStandard(UnitPlant plant) throws Exception {
    try (TestClient client = plant.connect("operator");
        TestClient other = plant.connect("engineer")) {
      assertNumber(-1, plant.call(client, LOCK, "ExitLock"));
      assertNumber(-1, plant.call(client, LOCK, "RenewLock"));
      assertNumber(-1, plant.call(other, LOCK, "BreakLock"));
      assertNumber(0, plant.call(client, LOCK, "InitLock", "changing the die"));
      LockState state = plant.line().server().locks().state(P1);
      assertEquals("operator", state.user());
      assertEquals(TestKey.CLIENT.applicationUri(), state.client());
      assertEquals("changing the die", state.context());
      assertTrue(state.remainingMs() > 0, state.toString());
      assertNumber(-1, plant.call(other, LOCK, "InitLock", ""));
      assertNumber(0, plant.call(client, LOCK, "RenewLock"));
      assertStatus("Bad_Locked", plant.call(other, LOCK, "RenewLock"));
      assertStatus("Bad_Locked", plant.call(other, LOCK, "ExitLock"));
      assertNumber(0, plant.call(client, LOCK, "ExitLock"));
      assertFalse(plant.line().server().locks().state(P1).locked());
    }
  }

  @Test
  void aLockedPressObeysItsHolderAloneButWhoeverMayStopsIt(UnitPlant plant) throws Exception {
    RunId run = new RunId("run-locked");
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    plant.line().answers("engineer", Calls.accepting(seen, run));
    plant.line().answers("operator", Calls.accepting(new ConcurrentLinkedQueue<>(), run));
    plant.occupy(P1, Runs.running(run));
    try (TestClient holder = plant.connect("operator");
        TestClient other = plant.connect("engineer")) {
      other.await("run/run-locked/State", value -> value.statusCode().isGood());
      assertNumber(0, plant.call(holder, LOCK, "InitLock", ""));

      String object = "run/run-locked";
      for (CallMethodResult result :
          new CallMethodResult[] {
            other.call("press/P1", "Open", ""),
            other.call("press/P1", "Tare", ""),
            other.call("press/P1", "ResetAlarm", ""),
            other.call(object, "Confirm", "p-1", "", ""),
            other.call(object, "Resume", ""),
            other.call(object, "Release", ""),
            other.call(object, "Adjust", "78 MPa", "")
          }) {
        assertStatus("Bad_Locked", result);
        assertTrue(Calls.output(result, 0).contains("locked by operator"), result.toString());
      }
      String unit = "unit/P1/FunctionalUnitState";
      assertStatus("Bad_Locked", plant.call(other, unit, "Clear"));
      assertStatus("Bad_Locked", plant.call(other, unit + "/RunningStateMachine", "Unhold"));
      assertStatus("Bad_Locked", plant.call(other, "mode/P1", "GotoSetup"));
      assertTrue(seen.isEmpty(), "nothing was asked");

      assertStatus("Good", other.call(object, "Hold", ""));
      assertStatus("Good", other.call(object, "Abort", ""));
      assertStatus("Good", plant.call(other, "unit/P1/FunctionalUnitState", "Stop"));
      assertStatus("Good", plant.call(other, "unit/P1/FunctionalUnitState", "Abort"));
      assertStatus(
          "Good", plant.call(other, "unit/P1/FunctionalUnitState/RunningStateMachine", "Hold"));
      assertEquals(5, seen.size());
      assertStatus("Good", other.call("press/P2", "Open", ""));
      assertStatus("Good", holder.call(object, "Resume", ""));
      assertNumber(0, plant.call(holder, LOCK, "ExitLock"));
      assertStatus("Good", other.call("press/P1", "Open", ""));
    } finally {
      plant.vacate(P1);
    }
  }

  @Test
  void onlyAnEngineerBreaksALockAndWhoMayNotOperateTakesNone(UnitPlant plant) throws Exception {
    try (TestClient holder = plant.connect("engineer");
        TestClient operator = plant.connect("operator");
        TestClient observer = plant.connect("observer")) {
      assertStatus("Bad_UserAccessDenied", plant.call(observer, LOCK, "InitLock", ""));
      assertNumber(0, plant.call(holder, LOCK, "InitLock", ""));
      assertStatus("Bad_UserAccessDenied", plant.call(operator, LOCK, "BreakLock"));
      assertNumber(0, plant.call(holder, LOCK, "BreakLock"));
      assertNumber(0, plant.call(operator, LOCK, "InitLock", ""));
    }
  }

  @Test
  void aLockEndsWithItsSession(UnitPlant plant) throws Exception {
    try (TestClient other = plant.connect("engineer")) {
      try (TestClient holder = plant.connect("operator")) {
        assertNumber(0, plant.call(holder, "unit/P2/Lock", "InitLock", ""));
        assertNumber(-1, plant.call(other, "unit/P2/Lock", "InitLock", ""));
      }
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
      while (plant.line().server().locks().state(P2).locked()) {
        assertTrue(System.nanoTime() - end < 0, "still locked");
        Thread.onSpinWait();
      }
      assertNumber(0, plant.call(other, "unit/P2/Lock", "InitLock", ""));
      assertNumber(0, plant.call(other, "unit/P2/Lock", "ExitLock"));
    }
  }

  @Test
  void wrongArgumentsAreNamed(UnitPlant plant) throws Exception {
    try (TestClient client = plant.connect("operator")) {
      assertStatus("Bad_ArgumentsMissing", plant.call(client, LOCK, "InitLock"));
      assertStatus("Bad_TooManyArguments", plant.call(client, LOCK, "ExitLock", "now"));
      CallMethodResult result = plant.call(client, LOCK, "InitLock", 5);
      assertStatus("Bad_InvalidArgument", result);
      StatusCode[] each = result.getInputArgumentResults();
      assertEquals("Bad_TypeMismatch", Calls.name(each == null ? StatusCode.GOOD : each[0]));
    }
  }

  /** OPC 10000-100 §7.7: a client that watches the press has not gone. */
  @Test
  void aSubscriptionTellsWhoWatchesAPress(UnitPlant plant) throws Exception {
    try (TestClient client = plant.connect("operator");
        TestClient other = plant.connect("engineer")) {
      NodeId session = client.milo().getSession().getSessionId();
      try (Watched watched = Watched.of(client.milo(), client.id("press/P1/State"))) {
        assertTrue(plant.subscribers().watches(session, P1));
        assertFalse(plant.subscribers().watches(session, P2));
        assertFalse(plant.subscribers().watches(other.milo().getSession().getSessionId(), P1));
      }
      assertFalse(plant.subscribers().watches(session, P1));
    }
  }

  /** Somebody waits for a press to open: nobody takes the press from him meanwhile. */
  @Test
  void noLockWhileSomebodyElsesCommandIsUnderWay(UnitPlant plant) throws Exception {
    try (TestClient client = plant.connect("operator");
        TestClient other = plant.connect("engineer")) {
      Queue<Integer> numbers = new ConcurrentLinkedQueue<>();
      plant
          .line()
          .answers(
              "engineer",
              command -> {
                try {
                  Variant[] out = plant.call(client, LOCK, "InitLock", "").getOutputArguments();
                  numbers.add((Integer) (out == null ? 99 : out[0].value()));
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
                return new Outcome.Obeyed(command.id(), command.at(), P1);
              });
      assertStatus("Good", other.call("press/P1", "Open", ""));
      assertEquals(-2, numbers.remove());
      assertNumber(0, plant.call(client, LOCK, "InitLock", ""));
      assertNumber(0, plant.call(client, LOCK, "ExitLock"));
    }
  }

  private static void assertNumber(int number, CallMethodResult result) {
    assertStatus("Good", result);
    assertArrayEquals(new Variant[] {new Variant(number)}, result.getOutputArguments());
  }

  private static void assertStatus(String status, CallMethodResult result) {
    assertEquals(status, Calls.name(result.getStatusCode()), result.toString());
  }
}
