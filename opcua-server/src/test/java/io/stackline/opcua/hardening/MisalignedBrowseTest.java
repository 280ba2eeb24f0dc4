package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import java.util.List;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ViewDescription;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLine.class)
final class MisalignedBrowseTest {
  /** Stock Milo 1.1.2 gives one result for the first two of these. */
  @Test
  void eachEntryOfABrowseGetsItsOwnResult(TestLine line) throws Exception {
    try (TestClient client = line.connect("observer")) {
      List<BrowseDescription> batch =
          List.of(
              browse(client.id("presses"), client.id("no/such/type")),
              browse(client.id("presses"), NodeIds.Organizes),
              browse(client.id("nowhere"), NodeIds.Organizes),
              browse(client.id("recipes"), NodeIds.Organizes));
      ViewDescription view = new ViewDescription(NodeId.NULL_VALUE, DateTime.NULL_VALUE, uint(0));
      List<BrowseResult> results =
          Lists.ofNullable(client.milo().browse(view, uint(0), batch).getResults());
      assertEquals(4, results.size());
      assertEquals(StatusCodes.Bad_ReferenceTypeIdInvalid, results.get(0).getStatusCode().value());
      assertEquals(3, Lists.ofNullable(results.get(1).getReferences()).size());
      assertEquals(StatusCodes.Bad_NodeIdUnknown, results.get(2).getStatusCode().value());
      assertEquals(1, Lists.ofNullable(results.get(3).getReferences()).size());
    }
  }

  private static BrowseDescription browse(NodeId node, NodeId referenceType) {
    return new BrowseDescription(
        node, BrowseDirection.Forward, referenceType, true, uint(0), uint(63));
  }
}
