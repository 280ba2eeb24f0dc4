package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.UaRequestMessageType;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MonitoringMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePath;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePathResult;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateResult;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoringParameters;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRawModifiedDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.RelativePath;
import org.eclipse.milo.opcua.stack.core.types.structured.RelativePathElement;
import org.eclipse.milo.opcua.stack.core.types.structured.ViewDescription;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Shows the flaws on Milo as it comes. When one of these fails after Milo was raised, that flaw is
 * gone, and its cure with it.
 */
@ExtendWith(SharedStock.class)
final class StockMiloTest {
  private static final ViewDescription NO_VIEW =
      new ViewDescription(NodeId.NULL_VALUE, DateTime.NULL_VALUE, uint(0));

  private final StockMilo milo;
  private final OpcUaServer server;
  private final OpcUaClient client;
  private final StockPlant plant;

  StockMiloTest(StockMilo milo) {
    this.milo = milo;
    server = milo.server();
    client = milo.client();
    plant = milo.plant();
  }

  @Test
  void aBatchRunsWhatIsDeniedAndIsNotAnswered() throws Exception {
    CallMethodRequest allowed =
        new CallMethodRequest(plant.id("plant"), plant.id("plant/allowed"), new Variant[0]);
    CallMethodRequest denied =
        new CallMethodRequest(plant.id("plant"), plant.id("plant/denied"), new Variant[0]);
    CallMethodRequest[] batch = {allowed, denied};
    assertUnanswered(new CallRequest(milo.headerOfUnanswered(), batch));
    assertEquals(1, plant.deniedRuns());
  }

  @Test
  void aRequestThatBreaksTheServerIsNotAnswered() throws Exception {
    HistoryReadRequest request =
        new HistoryReadRequest(
            milo.headerOfUnanswered(),
            ExtensionObject.encode(client.getStaticEncodingContext(), new Range(0.0, 1.0)),
            TimestampsToReturn.Both,
            false,
            new HistoryReadValueId[] {
              new HistoryReadValueId(plant.id("plant"), null, QualifiedName.NULL_VALUE, null)
            });
    assertUnanswered(request);
  }

  private void assertUnanswered(UaRequestMessageType request) {
    ExecutionException unanswered =
        assertThrows(
            ExecutionException.class,
            () -> client.sendRequestAsync(request).get(5, TimeUnit.SECONDS));
    assertEquals(
        StatusCodes.Bad_Timeout, UaException.extractStatusCode(unanswered).orElseThrow().value());
  }

  @Test
  void aBrowseWithABadEntryLosesResults() throws Exception {
    BrowseDescription bad =
        new BrowseDescription(
            NodeIds.ObjectsFolder,
            BrowseDirection.Forward,
            plant.id("plant"),
            true,
            uint(0),
            uint(63));
    BrowseDescription good =
        new BrowseDescription(
            NodeIds.ObjectsFolder,
            BrowseDirection.Forward,
            NodeIds.Organizes,
            true,
            uint(0),
            uint(63));
    assertEquals(
        1,
        Lists.ofNullable(client.browse(NO_VIEW, uint(0), List.of(bad, good)).getResults()).size());
  }

  @Test
  void nothingBoundsTheSamplingIntervalFromBelow() {
    assertEquals(0.0, server.getConfig().getLimits().getMinSupportedSampleRate());
  }

  @Test
  void namespaceZeroShowsWhatIsNotServedAndHasNoValues() {
    var space = server.getAddressSpaceManager();
    assertTrue(space.getManagedNode(NodeIds.ServerConfiguration).isPresent());
    assertTrue(space.getManagedNode(NodeIds.Server_SetSubscriptionDurable).isPresent());
    assertTrue(space.getManagedNode(NodeIds.WellKnownRole_Operator).isEmpty());
    UaVariableNode history =
        (UaVariableNode)
            space
                .getManagedNode(NodeIds.HistoryServerCapabilities_AccessHistoryDataCapability)
                .orElseThrow();
    assertNull(history.getValue().value().value());
  }

  @Test
  void aWriteKeepsAClientsStatus() throws Exception {
    DataValue bad = new DataValue(new Variant(5.0), new StatusCode(StatusCodes.Bad));
    assertTrue(client.writeValues(List.of(plant.id("plant/value")), List.of(bad)).get(0).isGood());
    assertTrue(
        client.readValue(0, TimestampsToReturn.Both, plant.id("plant/value")).statusCode().isBad());
    plant.variable("plant/value").setValue(new DataValue(new Variant(1.0)));
  }

