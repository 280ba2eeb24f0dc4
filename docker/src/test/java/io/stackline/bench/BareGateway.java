package io.stackline.bench;

import com.ghgande.j2mod.modbus.ModbusException;
import com.ghgande.j2mod.modbus.io.ModbusTCPTransaction;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersRequest;
import com.ghgande.j2mod.modbus.msg.ReadMultipleRegistersResponse;
import com.ghgande.j2mod.modbus.net.TCPMasterConnection;
import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfigLimits;
import org.eclipse.milo.opcua.sdk.server.identity.AnonymousIdentityValidator;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.transport.TransportProfile;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.enumerated.MessageSecurityMode;
import org.eclipse.milo.opcua.stack.core.types.structured.BuildInfo;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransport;
import org.eclipse.milo.opcua.stack.transport.server.tcp.OpcTcpServerTransportConfig;

/**
 * The least a Java gateway can do: a thread a PLC, one block read a period, what changed is pushed.
 * No quality, no time, no model, no orders, no healing.
 */
final class BareGateway {
  private static final long PERIOD_NANOS = 100_000_000;

  private BareGateway() {}

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments, Set.of("port", "base", "count"));
    int plcs = options.number("count", 3);
    OpcUaServer server = server(options.number("port", 24_840));
    BareNodes nodes = new BareNodes(server, plcs * FarmPlc.TAGS);
    nodes.startup();
    server.startup().get();
    for (int i = 0; i < plcs; i++) {
      int plc = i;
      TCPMasterConnection connection = new TCPMasterConnection(InetAddress.getLoopbackAddress());
      connection.setPort(options.number("base", 21_000) + plc);
      connection.connect();
      long start = System.nanoTime() + PERIOD_NANOS * plc / plcs;
      Thread thread = new Thread(() -> poll(connection, plc, nodes, start), "plc-" + plc);
      thread.setDaemon(true);
      thread.start();
    }
    System.out.println("ready");
    new CountDownLatch(1).await();
  }

  private static OpcUaServer server(int port) {
    EndpointConfig endpoint =
        EndpointConfig.newBuilder()
            .setBindAddress("127.0.0.1")
            .setHostname("127.0.0.1")
            .setBindPort(port)
            .setTransportProfile(TransportProfile.TCP_UASC_UABINARY)
            .setSecurityPolicy(SecurityPolicy.None)
            .setSecurityMode(MessageSecurityMode.None)
            .addTokenPolicies(OpcUaServerConfig.USER_TOKEN_POLICY_ANONYMOUS)
            .build();
    OpcUaServerConfig config =
        OpcUaServerConfig.builder()
            .setApplicationUri(BareNodes.URI)
            .setApplicationName(LocalizedText.english("bare"))
            .setProductUri(BareNodes.URI)
            .setBuildInfo(new BuildInfo(BareNodes.URI, "", "bare", "", "", DateTime.now()))
            .setEndpoints(Set.of(endpoint))
            .setCertificateManager(new DefaultCertificateManager(new MemoryCertificateQuarantine()))
            .setIdentityValidator(AnonymousIdentityValidator.INSTANCE)
            .setLimits(
                new OpcUaServerConfigLimits() {
                  @Override
                  public Double getMinPublishingInterval() {
                    return 10.0;
                  }
                })
            .build();
    return new OpcUaServer(
        config,
        profile -> new OpcTcpServerTransport(OpcTcpServerTransportConfig.newBuilder().build()));
  }

  private static void poll(TCPMasterConnection connection, int plc, BareNodes nodes, long start) {
    ReadMultipleRegistersRequest request = new ReadMultipleRegistersRequest(0, FarmPlc.TAGS);
    request.setUnitID(1);
    ModbusTCPTransaction transaction = new ModbusTCPTransaction(connection);
    transaction.setRequest(request);
    int[] last = new int[FarmPlc.TAGS];
    long next = start;
    while (true) {
      LockSupport.parkNanos(next - System.nanoTime());
      if (next - System.nanoTime() > 0) {
        continue;
      }
      try {
        transaction.execute();
      } catch (ModbusException e) {
        System.err.println("plc " + plc + ": " + e);
        return;
      }
      ReadMultipleRegistersResponse response =
          (ReadMultipleRegistersResponse) transaction.getResponse();
      for (int i = 0; i < last.length; i++) {
        int value = response.getRegisterValue(i);
        if (value != last[i]) {
          last[i] = value;
          nodes.set(plc * FarmPlc.TAGS + i, value);
        }
      }
      next = Math.max(next + PERIOD_NANOS, System.nanoTime());
    }
  }
}
