package io.stackline.opcua.hardening;

import io.stackline.opcua.security.AuditLog;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;
import org.jspecify.annotations.Nullable;

/**
 * Writes down who called or wrote what with which outcome, for all nodes but OPC UA's own, which
 * move nothing. The place is here because every request passes here, the denied ones too.
 */
final class CallAudit {
  /** Index 0 is OPC UA's own namespace, 1 the server's; what is above is the line's. */
  private static final int FIRST_OWN_NAMESPACE = 2;

  private static final int INPUTS_MAX = 8;

  private final OpcUaServer server;
  private final AuditLog audit;

  CallAudit(OpcUaServer server, AuditLog audit) {
    this.server = server;
    this.audit = audit;
  }

  void called(Session session, CallMethodRequest request, StatusCode status) {
    if (isOwn(request.getObjectId()) || isOwn(request.getMethodId())) {
      audit.called(
          session,
          method(request.getMethodId()),
          String.valueOf(request.getObjectId().getIdentifier()),
          inputs(request.getInputArguments()),
          words(status));
    }
  }

  void written(Session session, WriteValue write, StatusCode status) {
    if (isOwn(write.getNodeId())) {
      audit.written(
          session,
          String.valueOf(write.getNodeId().getIdentifier()),
          text(write.getValue().value().value()),
          words(status));
    }
  }

  private static String words(StatusCode status) {
    return StatusCodes.lookup(status.value()).map(words -> words[0]).orElse(status.toString());
  }

  private static boolean isOwn(NodeId node) {
    return node.getNamespaceIndex().intValue() >= FIRST_OWN_NAMESPACE;
  }

  private String method(NodeId id) {
    return server
        .getAddressSpaceManager()
        .getManagedNode(id)
        .map(node -> String.valueOf(node.getBrowseName().name()))
        .orElseGet(() -> String.valueOf(id.getIdentifier()));
  }

  private static String inputs(Variant @Nullable [] inputs) {
    if (inputs == null) {
      return "";
    }
    return Arrays.stream(inputs)
        .limit(INPUTS_MAX)
        .map(each -> text(each.value()))
        .collect(Collectors.joining(", "));
  }

  private static String text(@Nullable Object value) {
    return value instanceof Object[] array ? Arrays.deepToString(array) : String.valueOf(value);
  }
}
