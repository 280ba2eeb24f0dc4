package io.stackline.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.run.Command;
import io.stackline.run.RunId;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a client gets wrong in a call is told before anything is asked of the sequencer. */
@ExtendWith(SharedLine.class)
final class MethodArgumentTest {
  private static final String[] NO_BINDINGS = {};

  @Test
  void wrongArgumentsAreNamedOneByOneAndNothingIsAsked(TestLine line) throws Exception {
    Queue<Command> seen = new ConcurrentLinkedQueue<>();
    line.answers("operator", Calls.accepting(seen, new RunId("never")));
    try (TestClient client = line.connect("operator")) {
      assertArgument(client, 0, "Bad_InvalidArgument", "no recipe", uint(0), NO_BINDINGS, "");
      assertArgument(client, 1, "Bad_TypeMismatch", "r", 0, NO_BINDINGS, "");
      assertArgument(client, 1, "Bad_OutOfRange", "r", uint(4_000_000_000L), NO_BINDINGS, "");
      assertArgument(client, 2, "Bad_InvalidArgument", "r", uint(0), new String[] {"dwell"}, "");
      assertArgument(
          client, 2, "Bad_InvalidArgument", "r", uint(0), new String[] {"a=1", "a=2"}, "");
      assertArgument(client, 3, "Bad_InvalidArgument", "r", uint(0), NO_BINDINGS, "no id!");
      assertArgument(client, 3, "Bad_OutOfRange", "r", uint(0), NO_BINDINGS, "x".repeat(1001));
      assertEquals(
          "Bad_ArgumentsMissing",
          Calls.name(client.call("line", "StartRun", "r", uint(0)).getStatusCode()));
      assertEquals(
          "Bad_TooManyArguments",
          Calls.name(
              client
                  .call("line", "StartRun", "r", uint(0), NO_BINDINGS, "", "more")
                  .getStatusCode()));
      assertTrue(seen.isEmpty());
    }
  }

  @Test
  void whatIsNotThereIsSaidToBe(TestLine line) throws Exception {
    try (TestClient client = line.connect("operator")) {
      assertEquals(
          "Bad_NodeIdUnknown", Calls.name(client.call("run/none", "Hold", "").getStatusCode()));
      assertEquals(
          "Bad_MethodInvalid", Calls.name(client.call("line", "Hold", "").getStatusCode()));
    }
  }

  private static void assertArgument(TestClient client, int index, String status, Object... inputs)
      throws Exception {
    CallMethodResult result = client.call("line", "StartRun", inputs);
    assertEquals("Bad_InvalidArgument", Calls.name(result.getStatusCode()));
    List<StatusCode> each = Lists.ofNullable(result.getInputArgumentResults());
    assertEquals(4, each.size());
    for (int i = 0; i < each.size(); i++) {
      assertEquals(i == index ? status : "Good", Calls.name(each.get(i)), "argument " + i);
    }
    assertFalse(Calls.output(result, 1).isEmpty());
  }
}
