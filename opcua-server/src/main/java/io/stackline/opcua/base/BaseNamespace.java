package io.stackline.opcua.base;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;

import io.stackline.opcua.hardening.HardenedServer;
import io.stackline.opcua.hardening.ServerLimits;
import io.stackline.opcua.hardening.ShownRights;
import io.stackline.opcua.security.Deed;
import io.stackline.opcua.security.Permit;
import io.stackline.opcua.security.PermitTable;
import io.stackline.opcua.security.Right;
import java.util.List;
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.filters.AttributeFilters;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.RolePermissionType;
import org.eclipse.milo.opcua.stack.core.types.structured.SignedSoftwareCertificate;

/** Makes namespace 0 say what is so. */
public final class BaseNamespace {
  /** History of which there is none (OPC 10000-11 §5.4). */
  private static final List<NodeId> HISTORY_CAPABILITIES =
      List.of(
          NodeIds.HistoryServerCapabilities_AccessHistoryDataCapability,
          NodeIds.HistoryServerCapabilities_AccessHistoryEventsCapability,
          NodeIds.HistoryServerCapabilities_InsertDataCapability,
          NodeIds.HistoryServerCapabilities_ReplaceDataCapability,
          NodeIds.HistoryServerCapabilities_UpdateDataCapability,
          NodeIds.HistoryServerCapabilities_DeleteRawCapability,
          NodeIds.HistoryServerCapabilities_DeleteAtTimeCapability,
          NodeIds.HistoryServerCapabilities_InsertEventCapability,
          NodeIds.HistoryServerCapabilities_ReplaceEventCapability,
          NodeIds.HistoryServerCapabilities_UpdateEventCapability,
          NodeIds.HistoryServerCapabilities_DeleteEventCapability,
          NodeIds.HistoryServerCapabilities_InsertAnnotationCapability,
          NodeIds.HistoryServerCapabilities_ServerTimestampSupported);

  /** Tell of all clients together, or of each (Milo #1803). */
  private static final List<NodeId> DIAGNOSTICS =
      List.of(
          NodeIds.Server_ServerDiagnostics_ServerDiagnosticsSummary,
          NodeIds.Server_ServerDiagnostics_SubscriptionDiagnosticsArray,
          NodeIds.Server_ServerDiagnostics_SessionsDiagnosticsSummary_SessionDiagnosticsArray,
          NodeIds
              .Server_ServerDiagnostics_SessionsDiagnosticsSummary_SessionSecurityDiagnosticsArray);

  private static final List<NodeId> FIND_ALIAS =
      List.of(NodeIds.Aliases_FindAlias, NodeIds.TagVariables_FindAlias, NodeIds.Topics_FindAlias);

  private final HardenedServer server;
  private final BaseNodes nodes;
  private final PermitTable permits = new PermitTable(Permit.STANDARD);

  private BaseNamespace(HardenedServer server) {
    this.server = server;
    this.nodes = new BaseNodes(server.getOpcUaNamespace().getNodeContext());
  }

  /** Once, before anything is served. */
  public static void tidy(HardenedServer server) {
    BaseNamespace base = new BaseNamespace(server);
    Pruning pruning =
        new Pruning(server.getOpcUaNamespace().getNodeManager(), server.getNamespaceTable());
    Pruning.DEAD.forEach(pruning::remove);
    base.capabilities();
    base.history();
    base.permissions();
    base.aliases();
    new RoleSet(base.nodes, base.permits).add();
    server.permits().put(0, base.permits);
  }

  /**
   * Tells of the other servers that show the same; once, before anything is served.
   *
   * @param uris application URIs of all, this server's among them
   */
  public static void redundant(HardenedServer server, List<String> uris) {
    new Redundancy(new BaseNodes(server.getOpcUaNamespace().getNodeContext())).tell(uris);
  }

  private void capabilities() {
    ServerLimits limits = server.limits();
    // Milo claims a certified profile. Nobody has certified this server.
    nodes.set(NodeIds.Server_ServerCapabilities_ServerProfileArray, new String[0]);
    nodes.set(
        NodeIds.Server_ServerCapabilities_SoftwareCertificates, new SignedSoftwareCertificate[0]);
    nodes.set(
        NodeIds.Server_ServerCapabilities_MaxMonitoredItemsQueueSize, uint(ServerLimits.QUEUE_MAX));
    nodes.property(
        NodeIds.Server_ServerCapabilities,
        NodeIds.Server_ServerCapabilities_MaxMonitoredItemsPerSubscription,
        "MaxMonitoredItemsPerSubscription",
        NodeIds.UInt32,
        uint(limits.itemsOfSubscriptionMax()));
  }

  private void history() {
    HISTORY_CAPABILITIES.forEach(each -> nodes.set(each, false));
    nodes.set(NodeIds.HistoryServerCapabilities_MaxReturnDataValues, uint(0));
    nodes.set(NodeIds.HistoryServerCapabilities_MaxReturnEventValues, uint(0));
  }

  private void permissions() {
    nodes.set(
        NodeIds.OPCUANamespaceMetadata_DefaultRolePermissions, ShownRights.of(Permit.STANDARD));
    nodes
        .variable(NodeIds.OPCUANamespaceMetadata_DefaultUserRolePermissions)
        .getFilterChain()
        .addLast(
            AttributeFilters.getValue(
                context ->
                    new DataValue(
                        new Variant(
                            context
                                .getSession()
                                .map(session -> ShownRights.of(Permit.STANDARD, session))
                                .orElseGet(() -> new RolePermissionType[0])))));
    nodes.set(NodeIds.OPCUANamespaceMetadata_DefaultAccessRestrictions, ushort(0));
    DIAGNOSTICS.forEach(
        each -> permits.put(each, Permit.STANDARD.with(Deed.READ, Right.ADMINISTER)));
  }

  private void aliases() {
    nodes.set(NodeIds.Aliases_LastChange, uint(0));
    for (NodeId each : FIND_ALIAS) {
      if (nodes.context().getNodeManager().get(each) instanceof UaMethodNode method) {
        method.setInvocationHandler(new NoAliases());
      }
    }
  }
}
