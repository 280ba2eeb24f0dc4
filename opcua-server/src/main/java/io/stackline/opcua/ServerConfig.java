package io.stackline.opcua;

import io.stackline.opcua.hardening.ServerLimits;
import io.stackline.opcua.hardening.ServerThreads;
import io.stackline.opcua.security.SecurityFolder;
import io.stackline.opcua.security.WellKnownRoles;
import io.stackline.site.Site;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.stack.core.channel.EncodingLimits;

/** How Milo is set up for a site. */
final class ServerConfig {
  private static final int CHUNK_BYTES = 65_535;
  private static final int MESSAGE_BYTES = 16 << 20;
  private static final int RECURSION_MAX = 64;

  private final Site site;
  private final ServerSet set;
  private final Settings settings;

  ServerConfig(Site site, ServerSet set, Settings settings) {
    this.site = site;
    this.set = set;
    this.settings = settings;
  }

  ServerLimits limits() {
    return new ServerLimits(
        site.opcua().publishingMin(),
        site.opcua().sessionsMax(),
        site.opcua().monitoredItemsMax(),
        settings.subscriptionLifetimeMin());
  }

  OpcUaServerConfig at(int port, SecurityFolder security, ServerThreads threads) {
    return OpcUaServerConfig.builder()
        .setApplicationUri(set.applicationUri(site))
        .setApplicationName(set.applicationName(site))
        .setProductUri(ServerStatus.productUri())
        .setBuildInfo(ServerStatus.buildInfo())
        .setEndpoints(
            new Endpoints(site.opcua(), port).configs(() -> security.key().now().certificate()))
        .setCertificateManager(security.pki().manager())
        .setIdentityValidator(security.logins(site.opcua().anonymousMayRead()))
        .setRoleMapper(new WellKnownRoles())
        .setLimits(limits())
        .setExecutor(threads.requests())
        .setScheduledExecutor(threads.timers())
        .setEncodingLimits(
            new EncodingLimits(
                CHUNK_BYTES, 2 * MESSAGE_BYTES / CHUNK_BYTES, MESSAGE_BYTES, RECURSION_MAX))
        .build();
  }
}
