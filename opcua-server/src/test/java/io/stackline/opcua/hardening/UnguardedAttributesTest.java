package io.stackline.opcua.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Writes, history and rights are tested with nodes of their own, by {@link WorkbenchTest}. */
@ExtendWith(SharedLine.class)
final class UnguardedAttributesTest {
  /** Stock Milo 1.1.2 refuses it by its name (#1781). */
  @Test
  void theOneEncodingThereIsIsGivenByItsName(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      ReadValueId binary =
          new ReadValueId(
              NodeIds.Server_ServerStatus,
              AttributeId.Value.uid(),
              null,
              new QualifiedName(0, "Default Binary"));
      List<DataValue> values =
          Lists.ofNullable(
              client.milo().read(0, TimestampsToReturn.Both, List.of(binary)).getResults());
      assertEquals(StatusCode.GOOD, values.get(0).statusCode());
    }
  }
}
