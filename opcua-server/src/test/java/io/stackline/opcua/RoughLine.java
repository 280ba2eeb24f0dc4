package io.stackline.opcua;

import io.stackline.board.LocalBoard;
import io.stackline.board.Stamp;
import io.stackline.opcua.LineServer.Line;
import io.stackline.opcua.TestClient.How;
import io.stackline.opcua.hardening.HardenedServer;
import io.stackline.opcua.security.Credential;
import io.stackline.press.PressReading;
import io.stackline.site.Site.OpcUa;
import io.stackline.time.SystemTime;
import io.stackline.time.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.sdk.client.OpcUaClientConfig;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.security.CertificateValidator;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.EndpointDescription;
import org.eclipse.milo.opcua.stack.core.util.EndpointUtil;

/**
 * A line server for clients that do not behave: anybody may connect and read, so that they get as
 * far as possible, and there is room for all the sessions they leave behind.
 */
public final class RoughLine implements AutoCloseable {
  private static final Settings SETTINGS =
      new Settings(
          Duration.ofMillis(700), 1_000, Duration.ofMillis(100), Duration.ofMillis(200), 2_000);

  private final Path folder;
  private final LocalBoard board = new LocalBoard();
  private final Time time = SystemTime.real();
  private final LineServer server;
  private final AtomicLong stamps = new AtomicLong();

  private RoughLine() throws IOException {
    folder = Files.createTempDirectory("opcua");
    Line line =
        new Line(
            PilotSite.site(new OpcUa("127.0.0.1", "localhost", 0, true, true)),
            board,
            time,
            new SmallArchive(List.of()));
    server = LineServer.start(line, folder.resolve("security"), SETTINGS);
    server.trustClient(TestKey.CLIENT.certificate());
  }

  public static RoughLine start() throws IOException {
    return new RoughLine();
  }

  public int port() {
    return server.port();
  }

  public HardenedServer hardened() {
    return server.hardened();
  }

  public Time time() {
    return time;
  }

  public void publish(PressReading reading) {
    board.readings().publish(reading.press(), new Stamp(1, stamps.incrementAndGet()), reading);
  }

  /** A client that behaves, signed and encrypted. */
  public TestClient connect() throws Exception {
    return TestClient.connect(server, observer());
  }

  /** A whole conversation of a client that behaves, to somebody who passes it on at this port. */
  public void converse(int port) throws Exception {
    How how = observer();
    EndpointDescription endpoint =
        TestClient.endpoints("opc.tcp://127.0.0.1:" + port()).stream()
            .filter(each -> how.policy().getUri().equals(each.getSecurityPolicyUri()))
            .findFirst()
            .orElseThrow();
    OpcUaClient client =
        OpcUaClient.create(
            OpcUaClientConfig.builder()
                .setApplicationUri(how.key().applicationUri())
                .setEndpoint(EndpointUtil.updateUrl(endpoint, "127.0.0.1", port))
                .setKeyPair(how.key().keys())
                .setCertificate(how.key().certificate())
                .setCertificateChain(new X509Certificate[] {how.key().certificate()})
                .setCertificateValidator(new CertificateValidator.InsecureCertificateValidator())
                .setIdentityProvider(how.identity())
                .setSessionEndpointValidationEnabled(false)
                .build());
    try {
      client.connect();
      client.readValue(0, TimestampsToReturn.Both, NodeIds.Server_ServerStatus_State);
    } finally {
      client.disconnectAsync().get(5, TimeUnit.SECONDS);
    }
  }

  private How observer() {
    Credential observer =
        server.firstStartCredentials().stream()
            .filter(each -> each.user().equals("observer"))
            .findFirst()
            .orElseThrow();
    return How.user(observer.user(), observer.password());
  }

  @Override
  public void close() {
    server.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(each -> each.toFile().delete());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
