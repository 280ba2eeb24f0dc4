package io.stackline.opcua.hardening;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.server.AddressSpace.CallContext;
import org.eclipse.milo.opcua.sdk.server.DiagnosticsContext;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.servicesets.MethodServiceSet;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.AccessController.AccessResult;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallMethodResult;
import org.eclipse.milo.opcua.stack.core.types.structured.CallRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CallResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Milo gives the whole batch to each group of a call, so that one allowed method lets the denied
 * ones run as well, and then gives no answer (Milo #1802). Here each call of a batch is checked and
 * run by itself, in order, and written into the audit log. It also delivers the operations'
 * diagnostics, which Milo drops.
 */
final class BypassedCallBatch implements MethodServiceSet {
  private final OpcUaServer server;
  private final CallAudit audit;

  BypassedCallBatch(OpcUaServer server, CallAudit audit) {
    this.server = server;
    this.audit = audit;
  }

  @Override
  public CallResponse onCall(ServiceRequestContext context, CallRequest request)
      throws UaException {
    Session session = server.getSessionManager().getSession(context, request.getRequestHeader());
    var total = session.getSessionDiagnostics().getTotalRequestCount();
    var calls = session.getSessionDiagnostics().getCallCount();
    total.incrementTotalCount();
    calls.incrementTotalCount();
    try {
      return call(request, session, context.receivedAtNanos());
    } catch (UaException e) {
      total.incrementErrorCount();
      calls.incrementErrorCount();
      throw e;
    }
  }

  private CallResponse call(CallRequest request, Session session, long nanos) throws UaException {
    List<CallMethodRequest> batch = Lists.ofNullable(request.getMethodsToCall());
    if (batch.isEmpty()) {
      throw new UaException(StatusCodes.Bad_NothingToDo);
    }
    if (batch.size() > server.getConfig().getLimits().getMaxNodesPerMethodCall().longValue()) {
      throw new UaException(StatusCodes.Bad_TooManyOperations);
    }
    Map<CallMethodRequest, AccessResult> access =
        server.getAccessController().checkCallAccess(session, batch);
    DiagnosticsContext<CallMethodRequest> diagnostics = new DiagnosticsContext<>();
    CallContext context = context(request.getRequestHeader(), session, diagnostics);
    List<CallMethodResult> results = new ArrayList<>();
    for (CallMethodRequest one : batch) {
      boolean granted = access.get(one) instanceof AccessResult.Allowed;
      StatusCode outcome = new StatusCode(StatusCodes.Bad_InternalError);
      try {
        CallMethodResult result = granted ? measured(context, one) : denied(access.get(one));
        outcome = result.getStatusCode();
        results.add(result);
      } finally {
        // Also what fails by a bug: it may have done something before.
        audit.called(new CallAudit.Asked(session, granted, nanos), one, outcome);
      }
    }
    OperationDiagnostics words =
        OperationDiagnostics.of(request.getRequestHeader(), diagnostics.getDiagnosticInfos(batch));
    return new CallResponse(
        words.header(request.getRequestHeader()),
        results.toArray(CallMethodResult[]::new),
        words.infos().toArray(DiagnosticInfo[]::new));
  }

  private CallContext context(
      RequestHeader header, Session session, DiagnosticsContext<CallMethodRequest> diagnostics) {
    return new CallContext(
        server,
        session,
        diagnostics,
        header.getAuditEntryId(),
        header.getTimeoutHint(),
        header.getAdditionalHeader());
  }

  private CallMethodResult measured(CallContext context, CallMethodRequest one) {
    boolean bearable =
        Lists.ofNullable(one.getInputArguments()).stream()
            .allMatch(each -> Lengths.bearable(server.getConfig().getLimits(), each));
    return bearable ? run(context, one) : bad(StatusCodes.Bad_EncodingLimitsExceeded);
  }

  private CallMethodResult run(CallContext context, CallMethodRequest one) {
    List<CallMethodResult> results = server.getAddressSpaceManager().call(context, List.of(one));
    return results.size() == 1 ? results.get(0) : bad(StatusCodes.Bad_InternalError);
  }

  private static CallMethodResult denied(@Nullable AccessResult result) {
    return result instanceof AccessResult.Denied denied
        ? bad(denied.statusCode().value())
        : bad(StatusCodes.Bad_UserAccessDenied);
  }

  private static CallMethodResult bad(long code) {
    return new CallMethodResult(
        new StatusCode(code), new StatusCode[0], new DiagnosticInfo[0], new Variant[0]);
  }
}
