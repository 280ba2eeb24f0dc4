package io.stackline.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ubyte;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.stackline.opcua.base.BaseNamespace;
import io.stackline.opcua.hardening.HardenedServer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.eclipse.milo.opcua.sdk.server.model.objects.ServerTypeNode;
import org.eclipse.milo.opcua.sdk.server.model.variables.ServerStatusTypeNode;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.ServerState;
import org.eclipse.milo.opcua.stack.core.types.structured.BuildInfo;

/** What the server says of itself in OPC UA's own Server object; only told on the crank. */
final class ServerStatus {
  private static final String PRODUCT_URI = "urn:stackline";

  private final ServerTypeNode node;

  /** Looked up once: when the server stops its parts can no longer be found. */
  private final ServerStatusTypeNode status;

  private int serviceLevel = -1;
  private boolean leaving;

  private ServerStatus(ServerTypeNode node) {
    this.node = node;
    this.status = node.getServerStatusNode();
  }

  /**
   * @param uris application URIs of all servers that show the same, this one's among them
   */
  static ServerStatus of(HardenedServer server, List<String> uris) {
    BaseNamespace.tidy(server);
    if (uris.size() > 1) {
      BaseNamespace.redundant(server, uris);
    }
    return new ServerStatus(
        (ServerTypeNode)
            server.getAddressSpaceManager().getManagedNode(NodeIds.Server).orElseThrow());
  }

  /** What was built, as the build wrote it. */
  static BuildInfo buildInfo() {
    Properties build = new Properties();
    try (InputStream in = ServerStatus.class.getResourceAsStream("build.properties")) {
      if (in == null) {
        throw new IllegalStateException("build.properties is missing from the jar");
      }
      build.load(in);
    } catch (IOException e) {
      throw new IllegalStateException("build.properties cannot be read", e);
    }
    return new BuildInfo(
        PRODUCT_URI,
        "Stackline",
        "Stackline",
        build.getProperty("version", ""),
        "",
        new DateTime(Instant.parse(build.getProperty("date", "1970-01-01T00:00:00Z"))));
  }

  static String productUri() {
    return PRODUCT_URI;
  }

  /** Shows how well the line is seen, 0 to 255. */
  void serviceLevel(int level) {
    if (level != serviceLevel && !leaving) {
      serviceLevel = level;
      node.setServiceLevel(ubyte(level));
    }
  }

  /** Tells clients that the server is about to go. */
  void shutDown(long seconds) {
    serviceLevel(ServiceLevels.MAINTENANCE);
    leaving = true;
    status.setShutdownReason(LocalizedText.english("The server was told to stop"));
    status.setSecondsTillShutdown(uint(seconds));
    status.setState(ServerState.Shutdown);
  }
}
