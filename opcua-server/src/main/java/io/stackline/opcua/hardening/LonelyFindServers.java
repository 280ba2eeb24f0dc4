package io.stackline.opcua.hardening;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.servicesets.impl.DefaultDiscoveryServiceSet;
import org.eclipse.milo.opcua.stack.core.types.structured.ApplicationDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.FindServersRequest;
import org.eclipse.milo.opcua.stack.core.types.structured.FindServersResponse;
import org.eclipse.milo.opcua.stack.core.util.Lists;
import org.eclipse.milo.opcua.stack.transport.server.ServiceRequestContext;

/**
 * Milo's server knows of itself alone when clients look for servers (until its #1810), but each of
 * a redundant set shall tell of all (OPC 10000-4 §5.5.2): here the others follow after it. End
 * points it tells are its own.
 */
final class LonelyFindServers extends DefaultDiscoveryServiceSet {
  private final List<ApplicationDescription> others;

  LonelyFindServers(OpcUaServer server, List<ApplicationDescription> others) {
    super(server);
    this.others = List.copyOf(others);
  }

  @Override
  public FindServersResponse onFindServers(
      ServiceRequestContext context, FindServersRequest request) {
    FindServersResponse own = super.onFindServers(context, request);
    List<String> wanted = Lists.ofNullable(request.getServerUris());
    List<ApplicationDescription> all = new ArrayList<>(Lists.ofNullable(own.getServers()));
    others.stream()
        .filter(each -> wanted.isEmpty() || wanted.contains(each.getApplicationUri()))
        .forEach(all::add);
    return new FindServersResponse(
        own.getResponseHeader(), all.toArray(ApplicationDescription[]::new));
  }
}
