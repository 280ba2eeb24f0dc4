package io.stackline.opcua.hardening;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.ushort;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfigLimits;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.RequestHeader;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;

/**
 * A server as Milo comes, from its socket on, without a class of ours, and a client that has logged
 * in as nobody. What it has no bounds for it has none for; where it advertises a bound, that is set
 * so low that a test can exceed it.
 */
final class StockMilo implements AutoCloseable {
  /** How long the client waits for an answer that does not come. */
  private static final long NO_ANSWER_MS = 700;

  private static final long PATIENCE_S = 5;
  private static final String HOST = "127.0.0.1";

  private final ServerSocket taken;
  private final OpcUaServer server;
  private final OpcUaClient client;
  private final StockPlant plant;

  StockMilo() throws Exception {
    CompletableFuture<Integer> port = new CompletableFuture<>();
    taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    server = server(transport(port), Set.of(endpoint(0), endpoint(taken.getLocalPort())));
    plant = new StockPlant(server);
    plant.startup();
    server.startup().get(PATIENCE_S, TimeUnit.SECONDS);
    int known = port.get(PATIENCE_S, TimeUnit.SECONDS);
    client =
        OpcUaClient.create(
            "opc.tcp://" + HOST + ":" + known,
            endpoints ->
                endpoints.stream()
                    .findFirst()
                    .map(each -> EndpointUtil.updateUrl(each, HOST, known)),
            transport -> {},
            config -> config.setRequestTimeout(uint(PATIENCE_S * 1000)));
    client.connect();
  }

  private static EndpointConfig endpoint(int port) {
    return EndpointConfig.newBuilder()
        .setBindAddress(HOST)
        .setHostname(HOST)
        .setBindPort(port)
        .build();
  }

  /** Milo's own; its one hook tells which port it got. */
  private static OpcTcpServerTransport transport(CompletableFuture<Integer> port) {
    return new OpcTcpServerTransport(
        OpcTcpServerTransportConfig.newBuilder()
            .setBootstrapCustomizer(bootstrap -> bootstrap.handler(new Bound(port)))
            .build());
  }

  private static final class Bound extends ChannelInboundHandlerAdapter {
    private final CompletableFuture<Integer> port;

    Bound(CompletableFuture<Integer> port) {
      this.port = port;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      port.complete(((InetSocketAddress) ctx.channel().localAddress()).getPort());
      ctx.fireChannelActive();
    }
  }

  private static OpcUaServer server(
      OpcTcpServerTransport transport, Set<EndpointConfig> endpoints) {
    return new OpcUaServer(
        OpcUaServerConfig.builder()
            .setApplicationUri("urn:stock")
            .setEndpoints(endpoints)
            .setLimits(new Advertised())
            .setRoleMapper(identity -> List.of(NodeIds.WellKnownRole_Anonymous))
            .setCertificateManager(new DefaultCertificateManager(new MemoryCertificateQuarantine()))
            .build(),
        profile -> transport);
  }

  /** What the server says it keeps. */
  private static final class Advertised implements OpcUaServerConfigLimits {
    @Override
    public UInteger getMaxMonitoredItemsPerCall() {
      return uint(2);
    }

    @Override
    public UShort getMaxBrowseContinuationPoints() {
      return ushort(1);
    }

    @Override
    public UInteger getMaxStringLength() {
      return uint(10);
    }

    @Override
    public UInteger getMaxNodesPerHistoryReadData() {
      return uint(2);
    }

    /** Not a bound: so that a lifetime is over before anybody is tired of waiting. */
    @Override
    public Double getMinSubscriptionLifetime() {
      return 100.0;
    }
  }

  OpcUaServer server() {
    return server;
  }

  OpcUaClient client() {
    return client;
  }

  /** For a request that is not answered: nobody waits long for that. */
  RequestHeader headerOfUnanswered() throws UaException {
    return client.newRequestHeader(
        client.getSession().getAuthenticationToken(), uint(NO_ANSWER_MS));
  }

  StockPlant plant() {
    return plant;
  }

  /** Asks the server for its time again and again until what is wanted is so. */
  void await(BooleanSupplier wanted) throws UaException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
    while (!wanted.getAsBoolean()) {
      assertTrue(System.nanoTime() - end < 0, "it never came so");
      client.readValue(0, TimestampsToReturn.Both, NodeIds.Server_ServerStatus_CurrentTime);
    }
  }

  @Override
  public void close() throws IOException, InterruptedException, ExecutionException {
    var gone = client.disconnectAsync().handle((done, failed) -> true);
    assertTrue(gone.get());
    plant.shutdown();
    server.shutdown().get();
    taken.close();
  }
}
