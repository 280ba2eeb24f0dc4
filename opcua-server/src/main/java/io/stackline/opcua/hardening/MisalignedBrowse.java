package io.stackline.opcua.hardening;

import io.stackline.opcua.security.Deed;
import io.stackline.opcua.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.sdk.server.servicesets.AbstractServiceSet;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.AccessController.AccessResult;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultViewServiceSet;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DiagnosticInfo;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePath;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowsePathResult;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.TranslateBrowsePathsToNodeIdsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.TranslateBrowsePathsToNodeIdsResponse;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;

/**
 * Milo leaves the bad entries of a browse out and then counts on as if they were there: results are
 * too few and belong to other entries. It follows browse paths through what the caller must not
 * see, tells a node he must not see from one that is not there, and gives one continuation point
 * more than it says. Here each entry is browsed by itself, and what may not be seen is not there.
 */
final class MisalignedBrowse extends DefaultViewServiceSet {
  private final OpcUaServer server;
  private final IgnoredRoles roles;

  MisalignedBrowse(OpcUaServer server, IgnoredRoles roles) {
    super(server);
    this.server = server;
    this.roles = roles;
  }

  @Override
  public BrowseResponse onBrowse(ServiceRequestContext context, BrowseRequest request)
      throws UaException {
    List<BrowseDescription> batch = Lists.ofNullable(request.getNodesToBrowse());
    if (batch.isEmpty()) {
      return super.onBrowse(context, request);
    }
    if (batch.size() > server.getConfig().getLimits().getMaxNodesPerBrowse().longValue()) {
      throw new UaException(StatusCodes.Bad_TooManyOperations);
    }
    Session session = server.getSessionManager().getSession(context, request.getRequestHeader());
    Optional<Role> role = IgnoredRoles.role(session);
    List<BrowseResult> results =
        Batch.answer(
            batch,
            one -> hidden(role, one.getNodeId()).map(MisalignedBrowse::nothing),
            rest -> {
              List<BrowseResult> each = new ArrayList<>();
              for (BrowseDescription one : rest) {
                BrowseResponse response = super.onBrowse(context, alone(request, one));
                Lists.ofNullable(response.getResults())
                    .forEach(result -> each.add(bounded(session, result)));
              }
              return each;
            });
    return new BrowseResponse(
        AbstractServiceSet.createResponseHeader(request),
        results.toArray(BrowseResult[]::new),
        new DiagnosticInfo[0]);
  }

  private Optional<StatusCode> hidden(Optional<Role> role, NodeId node) {
    return roles.check(role, node, Deed.BROWSE) instanceof AccessResult.Denied denied
        ? Optional.of(denied.statusCode())
        : Optional.empty();
  }

  private static BrowseResult nothing(StatusCode code) {
    return new BrowseResult(code, null, new ReferenceDescription[0]);
  }

  private BrowseResult bounded(Session session, BrowseResult result) {
    ByteString point = result.getContinuationPoint();
    int most = server.getConfig().getLimits().getMaxBrowseContinuationPoints().intValue();
    if (point == null || point.isNull() || session.getBrowseContinuationPoints().size() <= most) {
      return result;
    }
    session.getBrowseContinuationPoints().remove(point);
    return nothing(new StatusCode(StatusCodes.Bad_NoContinuationPoints));
  }

  private static BrowseRequest alone(BrowseRequest request, BrowseDescription one) {
    return new BrowseRequest(
        request.getRequestHeader(),
        request.getView(),
        request.getRequestedMaxReferencesPerNode(),
        new BrowseDescription[] {one});
  }

  @Override
  public TranslateBrowsePathsToNodeIdsResponse onTranslateBrowsePaths(
      ServiceRequestContext context, TranslateBrowsePathsToNodeIdsRequest request)
      throws UaException {
    List<BrowsePath> batch = Lists.ofNullable(request.getBrowsePaths());
    if (batch.isEmpty() || batch.size() > pathsMax()) {
      return super.onTranslateBrowsePaths(context, request);
    }
    Session session = server.getSessionManager().getSession(context, request.getRequestHeader());
    VisiblePaths paths =
        new VisiblePaths(
            server.getNamespaceTable(),
            id -> hidden(IgnoredRoles.role(session), id),
            one ->
                Lists.ofNullable(
                        super.onTranslateBrowsePaths(context, alone(request, one)).getResults())
                    .get(0));
    List<BrowsePathResult> results = new ArrayList<>();
    for (BrowsePath one : batch) {
      results.add(paths.follow(one));
    }
    return new TranslateBrowsePathsToNodeIdsResponse(
        AbstractServiceSet.createResponseHeader(request),
        results.toArray(BrowsePathResult[]::new),
        new DiagnosticInfo[0]);
  }

  private long pathsMax() {
    return server.getConfig().getLimits().getMaxNodesPerTranslateBrowsePathsToNodeIds().longValue();
  }

  private static TranslateBrowsePathsToNodeIdsRequest alone(
      TranslateBrowsePathsToNodeIdsRequest request, BrowsePath one) {
    return new TranslateBrowsePathsToNodeIdsRequest(
        request.getRequestHeader(), new BrowsePath[] {one});
  }
}
