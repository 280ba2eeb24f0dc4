package io.stackline.opcua.nodeset;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.stackline.opcua.BareNamespace;
import io.stackline.opcua.hardening.SwallowedBindFailure;
import io.stackline.opcua.instance.MemberTables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.server.EndpointConfig;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.stack.core.security.DefaultCertificateManager;
import org.eclipse.milo.opcua.stack.core.security.MemoryCertificateQuarantine;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UShort;

/** A server on loopback with all companion models, a namespace for instances, and a client. */
public final class ModelServer implements AutoCloseable {
  /** For instances. */
  private static final String PLANT = "urn:test:plant";

  private final SwallowedBindFailure socket;
  private final OpcUaServer server;
  private final LoadedModels models;
  private final MemberTables tables;
  private final BareNamespace plant;
  private final OpcUaClient client;

  private ModelServer() throws Exception {
    socket = SwallowedBindFailure.take("127.0.0.1", 0);
    server = bare(socket);
    // Backwards, so that the order of loading is not by chance the right one.
    List<Companion> backwards = new ArrayList<>(Arrays.asList(Companion.values()));
    Collections.reverse(backwards);
    models = NodeSetLoader.load(server, Companion.read(backwards));
    tables = new MemberTables(server);
    plant = new BareNamespace(server, PLANT);
    plant.startup();
    server.startup().get(5, TimeUnit.SECONDS);
    client =
        OpcUaClient.create(
            "opc.tcp://127.0.0.1:" + socket.port(),
            endpoints -> endpoints.stream().findFirst(),
            transport -> {},
            config -> config.setRequestTimeout(uint(10_000)));
    client.connect();
  }

  public static ModelServer start() {
    try {
      return new ModelServer();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A server with the base model alone that never serves. */
  public static OpcUaServer unserved() throws IOException {
    try (SwallowedBindFailure socket = SwallowedBindFailure.take("127.0.0.1", 0)) {
      return bare(socket);
    }
  }

  private static OpcUaServer bare(SwallowedBindFailure socket) {
    EndpointConfig endpoint =
        EndpointConfig.newBuilder()
            .setBindAddress("127.0.0.1")
            .setHostname("127.0.0.1")
            .setBindPort(socket.port())
            .build();
    return new OpcUaServer(
        OpcUaServerConfig.builder()
            .setApplicationUri("urn:models")
            .setEndpoints(Set.of(endpoint))
            .setCertificateManager(new DefaultCertificateManager(new MemoryCertificateQuarantine()))
            .build(),
        profile -> socket);
  }

  public OpcUaServer server() {
    return server;
  }

  public OpcUaClient client() {
    return client;
  }

  public LoadedModels models() {
    return models;
  }

  public MemberTables tables() {
    return tables;
  }

  public BareNamespace plant() {
    return plant;
  }

  /** The index of a namespace, by the end of its URI: {@code DI}, {@code Machinery/Jobs}. */
  public UShort index(String model) {
    return Optional.ofNullable(
            server.getNamespaceTable().getIndex("http://opcfoundation.org/UA/" + model + "/"))
        .orElseThrow(() -> new IllegalArgumentException(model));
  }

  public NodeId id(String model, int number) {
    return new NodeId(index(model), uint(number));
  }

  @Override
  public void close() {
    try {
      client.disconnect();
      plant.shutdown();
      models.close();
      server.shutdown().get(5, TimeUnit.SECONDS);
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
