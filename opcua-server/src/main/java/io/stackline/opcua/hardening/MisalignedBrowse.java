package io.stackline.opcua.hardening;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.servicesets.AbstractServiceSet;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultViewServiceSet;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;

/**
 * Milo leaves the bad entries of a browse out and then counts on as if they were there: results are
 * too few and belong to other entries. Here each entry is browsed by itself.
 */
final class MisalignedBrowse extends DefaultViewServiceSet {
  private final OpcUaServer server;

  MisalignedBrowse(OpcUaServer server) {
    super(server);
    this.server = server;
  }

  @Override
  public BrowseResponse onBrowse(ServiceRequestContext context, BrowseRequest request)
      throws UaException {
    List<BrowseDescription> batch = Lists.ofNullable(request.getNodesToBrowse());
    if (batch.size() <= 1) {
      return super.onBrowse(context, request);
    }
    if (batch.size() > server.getConfig().getLimits().getMaxNodesPerBrowse().longValue()) {
      throw new UaException(StatusCodes.Bad_TooManyOperations);
    }
    List<BrowseResult> results = new ArrayList<>();
    for (BrowseDescription one : batch) {
      results.addAll(Lists.ofNullable(super.onBrowse(context, alone(request, one)).getResults()));
    }
    return new BrowseResponse(
        AbstractServiceSet.createResponseHeader(request),
        results.toArray(BrowseResult[]::new),
        new DiagnosticInfo[0]);
  }

  private static BrowseRequest alone(BrowseRequest request, BrowseDescription one) {
    return new BrowseRequest(
        request.getRequestHeader(),
        request.getView(),
        request.getRequestedMaxReferencesPerNode(),
        new BrowseDescription[] {one});
  }
}
