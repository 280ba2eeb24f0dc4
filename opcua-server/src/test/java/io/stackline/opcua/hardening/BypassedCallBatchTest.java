package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.Runs;
import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On stock Milo 1.1.2 both methods of such a batch run, and the client waits in vain. */
@ExtendWith(SharedLine.class)
final class BypassedCallBatchTest {
  @Test
  void aBatchRunsOnlyWhatIsAllowedAndAnswersAllOfItInOrder(TestLine line) throws Exception {
    line.publish(Runs.running(new RunId("run-batch")));
    try (TestClient client = line.connect("observer")) {
      client.await("run/run-batch/State", value -> value.statusCode().isGood());
      // Everybody may ask the server for his own items; there is no such subscription.
      CallMethodRequest allowed =
          new CallMethodRequest(
              NodeIds.Server,
              NodeIds.Server_GetMonitoredItems,
              new Variant[] {new Variant(uint(0))});
      CallMethodRequest denied = client.request("run/run-batch", "Abort", "batch-denied");
      List<CallMethodResult> results =
          Lists.ofNullable(client.milo().call(List.of(denied, allowed, denied)).getResults());
      assertEquals(3, results.size());
      assertEquals(StatusCodes.Bad_UserAccessDenied, results.get(0).getStatusCode().value());
      assertEquals(StatusCodes.Bad_SubscriptionIdInvalid, results.get(1).getStatusCode().value());
      assertEquals(StatusCodes.Bad_UserAccessDenied, results.get(2).getStatusCode().value());
      assertTrue(line.board().commands().get(new CommandId("batch-denied")).isEmpty());
    }
    line.silent("operator");
    try (TestClient client = line.connect("operator")) {
      client.call("run/run-batch", "Abort", "batch-allowed");
      assertTrue(
          line.board().commands().get(new CommandId("batch-allowed")).isPresent(), "control");
    }
  }
}
