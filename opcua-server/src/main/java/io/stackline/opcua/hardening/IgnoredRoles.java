package io.stackline.opcua.hardening;

import io.stackline.opcua.security.Role;
import io.stackline.opcua.security.User;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultAccessController;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.structured.AddReferencesItem;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteNodesItem;
import org.eclipse.milo.opcua.stack.core.types.structured.DeleteReferencesItem;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;

/**
 * Milo grants what any role may do to everybody (Milo #1749), lets everybody switch the diagnostics
 * on that tell of other sessions' users and certificates (#1803), and reads six attributes per node
 * to find out. Here the caller's own role decides: all who are in may browse and read, nobody
 * writes or changes the address space, and methods of the line take an operator.
 */
final class IgnoredRoles extends DefaultAccessController {
  /** Index 0 is OPC UA's own namespace, 1 the server's; what is above is the line's. */
  private static final int FIRST_OWN_NAMESPACE = 2;

  private static final AccessResult NOT_WRITABLE =
      new AccessResult.Denied(StatusCodes.Bad_NotWritable);

  private final OpcUaServer server;

  IgnoredRoles(OpcUaServer server) {
    super(server);
    this.server = server;
  }

  @Override
  public Map<ReadValueId, AccessResult> checkReadAccess(Session session, List<ReadValueId> wanted) {
    if (wanted.stream().allMatch(each -> isOwn(each.getNodeId()))) {
      return each(wanted, IgnoredRoles::read);
    }
    return super.checkReadAccess(session, wanted);
  }

  private static AccessResult read(ReadValueId wanted) {
    return AttributeId.isValid(wanted.getAttributeId())
        ? AccessResult.ALLOWED
        : AccessResult.DENIED_ATTRIBUTE_ID_INVALID;
  }

  @Override
  public Map<NodeId, AccessResult> checkBrowseAccess(Session session, List<NodeId> wanted) {
    return each(wanted, node -> AccessResult.ALLOWED);
  }

  @Override
  public Map<WriteValue, AccessResult> checkWriteAccess(Session session, List<WriteValue> wanted) {
    return each(wanted, this::write);
  }

  private AccessResult write(WriteValue wanted) {
    if (!AttributeId.isValid(wanted.getAttributeId())) {
      return AccessResult.DENIED_ATTRIBUTE_ID_INVALID;
    }
    Optional<UaNode> node = server.getAddressSpaceManager().getManagedNode(wanted.getNodeId());
    if (node.isEmpty()) {
      return new AccessResult.Denied(StatusCodes.Bad_NodeIdUnknown);
    }
    boolean writable =
        AttributeId.Value.uid().equals(wanted.getAttributeId())
            && node.get() instanceof UaVariableNode variable
            && AccessLevel.fromValue(variable.getAccessLevel()).contains(AccessLevel.CurrentWrite);
    return writable ? AccessResult.DENIED_USER_ACCESS : NOT_WRITABLE;
  }

  @Override
  public Map<CallMethodRequest, AccessResult> checkCallAccess(
      Session session, List<CallMethodRequest> wanted) {
    boolean operates = User.of(session).map(User::role).stream().anyMatch(Role::mayOperate);
    Map<CallMethodRequest, AccessResult> results = new HashMap<>();
    for (CallMethodRequest one : wanted) {
      if (isOwn(one.getObjectId()) || isOwn(one.getMethodId())) {
        results.put(one, operates ? AccessResult.ALLOWED : AccessResult.DENIED_USER_ACCESS);
      } else {
        results.putAll(super.checkCallAccess(session, List.of(one)));
      }
    }
    return results;
  }

  @Override
  public Map<AddReferencesItem, AccessResult> checkAddReferencesAccess(
      Session session, List<AddReferencesItem> wanted) {
    return each(wanted, item -> AccessResult.DENIED_USER_ACCESS);
  }

  @Override
  public Map<DeleteNodesItem, AccessResult> checkDeleteNodesAccess(
      Session session, List<DeleteNodesItem> wanted) {
    return each(wanted, item -> AccessResult.DENIED_USER_ACCESS);
  }

  @Override
  public Map<DeleteReferencesItem, AccessResult> checkDeleteReferencesAccess(
      Session session, List<DeleteReferencesItem> wanted) {
    return each(wanted, item -> AccessResult.DENIED_USER_ACCESS);
  }

  private static boolean isOwn(NodeId node) {
    return node.getNamespaceIndex().intValue() >= FIRST_OWN_NAMESPACE;
  }

  private static <T> Map<T, AccessResult> each(List<T> wanted, Function<T, AccessResult> check) {
    Map<T, AccessResult> results = new HashMap<>();
    wanted.forEach(one -> results.put(one, check.apply(one)));
    return results;
  }
}
