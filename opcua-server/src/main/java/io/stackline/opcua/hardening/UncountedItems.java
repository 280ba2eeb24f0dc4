package io.stackline.opcua.hardening;

import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultMonitoredItemServiceSet;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.CreateMonitoredItemsResponse;
import org.eclipse.milo.opcua.stack.core.types.structured.ModifyMonitoredItemsRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.ModifyMonitoredItemsResponse;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;

/** Milo advertises MaxMonitoredItemsPerCall and takes any number. Here the limit holds. */
final class UnboundedItemBatch extends DefaultMonitoredItemServiceSet {
  private final OpcUaServer server;

  UnboundedItemBatch(OpcUaServer server) {
    super(server);
    this.server = server;
  }

  @Override
  public CreateMonitoredItemsResponse onCreateMonitoredItems(
      ServiceRequestContext context, CreateMonitoredItemsRequest request) throws UaException {
    check(Lists.ofNullable(request.getItemsToCreate()).size());
    return super.onCreateMonitoredItems(context, request);
  }

  @Override
  public ModifyMonitoredItemsResponse onModifyMonitoredItems(
      ServiceRequestContext context, ModifyMonitoredItemsRequest request) throws UaException {
    check(Lists.ofNullable(request.getItemsToModify()).size());
    return super.onModifyMonitoredItems(context, request);
  }

  private void check(int batch) throws UaException {
    if (batch > server.getConfig().getLimits().getMaxMonitoredItemsPerCall().longValue()) {
      throw new UaException(StatusCodes.Bad_TooManyOperations);
    }
  }
}
