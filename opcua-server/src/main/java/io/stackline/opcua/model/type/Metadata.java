package io.stackline.opcua.model.type;

import io.stackline.opcua.instance.Blueprint;
import io.stackline.opcua.instance.Blueprint.Parent;
import io.stackline.opcua.instance.Instance;
import io.stackline.opcua.instance.Instantiator;
import io.stackline.opcua.instance.MemberTables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNodeContext;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.enumerated.IdType;
import org.eclipse.milo.opcua.stack.core.types.structured.BuildInfo;

/** What the server says of its namespaces (OPC 10000-5 §6.3.13). */
public final class Metadata {
  private final OpcUaServer server;

  public Metadata(OpcUaServer server) {
    this.server = server;
  }

  /** Gives mandatory properties that a model's file leaves without a value the value for none. */
  public void complete() {
    for (NodeId metadata : below(NodeIds.Server_Namespaces, NodeIds.HasComponent)) {
      for (NodeId property : below(metadata, NodeIds.HasProperty)) {
        if (server.getAddressSpaceManager().getManagedNode(property).orElse(null)
            instanceof UaVariableNode variable) {
          complete(variable);
        }
      }
    }
  }

  private static void complete(UaVariableNode variable) {
    String name = String.valueOf(variable.getBrowseName().name());
    if (variable.getValue().value().isNotNull()) {
      return;
    }
    if (name.equals("StaticNumericNodeIdRange")) {
      variable.setValue(DataValue.valueOnly(new Variant(new String[0])));
    } else if (name.equals("StaticStringNodeIdPattern")) {
      variable.setValue(DataValue.valueOnly(new Variant("")));
    }
  }

  /**
   * Says of a namespace of ours what it is; its version is that of this program.
   *
   * @param context of that namespace
   * @param fixed whether its nodes are the same in every server
   */
  public void describe(UaNodeContext context, UShort index, String uri, boolean fixed) {
    Instantiator instances = new Instantiator(new MemberTables(server), context);
    BuildInfo build = server.getConfig().getBuildInfo();
    Instance metadata =
        instances.create(
            Blueprint.of(
                NodeIds.NamespaceMetadataType,
                "namespace",
                new QualifiedName(index, uri),
                new Parent(NodeIds.Server_Namespaces, NodeIds.HasComponent),
                path -> new NodeId(index, path)));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("NamespaceUri", uri);
    values.put("NamespaceVersion", String.valueOf(build.getSoftwareVersion()));
    values.put("NamespacePublicationDate", build.getBuildDate());
    values.put("IsNamespaceSubset", false);
    // The ids of a site's nodes are stable, but what nodes there are is the site's own.
    values.put("StaticNodeIdTypes", fixed ? new IdType[] {IdType.String} : new IdType[0]);
    values.put("StaticNumericNodeIdRange", new String[0]);
    values.put("StaticStringNodeIdPattern", fixed ? ".*" : "");
    values.forEach(
        (member, value) -> {
          NodeId id = metadata.find(member).orElseThrow();
          UaNode node = context.getNodeManager().getNode(id).orElseThrow();
          ((UaVariableNode) node).setValue(DataValue.valueOnly(new Variant(value)));
        });
  }

  private List<NodeId> below(NodeId node, NodeId referenceType) {
    return server
        .getAddressSpaceManager()
        .getManagedReferences(
            node, each -> each.isForward() && each.getReferenceTypeId().equals(referenceType))
        .stream()
        .map(Reference::getTargetNodeId)
        .flatMap(each -> each.toNodeId(server.getNamespaceTable()).stream())
        .toList();
  }
}
