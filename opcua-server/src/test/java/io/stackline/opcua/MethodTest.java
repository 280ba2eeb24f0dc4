package io.stackline.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.recipe.PromptRole;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.CallRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls as a MES makes them, answered by a scripted sequencer. */
@ExtendWith(SharedLine.class)
final class MethodTest {
  private static final String[] NO_BINDINGS = {};

  @Test
  void aStartedRunIsAnsweredWithItsIdAndCanBeReadAtOnce(TestLine line) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    RunId run = new RunId("run-started");
    line.answers("operator", Calls.accepting(seen, run));
    try (TestClient client = line.connect("operator")) {
      // The sequencer shows the run only after it has answered.
      line.answers(
          "operator",
          command -> {
            Outcome outcome = Calls.accepting(seen, run).apply(command);
            new Thread(() -> line.publish(Runs.running(run))).start();
            return outcome;
          });
      CallMethodResult result =
          client.call(
              "line",
              "StartRun",
              "li-metal-cell",
              uint(3),
              new String[] {"stack-pressure.dwell=10 min"},
              "mes-4711");
      assertEquals(StatusCode.GOOD, result.getStatusCode());
      assertEquals("run-started", Calls.output(result, 0));
      assertEquals("", Calls.output(result, 1));
      assertEquals("RUNNING", client.value("run/run-started/State"), "its nodes are there");
      Command.StartRun asked = (Command.StartRun) seen.remove();
      assertEquals(new CommandId("mes-4711"), asked.id());
      assertEquals("operator", asked.by());
      assertEquals(PilotSite.RECIPE, asked.recipe());
      assertEquals(3, asked.revision());
      assertEquals(Map.of("stack-pressure.dwell", "10 min"), asked.bindings());
    }
  }

  @Test
  void theOtherMethodsBecomeTheirCommands(TestLine line) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    RunId run = new RunId("run-commanded");
    line.publish(Runs.running(run));
    line.answers("operator", Calls.accepting(seen, run));
    try (TestClient client = line.connect("operator")) {
      client.await("run/run-commanded/State", value -> value.statusCode().isGood());
      String object = "run/run-commanded";
      for (CallMethodResult result :
          List.of(
              client.call(object, "Confirm", "p-1", "done", ""),
              client.call(
                  object,
                  "ConfirmWith",
                  "p-1",
                  new String[] {"die", "mass"},
                  new String[] {"D10", "98 mg"},
                  "done",
                  ""),
              client.call(object, "Hold", ""),
              client.call(object, "Resume", ""),
              client.call(object, "Abort", "abort-1"))) {
        assertEquals(StatusCode.GOOD, result.getStatusCode());
      }
      Command.Confirm confirm = (Command.Confirm) seen.remove();
      assertEquals("p-1", confirm.prompt());
      assertEquals("done", confirm.note());
      assertEquals(run, confirm.run());
      assertEquals(Map.of(), confirm.entries());
      assertEquals(PromptRole.OPERATOR, confirm.role());
      Command.Confirm with = (Command.Confirm) seen.remove();
      assertEquals("p-1", with.prompt());
      assertEquals(Map.of("die", "D10", "mass", "98 mg"), with.entries());
      assertEquals(run, ((Command.Hold) seen.remove()).run());
      assertEquals(run, ((Command.Resume) seen.remove()).run());
      assertEquals(new CommandId("abort-1"), ((Command.Abort) seen.remove()).id());
    }
  }

  @Test
  void whatIsHandedInHasANameEach(TestLine line) throws Exception {
    RunId run = new RunId("run-handed-in");
    line.publish(Runs.running(run));
    try (TestClient client = line.connect("operator")) {
      client.await("run/run-handed-in/State", value -> value.statusCode().isGood());
      String object = "run/run-handed-in";
      String[] one = {"die"};
      String[] two = {"die", "die"};
      for (CallMethodResult result :
          List.of(
              client.call(object, "ConfirmWith", "p-1", two, one, "", ""),
              client.call(object, "ConfirmWith", "p-1", two, two, "", ""))) {
        assertEquals(new StatusCode(StatusCodes.Bad_InvalidArgument), result.getStatusCode());
      }
    }
  }

  @Test
  void theLineTellsWhoTakesOverWhatWaitsForWhom(TestLine line) throws Exception {
    RunId run = new RunId("run-handed-over");
    line.publish(Runs.running(run));
    try (TestClient client = line.connect("observer")) {
      client.await("run/run-handed-over/State", value -> value.statusCode().isGood());
      CallMethodResult result = client.call("line", "HandOver");
      assertEquals(StatusCode.GOOD, result.getStatusCode());
      Variant[] outputs = Objects.requireNonNull(result.getOutputArguments());
      List<String> lines = texts(outputs[0]);
      int mine = 0;
      while (!lines.get(mine).startsWith("run run-handed-over ")) {
        mine++;
      }
      assertEquals("PROMPT", texts(outputs[1]).get(mine));
      assertEquals("operator", texts(outputs[2]).get(mine));
      assertEquals(lines.size(), texts(outputs[2]).size());
      assertEquals("", outputs[3].value());
      assertEquals(
          new StatusCode(StatusCodes.Bad_TooManyArguments),
          client.call("line", "HandOver", "").getStatusCode());
    }
  }

  private static List<String> texts(Variant output) {
    return List.of((String[]) Objects.requireNonNull(output.value()));
  }

  /** The sequencer decides who may confirm what, by the role of the session. */
  @Test
  void aProcessEngineerConfirmsAsOne(TestLine line) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    RunId run = new RunId("run-engineered");
    line.publish(Runs.running(run));
    line.answers("engineer", Calls.accepting(seen, run));
    try (TestClient client = line.connect("engineer")) {
      client.await("run/run-engineered/State", value -> value.statusCode().isGood());
      client.call("run/run-engineered", "Confirm", "p-1", "", "");
      assertEquals(PromptRole.PROCESS_ENGINEER, ((Command.Confirm) seen.remove()).role());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "UNKNOWN, Bad_NotFound",
    "STATE, Bad_InvalidState",
    "ENVELOPE, Bad_OutOfRange",
    "ARGUMENT, Bad_InvalidArgument",
    "BUSY, Bad_ResourceUnavailable",
    "PRESS, Bad_DeviceFailure",
    "PERMISSION, Bad_UserAccessDenied"
  })
  void aRefusalHasItsStatusAndItsWords(Refusal.Code code, String status, TestLine line)
      throws Exception {
    line.answers("operator", Calls.refusing(new Refusal(code, "it will not do", "do otherwise")));
    try (TestClient client = line.connect("operator")) {
      CallMethodResult result =
          client.call("line", "StartRun", "li-metal-cell", uint(0), NO_BINDINGS, "");
      assertEquals(status, Calls.name(result.getStatusCode()));
      assertEquals("it will not do; do otherwise", Calls.output(result, 1));
    }
  }

  /** OPC 10000-4 §7.33: operation level, localized text 0x40 and additional info 0x80. */
  @Test
  void diagnosticsCarryTheWordsToClientsThatAskForThem(TestLine line) throws Exception {
    line.answers("operator", Calls.refusing(new Refusal(Refusal.Code.BUSY, "full", "wait")));
    try (TestClient client = line.connect("operator")) {
      RequestHeader plain =
          client.milo().newRequestHeader(client.milo().getSession().getAuthenticationToken());
      RequestHeader asking =
          new RequestHeader(
              plain.getAuthenticationToken(),
              plain.getTimestamp(),
              plain.getRequestHandle(),
              uint(0xC0),
              null,
              plain.getTimeoutHint(),
              null);
      CallMethodRequest[] batch = {
        client.request("line", "StartRun", "li-metal-cell", uint(0), NO_BINDINGS, "")
      };
      CallResponse response =
          (CallResponse)
              client
                  .milo()
                  .sendRequestAsync(new CallRequest(asking, batch))
                  .get(5, TimeUnit.SECONDS);
      DiagnosticInfo info = Lists.ofNullable(response.getDiagnosticInfos()).get(0);
      assertEquals("full; wait", info.additionalInfo());
      List<String> strings = Lists.ofNullable(response.getResponseHeader().getStringTable());
      assertEquals("full; wait", strings.get(info.localizedText()));
    }
  }

  @Test
  void theSameRequestTwiceIsAskedOnceAndAnsweredTwice(TestLine line) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    RunId run = new RunId("run-once");
    line.publish(Runs.running(run));
    line.answers("operator", Calls.accepting(seen, run));
    try (TestClient client = line.connect("operator")) {
      for (int i = 0; i < 2; i++) {
        CallMethodResult result =
            client.call("line", "StartRun", "li-metal-cell", uint(0), NO_BINDINGS, "once-1");
        assertEquals("run-once", Calls.output(result, 0));
      }
      assertEquals(1, seen.size());
      CallMethodResult other =
          client.call("line", "StartRun", "another-recipe", uint(0), NO_BINDINGS, "once-1");
      assertEquals("Bad_InvalidArgument", Calls.name(other.getStatusCode()));
      assertTrue(Calls.output(other, 1).contains("once-1"), Calls.output(other, 1));
      assertEquals(1, seen.size(), "another request under the same id is not asked");
    }
  }

  @Test
  void noAnswerMeansATimeoutThatSaysHowToFindOut(TestLine line) throws Exception {
    line.silent("engineer");
    try (TestClient client = line.connect("engineer")) {
      long before = System.nanoTime();
      CallMethodResult result =
          client.call("line", "StartRun", "li-metal-cell", uint(0), NO_BINDINGS, "slow-1");
      assertEquals("Bad_Timeout", Calls.name(result.getStatusCode()));
      assertTrue(System.nanoTime() - before < TimeUnit.SECONDS.toNanos(3), "bounded");
      assertTrue(Calls.output(result, 1).contains("slow-1"), Calls.output(result, 1));

      CommandId id = new CommandId("slow-1");
      RunId run = new RunId("run-slow");
      line.publish(Runs.running(run));
      Command asked = line.board().commands().get(id).orElseThrow();
      line.board().outcomes().post(id, new Outcome.Accepted(id, asked.at(), run));
      CallMethodResult again =
          client.call("line", "StartRun", "li-metal-cell", uint(0), NO_BINDINGS, "slow-1");
      assertEquals("run-slow", Calls.output(again, 0), "the same id finds the outcome");
    }
  }
}
