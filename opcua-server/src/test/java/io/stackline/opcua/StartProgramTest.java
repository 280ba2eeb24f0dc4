package io.stackline.opcua;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Origin;
import io.stackline.run.Origin.SampleRef;
import io.stackline.run.Outcome;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** LADS StartProgram with its arrays of structures, which Milo's own handlers cannot take. */
@ExtendWith(UnitPlant.Shared.class)
final class StartProgramTest {
  private static final String STATE = "unit/P1/FunctionalUnitState";
  private static final int SAMPLE_INFO = 3002;
  private static final int KEY_VALUE = 3003;
  private static final ExtensionObject[] NONE = {};
  private static final RunId RUN = new RunId("run-by-program");

  @Test
  void aProgramBecomesARunOnThisPressAlone(UnitPlant plant) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    plant.line().answers("operator", Calls.accepting(seen, RUN));
    TestClient client = plant.client("operator");
    ExtensionObject[] properties = {
      keyValue(plant, client, "stack-pressure.dwell", "10 min"),
      keyValue(plant, client, "laminate.skip", "true")
    };
    ExtensionObject[] samples = {
      plant.struct(
          client,
          SAMPLE_INFO,
          Map.of(
              "ContainerId", "tray-7", "SampleId", "cell-1", "Position", "A1", "CustomData", "x"))
    };
    CallMethodResult result =
        start(plant, client, "li-metal-cell@3", properties, "job-1", "task-1", samples);
    UnitMethodTest.assertStatus("Good", result);
    assertEquals("run-by-program", UnitMethodTest.output(result));
    Command.StartRun asked = (Command.StartRun) seen.remove();
    assertEquals(PilotSite.RECIPE, asked.recipe());
    assertEquals(3, asked.revision());
    assertEquals(
        Map.of("stack-pressure.dwell", "10 min", "laminate.skip", "true"), asked.bindings());
    assertEquals(
        new Origin(
            Optional.of(PilotSite.P1),
            "job-1",
            "task-1",
            List.of(new SampleRef("tray-7", "cell-1", "A1", "x"))),
        asked.origin());
  }

  @Test
  void aTaskAskedForTwiceRunsOnceAndWithoutATaskEachCallIsNew(UnitPlant plant) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    plant.line().answers("operator", Calls.accepting(seen, RUN));
    TestClient client = plant.client("operator");
    for (int i = 0; i < 2; i++) {
      CallMethodResult result = start(plant, client, "r", NONE, "job-2", "task-1", NONE);
      assertEquals("run-by-program", UnitMethodTest.output(result));
    }
    assertEquals(1, seen.size());
    start(plant, client, "r", NONE, "job-2", "task-2", NONE);
    start(plant, client, "r", NONE, "job-2", "", NONE);
    start(plant, client, "r", NONE, "job-2", "", NONE);
    assertEquals(4, seen.size());
    assertEquals(4, seen.stream().map(Command::id).distinct().count());

    CallMethodResult other = start(plant, client, "s", NONE, "job-2", "task-1", NONE);
    UnitMethodTest.assertStatus("Bad_InvalidArgument", other);
    assertEquals(4, seen.size(), "another program for the same task is not asked");
  }

  /** Who corrects what was refused need not invent another task for it. */
  @Test
  void aRefusedTaskMayBeAskedForAgain(UnitPlant plant) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    Refusal refusal =
        new Refusal(Refusal.Code.STATE, "the recipe needs P1 and P2", "start it on the line");
    plant
        .line()
        .answers(
            "operator",
            command -> {
              seen.add(command);
              return new Outcome.Refused(command.id(), command.at(), refusal);
            });
    TestClient client = plant.client("operator");
    UnitMethodTest.assertStatus(
        "Bad_InvalidState", start(plant, client, "r", NONE, "job-3", "task-1", NONE));
    plant.line().answers("operator", Calls.accepting(seen, RUN));
    CallMethodResult again = start(plant, client, "s", NONE, "job-3", "task-1", NONE);
    assertEquals("run-by-program", UnitMethodTest.output(again));
    start(plant, client, "s", NONE, "job-3", "task-1", NONE);
    assertEquals(2, seen.size());
    assertNotEquals(seen.remove().id(), seen.remove().id());
  }

  /** The board has forgotten the refusal, and the journal says it again. */
  @Test
  void aRefusalFromTheJournalIsNotTheLastWord(UnitPlant plant) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    Refusal refusal = new Refusal(Refusal.Code.BUSY, "the line was busy", "try again");
    plant
        .line()
        .answers(
            "operator",
            command -> {
              seen.add(command);
              return seen.size() < 3
                  ? new Outcome.Refused(command.id(), command.at().minusSeconds(60), refusal)
                  : new Outcome.Accepted(command.id(), command.at(), RUN);
            });
    TestClient client = plant.client("operator");
    CallMethodResult result = start(plant, client, "r", NONE, "job-4", "task-1", NONE);
    assertEquals("run-by-program", UnitMethodTest.output(result));
    assertEquals(3, seen.size());
  }

  /** A MES that asks a busy press again and again is not turned away for it. */
  @Test
  void aTaskMayBeRefusedOften(UnitPlant plant) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    Refusal refusal = new Refusal(Refusal.Code.BUSY, "the line is busy", "try again");
    plant
        .line()
        .answers(
            "operator",
            command -> {
              seen.add(command);
              return new Outcome.Refused(command.id(), command.at(), refusal);
            });
    TestClient client = plant.client("operator");
    for (int i = 0; i < 40; i++) {
      UnitMethodTest.assertStatus(
          "Bad_ResourceUnavailable", start(plant, client, "r", NONE, "job-6", "task-1", NONE));
    }
    assertEquals(40, seen.stream().map(Command::id).distinct().count());
  }

  /** Else a day of refusals would be gone through with each call. */
  @Test
  void whatWasRefusedIsNotAskedAgainThoughTheBoardHasForgottenIt(UnitPlant plant) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    Refusal refusal = new Refusal(Refusal.Code.BUSY, "the line is busy", "try again");
    Set<CommandId> journal = ConcurrentHashMap.newKeySet();
    plant
        .line()
        .answers(
            "operator",
            command -> {
              seen.add(command);
              plant.line().board().commands().settle(command.id());
              Instant at = journal.add(command.id()) ? command.at() : command.at().minusSeconds(60);
              return new Outcome.Refused(command.id(), at, refusal);
            });
    try (TestClient client = plant.connect("operator")) {
      for (int i = 0; i < 3; i++) {
        start(plant, client, "r", NONE, "job-7", "task-1", NONE);
      }
      for (int i = 0; i < 1_024; i++) {
        CommandId other = new CommandId("other-" + i);
        plant
            .line()
            .board()
            .outcomes()
            .post(other, new Outcome.Obeyed(other, Runs.STARTED, PilotSite.P1));
      }
      UnitMethodTest.assertStatus(
          "Bad_ResourceUnavailable", start(plant, client, "r", NONE, "job-7", "task-1", NONE));
      assertEquals(4, journal.size());
      assertEquals(5, seen.size(), "only the last one is looked up again");
    }
  }

  @Test
  void wrongArgumentsAreNamedOneByOneAndNothingIsAsked(UnitPlant plant) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    plant.line().answers("operator", Calls.accepting(seen, RUN));
    TestClient client = plant.client("operator");
    ExtensionObject key = keyValue(plant, client, "a", "1");
    ExtensionObject sample = plant.struct(client, SAMPLE_INFO, sampleOf("s"));
    ExtensionObject range =
        ExtensionObject.encode(client.milo().getStaticEncodingContext(), new Range(0.0, 1.0));
    ExtensionObject torn =
        ExtensionObject.of(ByteString.of(new byte[] {1}), key.getEncodingOrTypeId());
    ExtensionObject[] many = new ExtensionObject[65];
    Arrays.fill(many, sample);
    String long201 = "x".repeat(201);
    wrong(plant, client, 0, "Bad_InvalidArgument", "no recipe", NONE, "", "", NONE);
    wrong(plant, client, 0, "Bad_InvalidArgument", "r@new", NONE, "", "", NONE);
    wrong(plant, client, 0, "Bad_TypeMismatch", 5, NONE, "", "", NONE);
    wrong(plant, client, 1, "Bad_TypeMismatch", "r", "a=1", "", "", NONE);
    wrong(plant, client, 1, "Bad_TypeMismatch", "r", of(range), "", "", NONE);
    wrong(plant, client, 1, "Bad_TypeMismatch", "r", of(sample), "", "", NONE);
    wrong(plant, client, 1, "Bad_TypeMismatch", "r", of(torn), "", "", NONE);
    wrong(plant, client, 1, "Bad_InvalidArgument", "r", of(key, key), "", "", NONE);
    wrong(plant, client, 2, "Bad_OutOfRange", "r", NONE, long201, "t", NONE);
    wrong(plant, client, 3, "Bad_OutOfRange", "r", NONE, "", long201, NONE);
    wrong(plant, client, 4, "Bad_TypeMismatch", "r", NONE, "", "", of(key));
    wrong(plant, client, 4, "Bad_OutOfRange", "r", NONE, "", "", many);
    ExtensionObject longSample = plant.struct(client, SAMPLE_INFO, sampleOf(long201));
    wrong(plant, client, 4, "Bad_OutOfRange", "r", NONE, "", "", of(longSample));
    UnitMethodTest.assertStatus(
        "Bad_ArgumentsMissing", plant.call(client, STATE, "StartProgram", "r"));
    assertTrue(seen.isEmpty());
  }

  @Test
  void aPressLockedByAnotherStartsNothing(UnitPlant plant) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    plant.line().answers("operator", Calls.accepting(seen, RUN));
    TestClient client = plant.client("operator");
    try (TestClient holder = plant.connect("engineer")) {
      plant.call(holder, "unit/P1/Lock", "InitLock", "");
      UnitMethodTest.assertStatus(
          "Bad_Locked", start(plant, client, "r", NONE, "job-5", "task-1", NONE));
      assertTrue(seen.isEmpty());
      plant.call(holder, "unit/P1/Lock", "ExitLock");
      UnitMethodTest.assertStatus("Good", start(plant, client, "r", NONE, "job-5", "task-1", NONE));
    }
  }

  private static Map<String, String> sampleOf(String id) {
    return Map.of("ContainerId", "", "SampleId", id, "Position", "", "CustomData", "");
  }

  private static ExtensionObject[] of(ExtensionObject... objects) {
    return objects;
  }

  private static ExtensionObject keyValue(
      UnitPlant plant, TestClient client, String key, String value) {
    return plant.struct(client, KEY_VALUE, Map.of("Key", key, "Value", value));
  }

  private static CallMethodResult start(
      UnitPlant plant,
      TestClient client,
      Object template,
      Object properties,
      Object job,
      Object task,
      Object samples)
      throws Exception {
    return plant.call(client, STATE, "StartProgram", template, properties, job, task, samples);
  }

  private static void wrong(
      UnitPlant plant, TestClient client, int index, String status, Object... inputs)
      throws Exception {
    CallMethodResult result = plant.call(client, STATE, "StartProgram", inputs);
    UnitMethodTest.assertStatus("Bad_InvalidArgument", result);
    List<StatusCode> each = Lists.ofNullable(result.getInputArgumentResults());
    assertEquals(5, each.size());
    for (int i = 0; i < each.size(); i++) {
      assertEquals(i == index ? status : "Good", Calls.name(each.get(i)), "argument " + i);
    }
  }
}
