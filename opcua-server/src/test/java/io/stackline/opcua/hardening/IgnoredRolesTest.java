package io.stackline.opcua.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.Runs;
import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedLine.class)
final class IgnoredRolesTest {
  @ParameterizedTest
  @ValueSource(strings = {"Confirm", "Hold", "Resume", "Abort"})
  void anObserverOnlyReads(String method, TestLine line) throws Exception {
    line.publish(Runs.running(new RunId("run-observed")));
    try (TestClient client = line.connect("observer")) {
      client.await("run/run-observed/State", value -> value.statusCode().isGood());
      String id = "observer-" + method;
      Object[] inputs = method.equals("Confirm") ? new Object[] {"p-1", "", id} : new Object[] {id};
      assertEquals(
          StatusCodes.Bad_UserAccessDenied,
          client.call("run/run-observed", method, inputs).getStatusCode().value());
      assertTrue(line.board().commands().get(new CommandId(id)).isEmpty(), "nothing was asked");
    }
  }

  /** Stock Milo 1.1.2 shows everybody who is connected, and with which certificate (#1803). */
  @Test
  void onlyAnEngineerReadsOfOtherSessions(TestLine line) throws Exception {
    NodeId sessions =
        NodeIds.Server_ServerDiagnostics_SessionsDiagnosticsSummary_SessionSecurityDiagnosticsArray;
    try (TestClient observer = line.connect("observer");
        TestClient engineer = line.connect("engineer")) {
      assertEquals(StatusCodes.Bad_UserAccessDenied, observer.read(sessions).statusCode().value());
      assertTrue(engineer.read(sessions).statusCode().value() != StatusCodes.Bad_UserAccessDenied);
    }
  }
}
