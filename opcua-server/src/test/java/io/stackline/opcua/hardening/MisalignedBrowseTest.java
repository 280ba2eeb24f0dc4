package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.SharedLine;
import io.stackline.opcua.TestClient;
import io.stackline.opcua.TestLine;
import java.util.Collections;
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

  /** Stock Milo 1.1.2 gives one point more than it says. */
  @Test
  void thereAreAsManyContinuationPointsAsItSays(TestLine line) throws Exception {
    int most = line.hardened().getConfig().getLimits().getMaxBrowseContinuationPoints().intValue();
    try (TestClient client = line.connect("observer")) {
      List<BrowseDescription> batch =
          Collections.nCopies(most + 1, browse(client.id("presses"), NodeIds.Organizes));
      ViewDescription view = new ViewDescription(NodeId.NULL_VALUE, DateTime.NULL_VALUE, uint(0));
      List<BrowseResult> results =
          Lists.ofNullable(client.milo().browse(view, uint(1), batch).getResults());
      assertTrue(results.subList(0, most).stream().allMatch(MisalignedBrowseTest::goesOn));
      assertEquals(StatusCodes.Bad_NoContinuationPoints, results.get(most).getStatusCode().value());
    }
  }

  private static boolean goesOn(BrowseResult result) {
    return result.getStatusCode().isGood() && result.getContinuationPoint().isNotNull();
  }

  private static BrowseDescription browse(NodeId node, NodeId referenceType) {
    return new BrowseDescription(
        node, BrowseDirection.Forward, referenceType, true, uint(0), uint(63));
  }
}
