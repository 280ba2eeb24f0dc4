package io.stackline.opcua.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.Runs;
import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedLine.class)
final class IgnoredRolesTest {
  @ParameterizedTest
  @ValueSource(strings = {"Confirm", "Hold", "Resume", "Release", "Adjust", "Abort"})
  void anObserverOnlyReads(String method, TestLine line) throws Exception {
    line.publish(Runs.running(new RunId("run-observed")));
    try (TestClient client = line.connect("observer")) {
      client.await("run/run-observed/State", value -> value.statusCode().isGood());
      String id = "observer-" + method;
      Object[] inputs =
          switch (method) {
            case "Confirm" -> new Object[] {"p-1", "", id};
            case "Adjust" -> new Object[] {"78 MPa", id};
            default -> new Object[] {id};
          };
      assertEquals(
          StatusCodes.Bad_UserAccessDenied,
          client.call("run/run-observed", method, inputs).getStatusCode().value());
      assertTrue(line.board().commands().get(new CommandId(id)).isEmpty(), "nothing was asked");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"observer", "administrator"})
  void whoDoesNotOperateIsToldSoBeforeHeTries(String user, TestLine line) throws Exception {
    line.publish(Runs.running(new RunId("run-told")));
    try (TestClient client = line.connect(user);
        TestClient operator = line.connect("operator")) {
      client.await("run/run-told/State", value -> value.statusCode().isGood());
      NodeId hold = client.id("run/run-told/Hold");
      assertEquals(false, client.attribute(hold, AttributeId.UserExecutable));
      assertEquals(true, operator.attribute(hold, AttributeId.UserExecutable), "control");
      assertEquals(
          StatusCodes.Bad_UserAccessDenied,
          client.call("run/run-told", "Hold", "told-" + user).getStatusCode().value());
    }
  }

  /** Stock Milo 1.1.2 lets everybody switch on what tells of all other sessions (#1803). */
  @ParameterizedTest
  @ValueSource(strings = {"observer", "engineer", "administrator"})
  void nobodySwitchesDiagnosticsOn(String user, TestLine line) throws Exception {
    try (TestClient client = line.connect(user)) {
      DataValue on = DataValue.valueOnly(new Variant(true));
      NodeId flag = NodeIds.Server_ServerDiagnostics_EnabledFlag;
      assertTrue(client.milo().writeValues(List.of(flag), List.of(on)).get(0).isBad());
      assertEquals(false, client.read(flag).value().value());
    }
  }
}
