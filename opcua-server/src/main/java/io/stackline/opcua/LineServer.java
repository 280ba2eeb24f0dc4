package io.stackline.opcua;

import io.stackline.board.Board;
import io.stackline.opcua.hardening.BusySampling;
import io.stackline.opcua.hardening.HardenedServer;
import io.stackline.opcua.hardening.SwallowedBindFailure;
import io.stackline.opcua.method.Desk;
import io.stackline.opcua.model.ArchivedRun;
import io.stackline.opcua.model.LineNamespace;
import io.stackline.opcua.security.Credential;
import io.stackline.opcua.security.Logins;
import io.stackline.opcua.security.Pki;
import io.stackline.opcua.security.ServerKey;
import io.stackline.opcua.security.Users;
import io.stackline.opcua.value.LaneFollower;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.record.RunArchive;
import io.stackline.run.RunId;
import io.stackline.site.Site;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.eclipse.milo.opcua.sdk.server.OpcUaServerConfig;
import org.eclipse.milo.opcua.stack.core.channel.EncodingLimits;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The OPC UA server of one line. Presses, recipes and runs are shown as nodes; what clients ask for
 * is handed to the board and answered with the sequencer's outcome. Thread-safe.
 */
public final class LineServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LineServer.class);
  private static final int CHUNK_BYTES = 65_535;
  private static final int MESSAGE_BYTES = 16 << 20;
  private static final int RECURSION_MAX = 64;
  private static final Duration BIND_WAIT = Duration.ofSeconds(10);

  private final Site site;
  private final Board board;
  private final Time time;
  private final Settings settings;
  private final Deque<AutoCloseable> opened;
  private final Users users;
  private final ServerKey key;
  private final Pki pki;
  private final int port;
  private final Crank crank;
  private final Desk desk;
  private final HardenedServer server;
  private final LineNamespace namespace;
  private final ServerStatus status;

  /**
   * Starts serving. On first start makes the users, the key and the certificate in {@code
   * securityDir}.
   *
   * @param archive ended runs of earlier days, shown beside those on the board
   * @throws IOException in words for the operator: the port is in use, or a file in {@code
   *     securityDir} cannot be used
   */
  public static LineServer start(
      Site site, Board board, Time time, RunArchive archive, Path securityDir) throws IOException {
    return start(new Line(site, board, time, archive), securityDir, Settings.standard());
  }

  /** The parts a line server is given. */
  record Line(Site site, Board board, Time time, RunArchive archive) {}

  static LineServer start(Line line, Path securityDir, Settings settings) throws IOException {
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    try {
      LineServer server = new LineServer(line, securityDir, settings, opened);
      server.serve(line.archive());
      return server;
    } catch (IOException | RuntimeException e) {
      closeAll(opened);
      throw e;
    }
  }

  private LineServer(Line line, Path securityDir, Settings settings, Deque<AutoCloseable> opened)
      throws IOException {
    Security.addProvider(new BouncyCastleProvider());
    this.site = line.site();
    this.board = line.board();
    this.time = line.time();
    this.settings = settings;
    this.opened = opened;
    this.key = ServerKey.open(securityDir, subject());
    this.users = Users.open(securityDir, settings.passwordIterations());
    this.pki = opening(Pki.open(securityDir, key));
    SwallowedBindFailure socket =
        opening(SwallowedBindFailure.take(site.opcua().bind(), site.opcua().port()));
    this.port = socket.port();
    this.crank = opening(time.crank("opcua"));
    this.server = new HardenedServer(config(), socket);
    this.status = ServerStatus.of(server);
    this.desk = opening(new Desk(board, time, settings.answerWait()));
    this.namespace = LineNamespace.of(new LineNamespace.Parts(server, site, time, crank, desk));
  }

  private <T extends AutoCloseable> T opening(T part) {
    opened.push(part);
    return part;
  }

  private ServerKey.Subject subject() {
    return new ServerKey.Subject(
        "Stackline " + site.name(), applicationUri(), Endpoints.names(site.opcua()));
  }

  private String applicationUri() {
    return "urn:stackline:" + site.name() + ":server";
  }

  private OpcUaServerConfig config() {
    return OpcUaServerConfig.builder()
        .setApplicationUri(applicationUri())
        .setApplicationName(LocalizedText.english("Stackline " + site.title()))
        .setProductUri(ServerStatus.productUri())
        .setBuildInfo(ServerStatus.buildInfo())
        .setEndpoints(new Endpoints(site.opcua(), port).configs(key.certificate()))
        .setCertificateManager(pki.manager())
        .setIdentityValidator(new Logins(users, site.opcua().anonymousMayRead(), time))
        .setLimits(new BusySampling(settings.subscriptionLifetimeMin(), settings.sessionsMax()))
        .setEncodingLimits(
            new EncodingLimits(
                CHUNK_BYTES, 2 * MESSAGE_BYTES / CHUNK_BYTES, MESSAGE_BYTES, RECURSION_MAX))
        .build();
  }

  private void serve(RunArchive archive) throws IOException {
    namespace.startup();
    opened.push(namespace::shutdown);
    opened.push(() -> server.shutdown().get(BIND_WAIT.toSeconds(), TimeUnit.SECONDS));
    crank.execute(() -> showArchived(archive));
    opened.push(LaneFollower.start(board.readings(), crank, this::show));
    opened.push(
        LaneFollower.start(
            board.runs(), crank, (id, run) -> namespace.runs().show(run, time.now())));
    crank.execute(() -> status.serviceLevel(namespace.presses().serviceLevel()));
    try {
      server.startup().get(BIND_WAIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the OPC UA server did not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the OPC UA server started", e);
    }
    sweepLater();
    LOG.info("endpoints={} namespace={}", endpoints(), namespaceUri());
    if (site.opcua().allowNone()) {
      LOG.warn("endpoint=none: whoever reaches port {} may read without encryption", port);
    }
  }

  private void show(PressId press, PressReading reading) {
    namespace.presses().show(press, reading);
    status.serviceLevel(namespace.presses().serviceLevel());
  }

  private void showArchived(RunArchive archive) {
    for (RunId run : archive.recent(Board.ENDED_RUNS_KEPT)) {
      try {
        archive
            .record(run)
            .ifPresent(record -> namespace.runs().show(ArchivedRun.status(record), record.ended()));
      } catch (RuntimeException e) {
        LOG.warn("run={} archived but not shown", run, e);
      }
    }
  }

  private void sweepLater() {
    crank.after(
        Duration.ofNanos((long) (settings.sweep().toNanos() * time.speed())),
        () -> {
          sweepLater();
          server.unactivatedSessions().sweep();
          server.orphanedSubscriptions().sweep();
        });
  }

  /** Addresses for clients, the best first. */
  public List<String> endpoints() {
    return new Endpoints(site.opcua(), port).urls();
  }

  public int port() {
    return port;
  }

  /** By this a client finds the index of the line's namespace. */
  public String namespaceUri() {
    return LineNamespace.uri(site);
  }

  /** The users this start created, with their passwords; empty on any later start. */
  public List<Credential> firstStartCredentials() {
    return users.created();
  }

  HardenedServer hardened() {
    return server;
  }

  /** Trusts a client application from now on, also after a restart. */
  public void trustClient(X509Certificate certificate) {
    pki.trust(certificate);
  }

  public X509Certificate serverCertificate() {
    return key.certificate();
  }

  /**
   * Shuts down in order, within three seconds: waiting calls are answered, connected clients see
   * State Shutdown for a moment, then the channels close.
   */
  @Override
  public void close() {
    desk.close();
    status.shutDown(Math.max(1, settings.farewell().toSeconds()));
    if (server.getSessionManager().getCurrentSessionCount().longValue() > 0) {
      pause(settings.farewell());
    }
    closeAll(opened);
    LOG.info("port={} closed", port);
  }

  private static void pause(Duration wall) {
    try {
      boolean unused = new CountDownLatch(1).await(wall.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeAll(Deque<AutoCloseable> opened) {
    while (!opened.isEmpty()) {
      AutoCloseable part = opened.pop();
      try {
        part.close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        LOG.warn("a part did not close: {}", e.toString());
      }
    }
  }
}