  @Test
  void noNodeTellsWhoMayWhat() throws Exception {
    ReadValueId permissions =
        new ReadValueId(
            plant.id("plant/value"),
            AttributeId.RolePermissions.uid(),
            null,
            QualifiedName.NULL_VALUE);
    assertEquals(
        StatusCodes.Bad_AttributeIdInvalid,
        Lists.ofNullable(client.read(0, TimestampsToReturn.Both, List.of(permissions)).getResults())
            .get(0)
            .statusCode()
            .value());
  }

  @Test
  void itemsQueuesAndThreadsHaveNoBounds() throws Exception {
    assertEquals(
        Integer.MAX_VALUE, server.getConfig().getLimits().getMaxMonitoredItems().intValue());
    UInteger subscription =
        client
            .createSubscription(500.0, uint(9_000), uint(3_000), uint(0), true, ubyte(0))
            .getSubscriptionId();
    ReadValueId value =
        new ReadValueId(
            plant.id("plant/value"), AttributeId.Value.uid(), null, QualifiedName.NULL_VALUE);
    MonitoredItemCreateRequest one =
        new MonitoredItemCreateRequest(
            value,
            MonitoringMode.Reporting,
            new MonitoringParameters(uint(1), 100.0, null, uint(60_000), true));
    List<MonitoredItemCreateResult> results =
        Lists.ofNullable(
            client
                .createMonitoredItems(subscription, TimestampsToReturn.Both, List.of(one))
                .getResults());
    assertEquals(uint(60_000), results.get(0).getRevisedQueueSize());
    assertEquals(
        Integer.MAX_VALUE,
        ((ThreadPoolExecutor) server.getConfig().getExecutor()).getMaximumPoolSize());
    assertEquals(
        1, Lists.ofNullable(client.deleteSubscriptions(List.of(subscription)).getResults()).size());
  }

  /**
   * {@link IgnoredRoles}: what one role may all may (Milo #1749), and values are not guarded at
   * all.
   */
  @Test
  void whatOneRoleMayDoAllMay() throws Exception {
    int before = plant.secretRuns();
    assertTrue(run("plant/secret").isGood());
    assertEquals(before + 1, plant.secretRuns());
    assertEquals(
        StatusCodes.Bad_UserAccessDenied, run("plant/hidden").value(), "control: if none may");
    NodeId value = plant.id("plant/secret/value");
    assertTrue(client.readValue(0, TimestampsToReturn.Both, value).statusCode().isGood());
    DataValue three = DataValue.valueOnly(new Variant(3.0));
    assertTrue(client.writeValues(List.of(value), List.of(three)).get(0).isGood());
  }

  private StatusCode run(String object) throws Exception {
    CallMethodRequest run =
        new CallMethodRequest(plant.id(object), plant.id(object + "/run"), new Variant[0]);
    return Lists.ofNullable(client.call(List.of(run)).getResults()).get(0).getStatusCode();
  }

  /** {@link MisalignedBrowse}. */
  @Test
  void whatMayNotBeSeenIsToldFromWhatIsNotThere() throws Exception {
    BrowseResult hidden = browse("plant/hidden", 0);
    assertTrue(hidden.getStatusCode().isGood());
    assertEquals(List.of(), Lists.ofNullable(hidden.getReferences()), "control: it is hidden");
    assertEquals(StatusCodes.Bad_NodeIdUnknown, browse("plant/absent", 0).getStatusCode().value());
    RelativePathElement step =
        new RelativePathElement(
            NodeIds.HasComponent,
            false,
            true,
            new QualifiedName(plant.getNamespaceIndex(), "hidden"));
    BrowsePath path =
        new BrowsePath(plant.id("plant"), new RelativePath(new RelativePathElement[] {step}));
    BrowsePathResult found =
        Lists.ofNullable(client.translateBrowsePaths(List.of(path)).getResults()).get(0);
    assertTrue(found.getStatusCode().isGood());
    assertEquals(
        plant.id("plant/hidden").expanded(),
        Lists.ofNullable(found.getTargets()).get(0).getTargetId());
  }

  private BrowseResult browse(String path, int most) throws Exception {
    BrowseDescription all =
        new BrowseDescription(
            plant.id(path), BrowseDirection.Forward, NodeIds.References, true, uint(0), uint(63));
    return Lists.ofNullable(client.browse(NO_VIEW, uint(most), List.of(all)).getResults()).get(0);
  }

