package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MonitoringMode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoredItemCreateResult;
import org.eclipse.milo.opcua.stack.core.types.structured.MonitoringParameters;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ViewDescription;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Shows the flaws on Milo as it comes. When one of these fails after Milo was raised, that flaw is
 * gone, and its cure with it.
 */
final class StockMiloTest {
  private static final long NO_ANSWER_MS = 700;

  private static OpcUaServer server;
  private static SwallowedBindFailure socket;
  private static OpcUaClient client;
  private static Plant plant;

  @BeforeAll
  static void start() throws Exception {
    socket = SwallowedBindFailure.take("127.0.0.1", 0);
    EndpointConfig endpoint =
        EndpointConfig.newBuilder()
            .setBindAddress("127.0.0.1")
            .setHostname("127.0.0.1")
            .setBindPort(socket.port())
            .build();
    server =
        new OpcUaServer(
            OpcUaServerConfig.builder()
                .setApplicationUri("urn:stock")
                .setEndpoints(Set.of(endpoint))
                .setCertificateManager(
                    new DefaultCertificateManager(new MemoryCertificateQuarantine()))
                .build(),
            profile -> socket);
    plant = new Plant(server);
    plant.startup();
    server.startup().get(5, TimeUnit.SECONDS);
    client =
        OpcUaClient.create(
            "opc.tcp://127.0.0.1:" + socket.port(),
            endpoints -> endpoints.stream().findFirst(),
            transport -> {},
            config -> config.setRequestTimeout(uint(NO_ANSWER_MS)));
    client.connect();
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException, ExecutionException {
    var gone = client.disconnectAsync().handle((done, failed) -> true);
    assertEquals(true, gone.get());
    server.shutdown().get();
    socket.close();
  }

  @Test
  void aBatchRunsWhatIsDeniedAndIsNotAnswered() {
    CallMethodRequest allowed =
        new CallMethodRequest(plant.id("plant"), plant.id("plant/allowed"), new Variant[0]);
    CallMethodRequest denied =
        new CallMethodRequest(plant.id("plant"), plant.id("plant/denied"), new Variant[0]);
    UaException unanswered =
        assertThrows(UaException.class, () -> client.call(List.of(allowed, denied)));
    assertEquals(StatusCodes.Bad_Timeout, unanswered.getStatusCode().value());
    assertEquals(1, plant.deniedRuns.get());
  }

  @Test
  void aRequestThatBreaksTheServerIsNotAnswered() throws Exception {
    HistoryReadRequest request =
        new HistoryReadRequest(
            client.newRequestHeader(client.getSession().getAuthenticationToken()),
            ExtensionObject.encode(client.getStaticEncodingContext(), new Range(0.0, 1.0)),
            TimestampsToReturn.Both,
            false,
            new HistoryReadValueId[] {
              new HistoryReadValueId(plant.id("plant"), null, QualifiedName.NULL_VALUE, null)
            });
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
    ViewDescription view = new ViewDescription(NodeId.NULL_VALUE, DateTime.NULL_VALUE, uint(0));
    assertEquals(
        1, Lists.ofNullable(client.browse(view, uint(0), List.of(bad, good)).getResults()).size());
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
  }

  /** An object with one method everybody may call and one nobody may. */
  private static final class Plant extends ManagedNamespaceWithLifecycle {
    private final AtomicInteger deniedRuns = new AtomicInteger();

    Plant(OpcUaServer server) {
      super(server, "urn:stock:plant");
      UaObjectNode object =
          new UaObjectNode(
              getNodeContext(),
              id("plant"),
              newQualifiedName("plant"),
              LocalizedText.english("plant"),
              LocalizedText.NULL_VALUE,
              uint(0),
              uint(0),
              ubyte(0));
      getNodeManager().addNode(object);
      object.addReference(
          new Reference(
              object.getNodeId(),
              NodeIds.HasTypeDefinition,
              NodeIds.BaseObjectType.expanded(),
              true));
      method(object, "allowed", true, new AtomicInteger());
      method(object, "denied", false, deniedRuns);
      UaVariableNode value =
          new UaVariableNode.UaVariableNodeBuilder(getNodeContext())
              .setNodeId(id("plant/value"))
              .setBrowseName(newQualifiedName("value"))
              .setDisplayName(LocalizedText.english("value"))
              .setDataType(NodeIds.Double)
              .setTypeDefinition(NodeIds.BaseDataVariableType)
              .setAccessLevel(AccessLevel.READ_WRITE)
              .setUserAccessLevel(AccessLevel.READ_WRITE)
              .setValue(new DataValue(new Variant(1.0)))
              .build();
      getNodeManager().addNode(value);
      object.addComponent(value);
    }

    private void method(UaObjectNode object, String name, boolean user, AtomicInteger runs) {
      UaMethodNode method =
          new UaMethodNode(
              getNodeContext(),
              id("plant/" + name),
              newQualifiedName(name),
              LocalizedText.english(name),
              LocalizedText.NULL_VALUE,
              uint(0),
              uint(0),
              true,
              user);
      method.setInvocationHandler(
          (access, request) -> {
            runs.incrementAndGet();
            return new CallMethodResult(
                StatusCode.GOOD, new StatusCode[0], new DiagnosticInfo[0], new Variant[0]);
          });
      getNodeManager().addNode(method);
      object.addComponent(method);
    }

    NodeId id(String path) {
      return newNodeId(path);
    }

    @Override
    public void onDataItemsCreated(List<DataItem> items) {}

    @Override
    public void onDataItemsModified(List<DataItem> items) {}

    @Override
    public void onDataItemsDeleted(List<DataItem> items) {}

    @Override
    public void onMonitoringModeChanged(List<MonitoredItem> items) {}
  }
}
