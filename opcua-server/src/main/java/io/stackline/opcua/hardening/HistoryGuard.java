package io.stackline.opcua.hardening;

import io.stackline.opcua.security.Deed;
import io.stackline.opcua.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.core.AccessLevel;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaObjectNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaVariableNode;
import org.eclipse.milo.opcua.sdk.server.servicesets.AbstractServiceSet;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.AccessController.AccessResult;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryUpdateDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryUpdateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryUpdateResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryUpdateResult;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.jspecify.annotations.Nullable;

/**
 * Milo reads and changes history for everybody, takes as many nodes at a time as a read of values,
 * forgets that a client gave its continuation points back, and does not answer details of a wrong
 * kind. Here rights and limits hold, and each is answered. Nobody changes what was.
 */
final class HistoryGuard {
  /** Of EventNotifier (OPC 10000-3 §8.59). */
  private static final int HISTORY_READ_OF_EVENTS = 0x04;

  private static final String UNREADABLE = "unreadable";

  private final OpcUaServer server;
  private final IgnoredRoles roles;

  HistoryGuard(OpcUaServer server, IgnoredRoles roles) {
    this.server = server;
    this.roles = roles;
  }

  /** Reads what may be read. */
  interface Reader {
    HistoryReadResponse read(HistoryReadRequest rest) throws UaException;
  }

  HistoryReadResponse read(Session session, HistoryReadRequest request, Reader reader)
      throws UaException {
    List<HistoryReadValueId> batch = Lists.ofNullable(request.getNodesToRead());
    checkSize(
        batch.size(), server.getConfig().getLimits().getMaxNodesPerHistoryReadData().longValue());
    if (!isOf(HistoryReadDetails.class, request.getHistoryReadDetails())) {
      throw new UaException(StatusCodes.Bad_HistoryOperationInvalid);
    }
    Optional<Role> role = IgnoredRoles.role(session);
    List<HistoryReadResult> results =
        Batch.answer(
            batch,
            one -> refused(role, request, one).map(HistoryGuard::empty),
            rest -> Lists.ofNullable(reader.read(only(request, rest)).getResults()));
    return new HistoryReadResponse(
        AbstractServiceSet.createResponseHeader(request),
        results.toArray(HistoryReadResult[]::new),
        new DiagnosticInfo[0]);
  }

  private static void checkSize(int size, long most) throws UaException {
    if (size == 0) {
      throw new UaException(StatusCodes.Bad_NothingToDo);
    }
    if (size > most) {
      throw new UaException(StatusCodes.Bad_TooManyOperations);
    }
  }

  private Optional<StatusCode> refused(
      Optional<Role> role, HistoryReadRequest request, HistoryReadValueId wanted) {
    Optional<StatusCode> denied = denied(role, wanted.getNodeId(), Deed.HISTORY);
    if (denied.isPresent()) {
      return denied;
    }
    if (!hasHistory(wanted.getNodeId())) {
      return bad(StatusCodes.Bad_HistoryOperationUnsupported);
    }
    // Nothing here reads in parts, so there is no point that could be given back.
    return request.getReleaseContinuationPoints()
        ? bad(StatusCodes.Bad_ContinuationPointInvalid)
        : Optional.empty();
  }

  private Optional<StatusCode> denied(Optional<Role> role, NodeId node, Deed deed) {
    AccessResult seen = roles.check(role, node, Deed.BROWSE);
    if (seen instanceof AccessResult.Denied denied) {
      return Optional.of(denied.statusCode());
    }
    if (server.getAddressSpaceManager().getManagedNode(node).isEmpty()) {
      return bad(StatusCodes.Bad_NodeIdUnknown);
    }
    return roles.check(role, node, deed) instanceof AccessResult.Denied denied
        ? Optional.of(denied.statusCode())
        : Optional.empty();
  }

  private boolean hasHistory(NodeId id) {
    Optional<UaNode> node = server.getAddressSpaceManager().getManagedNode(id);
    if (node.isPresent() && node.get() instanceof UaVariableNode variable) {
      return AccessLevel.fromValue(variable.getAccessLevel()).contains(AccessLevel.HistoryRead);
    }
    return node.isPresent()
        && node.get() instanceof UaObjectNode object
        && (object.getEventNotifier().intValue() & HISTORY_READ_OF_EVENTS) != 0;
  }

  private static HistoryReadResult empty(StatusCode code) {
    return new HistoryReadResult(code, null, null);
  }

  private static HistoryReadRequest only(
      HistoryReadRequest request, List<HistoryReadValueId> rest) {
    return new HistoryReadRequest(
        request.getRequestHeader(),
        request.getHistoryReadDetails(),
        request.getTimestampsToReturn(),
        request.getReleaseContinuationPoints(),
        rest.toArray(HistoryReadValueId[]::new));
  }

  HistoryUpdateResponse update(Session session, HistoryUpdateRequest request) throws UaException {
    List<ExtensionObject> batch = Lists.ofNullable(request.getHistoryUpdateDetails());
    checkSize(
        batch.size(), server.getConfig().getLimits().getMaxNodesPerHistoryUpdateData().longValue());
    Optional<Role> role = IgnoredRoles.role(session);
    List<HistoryUpdateResult> results = new ArrayList<>();
    for (ExtensionObject each : batch) {
      results.add(new HistoryUpdateResult(answer(role, each), null, null));
    }
    return new HistoryUpdateResponse(
        AbstractServiceSet.createResponseHeader(request),
        results.toArray(HistoryUpdateResult[]::new),
        new DiagnosticInfo[0]);
  }

  /** Whatever node they are about: so nobody learns which there are. */
  private StatusCode answer(Optional<Role> role, ExtensionObject details) {
    if (role.isEmpty()) {
      return new StatusCode(StatusCodes.Bad_UserAccessDenied);
    }
    return new StatusCode(
        isOf(HistoryUpdateDetails.class, details)
            ? StatusCodes.Bad_HistoryOperationUnsupported
            : StatusCodes.Bad_HistoryOperationInvalid);
  }

  private boolean isOf(Class<?> kind, ExtensionObject details) {
    return kind.isInstance(decoded(details));
  }

  /** Of whatever kind the client sent; of none we know, if it cannot be read. */
  private Object decoded(@Nullable ExtensionObject details) {
    try {
      return details == null || details.isNull()
          ? UNREADABLE
          : details.decode(server.getStaticEncodingContext());
    } catch (UaSerializationException e) {
      return UNREADABLE;
    }
  }

  private static Optional<StatusCode> bad(long code) {
    return Optional.of(new StatusCode(code));
  }
}