  /** {@link MisalignedBrowse}. */
  @Test
  void thereIsOneContinuationPointMoreThanItSays() throws Exception {
    assertEquals(1, server.getConfig().getLimits().getMaxBrowseContinuationPoints().intValue());
    BrowseResult first = browse("plant", 1);
    BrowseResult second = browse("plant", 1);
    long third = browse("plant", 1).getStatusCode().value();
    for (BrowseResult each : List.of(first, second)) {
      assertTrue(each.getContinuationPoint().isNotNull());
      client.browseNext(true, List.of(each.getContinuationPoint()));
    }
    assertEquals(StatusCodes.Bad_NoContinuationPoints, third);
  }

  /** {@link WriteGuard} and {@link Lengths}. */
  @Test
  void aWriteKeepsAClientsTimeAndMayBeLongerThanItSays() throws Exception {
    DateTime longAgo = new DateTime(Instant.parse("1999-12-31T23:59:59Z"));
    String text = "x".repeat(1_000);
    assertTrue(server.getConfig().getLimits().getMaxStringLength().intValue() < text.length());
    DataValue odd = new DataValue(new Variant(text), StatusCode.GOOD, longAgo);
    NodeId node = plant.id("plant/text");
    assertTrue(client.writeValues(List.of(node), List.of(odd)).get(0).isGood());
    DataValue read = client.readValue(0, TimestampsToReturn.Both, node);
    assertEquals(text, read.value().value());
    assertEquals(longAgo, read.sourceTime());
  }

  /** {@link UnguardedAttributes}, Milo #1781. */
  @Test
  void theOneEncodingThereIsIsRefusedByItsName() throws Exception {
    ReadValueId binary =
        new ReadValueId(
            plant.id("plant/value"),
            AttributeId.Value.uid(),
            null,
            new QualifiedName(0, "Default Binary"));
    assertTrue(
        Lists.ofNullable(client.read(0, TimestampsToReturn.Both, List.of(binary)).getResults())
            .get(0)
            .statusCode()
            .isBad());
  }

  /**
   * {@link HistoryGuard}: nobody is asked who he is, nor the node whether it has any; no bound is
   * kept, and who gives his points back is read to instead.
   */
  @Test
  void historyIsEverybodys() throws Exception {
    int many = 1 + server.getConfig().getLimits().getMaxNodesPerHistoryReadData().intValue();
    HistoryReadValueId value =
        new HistoryReadValueId(
            plant.id("plant/secret/value"), null, QualifiedName.NULL_VALUE, ByteString.NULL_VALUE);
    HistoryReadResponse response =
        client.historyRead(
            new ReadRawModifiedDetails(false, DateTime.now(), DateTime.now(), uint(10), false),
            TimestampsToReturn.Both,
            true,
            Collections.nCopies(many, value));
    assertEquals(
        Collections.nCopies(many, StatusCode.GOOD),
        Lists.ofNullable(response.getResults()).stream()
            .map(HistoryReadResult::getStatusCode)
            .toList());
  }

  /** {@code BaseNamespace}: what tells of all sessions (Milo #1803). */
  @Test
  void everybodySwitchesDiagnosticsOnAndReadsThem() throws Exception {
    NodeId flag = NodeIds.Server_ServerDiagnostics_EnabledFlag;
    DataValue on = DataValue.valueOnly(new Variant(true));
    DataValue off = DataValue.valueOnly(new Variant(false));
    assertTrue(client.writeValues(List.of(flag), List.of(on)).get(0).isGood());
    NodeId sessions =
        NodeIds.Server_ServerDiagnostics_SessionsDiagnosticsSummary_SessionDiagnosticsArray;
    DataValue told = client.readValue(0, TimestampsToReturn.Both, sessions);
    assertTrue(client.writeValues(List.of(flag), List.of(off)).get(0).isGood());
    assertTrue(told.statusCode().isGood(), told.toString());
    assertTrue(told.value().value() instanceof ExtensionObject[] all && all.length > 0);
  }

  /** {@code BaseNamespace}. */
  @Test
  void namespaceZeroClaimsACertifiedProfile() throws Exception {
    DataValue profiles =
        client.readValue(
            0, TimestampsToReturn.Both, NodeIds.Server_ServerCapabilities_ServerProfileArray);
    assertTrue(profiles.value().value() instanceof String[] claimed && claimed.length > 0);
  }
}
