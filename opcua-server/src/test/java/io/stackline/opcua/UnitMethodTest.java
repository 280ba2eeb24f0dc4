package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.Errand;
import io.stackline.run.Outcome;
import io.stackline.run.PressDuty;
import io.stackline.run.RunId;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The methods of a LADS functional unit, as a companion-aware client calls them. */
@ExtendWith(UnitPlant.Shared.class)
final class UnitMethodTest {
  private static final PressId P1 = PilotSite.P1;
  private static final String STATE = "unit/P1/FunctionalUnitState";
  private static final String RUNNING = STATE + "/RunningStateMachine";

  @ParameterizedTest
  @CsvSource({
    "Stop, Stop",
    "Abort, Abort",
    "RunningStateMachine/Hold, Hold",
    "RunningStateMachine/Unhold, Resume",
    "RunningStateMachine/ToComplete, Release"
  })
  void theyAskTheRunUnderWayOnThePress(String method, String command, UnitPlant plant)
      throws Exception {
    RunId run = new RunId("run-of-unit");
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    plant.line().answers("operator", Calls.accepting(seen, run));
    plant.occupy(P1, Runs.running(run));
    TestClient client = plant.client("operator");
    try {
      assertStatus("Good", call(plant, client, method));
      assertStatus("Good", call(plant, client, method));
      assertEquals(2, seen.size(), "each call is a new one");
      Command asked = seen.remove();
      assertEquals(command, asked.getClass().getSimpleName());
      assertEquals("operator", asked.by());
      assertTrue(asked.toString().contains("run=run-of-unit"), asked.toString());
    } finally {
      plant.vacate(P1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Stop",
    "Abort",
    "RunningStateMachine/Hold",
    "RunningStateMachine/Unhold",
    "RunningStateMachine/ToComplete"
  })
  void withoutARunTheyAreRefusedWithTheReason(String method, UnitPlant plant) throws Exception {
    plant.line().silent("operator");
    plant.vacate(P1);
    TestClient client = plant.client("operator");
    CallMethodResult result = call(plant, client, method);
    assertStatus("Bad_InvalidState", result);
    assertEquals(0, Lists.ofNullable(result.getOutputArguments()).size());
    assertEquals(
        "no run is under way on P1",
        plant.words(client, method.startsWith("R") ? RUNNING : STATE, last(method)));
  }

  /** The run will come to P2 later; whoever stops P2 does not mean what P1 is doing. */
  @Test
  void aRunThatIsAtAnotherPressIsNotStoppedHere(UnitPlant plant) throws Exception {
    RunId run = new RunId("run-elsewhere");
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    plant.line().answers("operator", Calls.accepting(seen, run));
    plant.occupy(PilotSite.P2, Runs.running(run));
    TestClient client = plant.client("operator");
    try {
      String state = "unit/P2/FunctionalUnitState";
      assertStatus("Bad_InvalidState", plant.call(client, state, "Stop"));
      String words = plant.words(client, state, "Stop");
      assertTrue(words.contains("run-elsewhere is at stage densify on P1"), words);
      assertTrue(seen.isEmpty());
    } finally {
      plant.vacate(PilotSite.P2);
    }
  }

  @Test
  void clearResetsTheAlarmsOfThePress(UnitPlant plant) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    plant.line().answers("operator", obeying(seen));
    TestClient client = plant.client("operator");
    assertStatus("Good", plant.call(client, STATE, "Clear"));
    Command.ToPress asked = (Command.ToPress) seen.remove();
    assertEquals(Errand.RESET_ALARM, asked.errand());
    assertEquals(P1, asked.press());
  }

  @Test
  void clearSaysThatWhatAnEndedRunLeftIsTakenOut(UnitPlant plant) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    plant.line().answers("operator", obeying(seen));
    TestClient client = plant.client("operator");
    plant.toClear(P1);
    try {
      assertStatus("Good", plant.call(client, STATE, "Clear"));
      assertEquals(P1, ((Command.Clear) seen.remove()).press());
    } finally {
      plant.vacate(P1);
    }
  }

  @ParameterizedTest
  @CsvSource({"GotoProcessing, PROCESSING", "GotoSetup, SETUP", "GotoMaintenance, MAINTENANCE"})
  void anEngineerSaysWhatAPressIsThereFor(String method, PressDuty duty, UnitPlant plant)
      throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    plant.line().answers("engineer", obeying(seen));
    TestClient engineer = plant.client("engineer");
    TestClient operator = plant.client("operator");
    assertStatus("Bad_UserAccessDenied", plant.call(operator, "mode/P1", method));
    assertStatus("Good", plant.call(engineer, "mode/P1", method));
    Command.SetDuty asked = (Command.SetDuty) seen.remove();
    assertEquals(P1, asked.press());
    assertEquals(duty, asked.duty());
    assertTrue(seen.isEmpty());
  }

  @Test
  void anObserverAsksNothingAndSuperfluousArgumentsAreRefused(UnitPlant plant) throws Exception {
    TestClient observer = plant.client("observer");
    TestClient operator = plant.client("operator");
    assertStatus("Bad_UserAccessDenied", plant.call(observer, STATE, "Stop"));
    assertStatus("Bad_TooManyArguments", plant.call(operator, STATE, "Stop", "now"));
  }

  @Test
  void noOutcomeInTimeSaysToLookBeforeAnybodyAsksAgain(UnitPlant plant) throws Exception {
    plant.line().silent("operator");
    TestClient client = plant.client("operator");
    assertStatus("Bad_Timeout", plant.call(client, STATE, "Clear"));
    String words = plant.words(client, STATE, "Clear");
    assertTrue(words.endsWith("look at the press before you ask again"), words);
  }

  private static Function<Command, Outcome> obeying(Queue<Command> seen) {
    return command -> {
      seen.add(command);
      return new Outcome.Obeyed(command.id(), command.at(), P1);
    };
  }

  private static CallMethodResult call(
      UnitPlant plant, TestClient client, String method, Object... inputs) throws Exception {
    return plant.call(client, method.startsWith("R") ? RUNNING : STATE, last(method), inputs);
  }

  private static String last(String path) {
    return path.substring(path.indexOf('/') + 1);
  }

  static void assertStatus(String status, CallMethodResult result) {
    assertEquals(status, Calls.name(result.getStatusCode()), result.toString());
  }

  static Object output(CallMethodResult result) {
    return Lists.ofNullable(result.getOutputArguments()).stream()
        .map(Variant::value)
        .findFirst()
        .orElseThrow();
  }
}
