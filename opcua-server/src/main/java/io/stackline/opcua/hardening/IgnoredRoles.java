package io.stackline.opcua.hardening;

import io.stackline.opcua.security.Deed;
import io.stackline.opcua.security.Permit;
import io.stackline.opcua.security.Permits;
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
import org.eclipse.milo.opcua.sdk.server.nodes.UaMethodNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.AccessController;
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
 * Milo grants what any role may do to everybody (Milo #1749), does not ask roles for values at all,
 * and reads six attributes per node to find out. Here each node's {@link Permit} and the caller's
 * own role decide, by one look at a table. A node that somebody may not browse answers him as if it
 * were not there.
 */
final class IgnoredRoles implements AccessController {
  private static final AccessResult NOT_WRITABLE =
      new AccessResult.Denied(StatusCodes.Bad_NotWritable);
  private static final AccessResult UNKNOWN =
      new AccessResult.Denied(StatusCodes.Bad_NodeIdUnknown);

  private final OpcUaServer server;
  private final Permits permits;

  IgnoredRoles(OpcUaServer server, Permits permits) {
    this.server = server;
    this.permits = permits;
  }

  /** The role of whoever has the session now; empty once he may no longer be here. */
  static Optional<Role> role(Session session) {
    return User.of(session).map(User::role);
  }

  /** Whether somebody of this role may do this to a node, as an answer. */
  AccessResult check(Optional<Role> role, NodeId node, Deed deed) {
    AccessResult result = check(role, permits.of(node), deed);
    // A node that is not there denies nothing.
    return result.equals(AccessResult.DENIED_USER_ACCESS)
            && role.isPresent()
            && server.getAddressSpaceManager().getManagedNode(node).isEmpty()
        ? UNKNOWN
        : result;
  }

  private static AccessResult check(Optional<Role> role, Permit permit, Deed deed) {
    if (role.isEmpty()) {
      return AccessResult.DENIED_USER_ACCESS;
    }
    if (!permit.allows(role, Deed.BROWSE)) {
      return UNKNOWN;
    }
    return permit.allows(role, deed) ? AccessResult.ALLOWED : AccessResult.DENIED_USER_ACCESS;
  }

  @Override
  public Map<ReadValueId, AccessResult> checkReadAccess(Session session, List<ReadValueId> wanted) {
    Optional<Role> role = role(session);
    return each(wanted, one -> read(role, one));
  }

  private AccessResult read(Optional<Role> role, ReadValueId wanted) {
    AccessResult result = check(role, wanted.getNodeId(), deed(wanted));
    return result.isAllowed() && !AttributeId.isValid(wanted.getAttributeId())
        ? AccessResult.DENIED_ATTRIBUTE_ID_INVALID
        : result;
  }

  /** All attributes but the value tell what a node is, not how it is. */
  private static Deed deed(ReadValueId wanted) {
    return AttributeId.Value.uid().equals(wanted.getAttributeId()) ? Deed.READ : Deed.BROWSE;
  }

  @Override
  public Map<NodeId, AccessResult> checkBrowseAccess(Session session, List<NodeId> wanted) {
    Optional<Role> role = role(session);
    return each(wanted, node -> check(role, node, Deed.BROWSE));
  }

  @Override
  public Map<WriteValue, AccessResult> checkWriteAccess(Session session, List<WriteValue> wanted) {
    Optional<Role> role = role(session);
    return each(wanted, one -> write(role, one));
  }

  /** What nobody may write is not writable, whoever asks; what others may write is denied. */
  private AccessResult write(Optional<Role> role, WriteValue wanted) {
    Permit permit = permits.of(wanted.getNodeId());
    AccessResult seen = check(role, permit, Deed.BROWSE);
    if (seen.isDenied()) {
      return seen;
    }
    Optional<UaNode> node = server.getAddressSpaceManager().getManagedNode(wanted.getNodeId());
    if (node.isEmpty()) {
      return UNKNOWN;
    }
    Optional<AttributeId> attribute = AttributeId.from(wanted.getAttributeId());
    if (attribute.isEmpty()
        || !AttributeId.getAttributes(node.get().getNodeClass()).contains(attribute.get())) {
      return AccessResult.DENIED_ATTRIBUTE_ID_INVALID;
    }
    boolean writable =
        attribute.get() == AttributeId.Value
            && permit.right(Deed.WRITE).isPresent()
            && node.get() instanceof UaVariableNode variable
            && AccessLevel.fromValue(variable.getAccessLevel()).contains(AccessLevel.CurrentWrite);
    return writable ? check(role, permit, Deed.WRITE) : NOT_WRITABLE;
  }

  @Override
  public Map<CallMethodRequest, AccessResult> checkCallAccess(
      Session session, List<CallMethodRequest> wanted) {
    Optional<Role> role = role(session);
    return each(wanted, one -> call(role, one));
  }

  /** A method may be named by its declaration in the type: what counts is the object's own. */
  private AccessResult call(Optional<Role> role, CallMethodRequest wanted) {
    AccessResult result = check(role, wanted.getObjectId(), Deed.CALL);
    if (result.isDenied()) {
      return result;
    }
    NodeId method =
        server
            .getAddressSpaceManager()
            .getManagedNode(wanted.getObjectId())
            .filter(UaObjectNode.class::isInstance)
            .flatMap(node -> method((UaObjectNode) node, wanted.getMethodId()))
            .orElseGet(wanted::getMethodId);
    AccessResult called = check(role, method, Deed.CALL);
    return called.equals(UNKNOWN) ? new AccessResult.Denied(StatusCodes.Bad_MethodInvalid) : called;
  }

  private static Optional<NodeId> method(UaObjectNode object, NodeId named) {
    return Optional.ofNullable(object.findMethodNode(named)).map(UaMethodNode::getNodeId);
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

  private static <T> Map<T, AccessResult> each(List<T> wanted, Function<T, AccessResult> check) {
    Map<T, AccessResult> results = new HashMap<>();
    wanted.forEach(one -> results.put(one, check.apply(one)));
    return results;
  }
}
