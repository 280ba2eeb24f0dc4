package io.stackline.opcua.hardening;

import io.stackline.opcua.security.Permits;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.servicesets.AbstractServiceSet;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.AccessController.AccessResult;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultAttributeServiceSet;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryUpdateRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryUpdateResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;

/**
 * Milo stores a client's status and timestamps as they are, asks nobody about history, and says of
 * no node who may do what. Here a write is a value and nothing else, history is read by whoever
 * may, and the attributes about permissions tell the truth.
 */
final class UnguardedAttributes extends DefaultAttributeServiceSet {
  /** The one encoding Milo knows; it takes only null for it (Milo #1781). */
  private static final QualifiedName BINARY = new QualifiedName(0, "Default Binary");

  private final OpcUaServer server;
  private final Permits permits;
  private final HistoryGuard history;
  private final CallAudit audit;

  UnguardedAttributes(OpcUaServer server, Permits permits, IgnoredRoles roles, CallAudit audit) {
    super(server);
    this.audit = audit;
    this.server = server;
    this.permits = permits;
    this.history = new HistoryGuard(server, roles);
  }

  @Override
  public ReadResponse onRead(ServiceRequestContext context, ReadRequest request)
      throws UaException {
    List<ReadValueId> wanted =
        Lists.ofNullable(request.getNodesToRead()).stream()
            .map(UnguardedAttributes::plain)
            .toList();
    ReadResponse response =
        super.onRead(
            context,
            new ReadRequest(
                request.getRequestHeader(),
                request.getMaxAge(),
                request.getTimestampsToReturn(),
                wanted.toArray(ReadValueId[]::new)));
    List<DataValue> values = Lists.ofNullable(response.getResults());
    if (wanted.stream().noneMatch(UnguardedAttributes::isAboutRights)) {
      return response;
    }
    Session session = server.getSessionManager().getSession(context, request.getRequestHeader());
    DataValue[] seen = values.toArray(DataValue[]::new);
    for (int i = 0; i < seen.length; i++) {
      ReadValueId one = wanted.get(i);
      if (isAboutRights(one)) {
        AttributeId attribute = AttributeId.from(one.getAttributeId()).orElseThrow();
        seen[i] = ShownRights.seen(attribute, seen[i], permits.of(one.getNodeId()), session);
      }
    }
    return new ReadResponse(response.getResponseHeader(), seen, response.getDiagnosticInfos());
  }

  /** Default Binary is what a client gets anyway. */
  static ReadValueId plain(ReadValueId wanted) {
    return BINARY.equals(wanted.getDataEncoding())
        ? new ReadValueId(
            wanted.getNodeId(),
            wanted.getAttributeId(),
            wanted.getIndexRange(),
            QualifiedName.NULL_VALUE)
        : wanted;
  }

  private static boolean isAboutRights(ReadValueId wanted) {
    return AttributeId.from(wanted.getAttributeId()).filter(ShownRights::isShownIn).isPresent();
  }

  @Override
  public WriteResponse onWrite(ServiceRequestContext context, WriteRequest request)
      throws UaException {
    List<WriteValue> batch = Lists.ofNullable(request.getNodesToWrite());
    if (batch.isEmpty()
        || batch.size() > server.getConfig().getLimits().getMaxNodesPerWrite().longValue()) {
      return super.onWrite(context, request);
    }
    Session session = server.getSessionManager().getSession(context, request.getRequestHeader());
    Map<WriteValue, AccessResult> access =
        server.getAccessController().checkWriteAccess(session, batch);
    // Unless there are answers: a batch that fails by a bug may have written some of it before.
    List<StatusCode> outcomes =
        Collections.nCopies(batch.size(), new StatusCode(StatusCodes.Bad_InternalError));
    try {
      WriteResponse response = write(context, request, access, batch);
      outcomes = Lists.ofNullable(response.getResults());
      return response;
    } finally {
      for (int i = 0; i < outcomes.size(); i++) {
        boolean granted = access.get(batch.get(i)) instanceof AccessResult.Allowed;
        audit.written(
            new CallAudit.Asked(session, granted, context.receivedAtNanos()),
            batch.get(i),
            outcomes.get(i));
      }
    }
  }

  private WriteResponse write(
      ServiceRequestContext context,
      WriteRequest request,
      Map<WriteValue, AccessResult> access,
      List<WriteValue> batch)
      throws UaException {
    // Who may not write at all is told that first, by Milo.
    Function<WriteValue, Optional<StatusCode>> refused =
        one ->
            access.get(one) instanceof AccessResult.Allowed
                ? WriteGuard.refused(server, one)
                : Optional.empty();
    if (batch.stream().allMatch(one -> refused.apply(one).isEmpty())) {
      return super.onWrite(context, request);
    }
    List<StatusCode> results =
        Batch.answer(
            batch,
            refused,
            rest -> Lists.ofNullable(super.onWrite(context, only(request, rest)).getResults()));
    return new WriteResponse(
        AbstractServiceSet.createResponseHeader(request),
        results.toArray(StatusCode[]::new),
        new DiagnosticInfo[0]);
  }

  private static WriteRequest only(WriteRequest request, List<WriteValue> rest) {
    return new WriteRequest(request.getRequestHeader(), rest.toArray(WriteValue[]::new));
  }

  @Override
  public HistoryReadResponse onHistoryRead(
      ServiceRequestContext context, HistoryReadRequest request) throws UaException {
    Session session = server.getSessionManager().getSession(context, request.getRequestHeader());
    return history.read(session, request, rest -> super.onHistoryRead(context, rest));
  }

  @Override
  public HistoryUpdateResponse onHistoryUpdate(
      ServiceRequestContext context, HistoryUpdateRequest request) throws UaException {
    Session session = server.getSessionManager().getSession(context, request.getRequestHeader());
    if (Lists.ofNullable(request.getHistoryUpdateDetails()).isEmpty()) {
      throw new UaException(StatusCodes.Bad_NothingToDo);
    }
    return history.update(session, request);
  }
}
