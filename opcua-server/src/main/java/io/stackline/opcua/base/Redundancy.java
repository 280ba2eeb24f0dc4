package io.stackline.opcua.base;

import java.util.List;
import org.eclipse.milo.opcua.sdk.server.model.objects.ServerRedundancyTypeNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.enumerated.RedundancySupport;

/**
 * Tells clients that there are other servers that show the same (OPC 10000-5 §6.3.9). All of them
 * are at work all the time, and a client subscribes where it likes: Hot. Their levels are told by
 * themselves, so there is no RedundantServerArray; CurrentServerId is of the transparent kind.
 */
record Redundancy(BaseNodes nodes) {
  /**
   * @param uris application URIs of all servers, this one among them
   */
  void tell(List<String> uris) {
    nodes.retype(NodeIds.Server_ServerRedundancy, NodeIds.NonTransparentRedundancyType);
    if (nodes.context().getNodeManager().get(NodeIds.Server_ServerRedundancy)
        instanceof ServerRedundancyTypeNode node) {
      node.setRedundancySupport(RedundancySupport.Hot);
    }
    nodes.property(
        NodeIds.Server_ServerRedundancy,
        NodeIds.Server_ServerRedundancy_ServerUriArray,
        "ServerUriArray",
        NodeIds.String,
        uris.toArray(String[]::new));
  }
}
