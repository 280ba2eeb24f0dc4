package io.stackline.opcua;

import io.stackline.board.Board;
import io.stackline.opcua.hardening.HardenedServer;
import io.stackline.opcua.hardening.ServerThreads;
import io.stackline.opcua.hardening.SwallowedBindFailure;
import io.stackline.opcua.lock.Locks;
import io.stackline.opcua.method.Desk;
import io.stackline.opcua.model.LineNamespace;
import io.stackline.opcua.model.run.ArchivedRun;
import io.stackline.opcua.security.Credential;
import io.stackline.opcua.security.SecurityFolder;
import io.stackline.opcua.value.LaneFollower;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.record.RunArchive;
import io.stackline.run.RunId;
import io.stackline.site.Site;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import io.stackline.why.HandOver;
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
import java.util.concurrent.atomic.AtomicBoolean;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The OPC UA server of one line. Presses, recipes and runs are shown as nodes; what clients ask for
 * is handed to the board and answered with the sequencer's outcome. Thread-safe.
 */
public final class LineServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LineServer.class);
  private static final long MILO_PATIENCE_S = 2;

  /** Long enough for clients that sample the server's state every second. */
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  /** With hundreds of presses a dozen readings come within it; no client is told so often. */
  private static final Duration GATHERING = Duration.ofMillis(5);

  private final Line line;
  private final Settings settings;
  private final Deque<AutoCloseable> opened;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final SecurityFolder security;
  private final int port;
  private final Crank crank;
  private final Locks locks;
  private final Desk desk;
  private final HardenedServer server;
  private final LineNamespace namespace;
  private final ServerStatus status;

  /** Its recipes, dies and materials may change while it runs, nothing else of it does. */
  private volatile Site site;

  /** The parts a line server is given. */
  record Line(Site site, Board board, Time time, RunArchive archive) {}

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

  static LineServer start(Line line, Path securityDir, Settings settings) throws IOException {
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    try {
      LineServer server = new LineServer(line, securityDir, settings, opened);
      server.serve();
      return server;
    } catch (IOException | RuntimeException e) {
      closeAll(opened);
      throw e;
    }
  }

  private LineServer(Line line, Path securityDir, Settings settings, Deque<AutoCloseable> opened)
      throws IOException {
    Security.addProvider(new BouncyCastleProvider());
    ServerConfig config = new ServerConfig(line.site(), settings);
    this.line = line;
    this.site = line.site();
    this.settings = settings;
    this.opened = opened;
    SwallowedBindFailure socket =
        opening(SwallowedBindFailure.take(line.site().opcua().bind(), line.site().opcua().port()));
    this.port = socket.port();
    // After the port: a start that fails for it must not make users whose passwords nobody sees.
    this.security =
        SecurityFolder.open(
            securityDir, ServerSubject.of(line.site()), settings.passwordMemoryKiB(), line.time());
    this.crank = opening(line.time().crank("opcua"));
    ServerThreads threads = opening(ServerThreads.make());
    this.server =
        new HardenedServer(
            config.at(port, security, threads),
            new HardenedServer.Parts(socket, security.audit(), config.limits(), threads));
    this.status = ServerStatus.of(server);
    this.locks = new Locks(line.site().presses().keySet(), line.time(), crank);
    this.desk = opening(new Desk(line.board(), line.time(), settings.answerWait(), locks));
    this.namespace =
        LineNamespace.of(
            new LineNamespace.Parts(
                server, line.site(), line.time(), crank, desk, locks, this::handOver));
    server.permits().put(namespace.getNamespaceIndex().intValue(), namespace.permits());
  }

  private <T extends AutoCloseable> T opening(T part) {
    opened.push(part);
    return part;
  }

  private void serve() throws IOException {
    namespace.startup();
    opened.push(namespace::shutdown);
    opened.push(this::awaitCrank);
    opened.push(() -> server.shutdown().get(MILO_PATIENCE_S, TimeUnit.SECONDS));
    showArchived();
    namespace.line().skipped(0, line.time().now());
    LaneFollower<PressId, PressReading> readings =
        opening(LaneFollower.start(line.board().readings(), crank, process(GATHERING), this::show));
    opening(
        LaneFollower.start(
            line.board().runs(),
            crank,
            Duration.ZERO,
            (id, run) -> namespace.show(run, line.time().now())));
    opening(
        LaneFollower.start(
            line.board().holds(),
            crank,
            Duration.ZERO,
            (id, hold) -> namespace.runs().show(hold, line.time().now())));
    opening(
        LaneFollower.start(
            line.board().uses(), crank, Duration.ZERO, (id, use) -> namespace.presses().show(use)));
    crank.execute(() -> status.serviceLevel(namespace.presses().serviceLevel()));
    try {
      server.startup().get(MILO_PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the OPC UA server did not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the OPC UA server started", e);
    }
    sweepLater(readings);
    LOG.info("endpoints={} namespace={}", endpoints(), namespaceUri());
    if (line.site().opcua().allowNone()) {
      LOG.warn("endpoint=none: whoever reaches port {} may read without encryption", port);
    }
  }

  private void show(PressId press, PressReading reading) {
    namespace.presses().show(press, reading);
    status.serviceLevel(namespace.presses().serviceLevel());
  }

  private void showArchived() {
    for (RunId run : line.archive().recent(Board.ENDED_RUNS_KEPT)) {
      try {
        line.archive()
            .record(run)
            .ifPresent(record -> namespace.show(ArchivedRun.status(record), record.ended()));
      } catch (RuntimeException e) {
        LOG.warn("run={} archived but not shown", run, e);
      }
    }
  }

  private void sweepLater(LaneFollower<PressId, PressReading> readings) {
    crank.after(
        process(settings.sweep()),
        () -> {
          sweepLater(readings);
          namespace.line().skipped(readings.skipped(), line.time().now());
          server.sweep(line.time().wallNanos());
          security.sweep(server);
        });
  }

  /** Wall time on a crank that runs in process time. */
  private Duration process(Duration wall) {
    return Duration.ofNanos((long) (wall.toNanos() * line.time().speed()));
  }

  private List<HandOver.Item> handOver() {
    return HandOver.of(
        line.board().runs().all().values(),
        line.board().uses().all().values(),
        site.dies().values(),
        line.time().now());
  }

  /**
   * Shows changed recipes from now on; those that are gone have no nodes any more. For any thread.
   *
   * @param changed differs from the site before in recipes, dies and materials alone
   */
  public void reload(Site changed) {
    site = changed;
    crank.execute(() -> namespace.reload(changed));
  }

  /** Addresses for clients, the best first. */
  public List<String> endpoints() {
    return new Endpoints(line.site().opcua(), port).urls();
  }

  public int port() {
    return port;
  }

  /** By this a client finds the index of the line's namespace. */
  public String namespaceUri() {
    return LineNamespace.uri(line.site());
  }

  /** What clients have open. For any thread. */
  public ServerFigures figures() {
    return new ServerFigures(
        server.getSessionManager().getCurrentSessionCount().intValue(),
        server.getSubscriptions().size(),
        server.itemsThereAre());
  }

  /**
   * Does this, which must be short, when what the nodes were to show before is shown: for who
   * watches whether it goes on. For any thread; never done if this is closed.
   *
   * @throws IllegalStateException if it is far behind
   */
  public void pulse(Runnable beat) {
    crank.execute(beat);
  }

  /** The users this start created, with their passwords; empty on any later start. */
  public List<Credential> firstStartCredentials() {
    return security.users().created();
  }

  /** Trusts a client application from now on, also after a restart. */
  public void trustClient(X509Certificate certificate) {
    security.pki().trust(certificate);
  }

  public X509Certificate serverCertificate() {
    return security.key().now().certificate();
  }

  /** The presses' locks. */
  Locks locks() {
    return locks;
  }

  LineNamespace namespace() {
    return namespace;
  }

  HardenedServer hardened() {
    return server;
  }

  /**
   * Shuts down in order, within three seconds: waiting calls are answered, connected clients see
   * State Shutdown for a second, then the channels close.
   */
  @Override
  public void close() {
    if (closed.getAndSet(true)) {
      return;
    }
    desk.close();
    crank.execute(() -> status.shutDown(FAREWELL.toSeconds()));
    if (server.getSessionManager().getCurrentSessionCount().longValue() > 0) {
      pause();
    }
    closeAll(opened);
    LOG.info("port={} closed", port);
  }

  /** What the crank is at may need nodes that go next. */
  private void awaitCrank() throws InterruptedException {
    CountDownLatch idle = new CountDownLatch(1);
    crank.execute(idle::countDown);
    if (!idle.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn("port={} closes while its nodes still change", port);
    }
  }

  private static void pause() {
    try {
      boolean unused = new CountDownLatch(1).await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeAll(Deque<AutoCloseable> opened) {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (Exception e) {
        LOG.warn("a part did not close: {}", e.toString());
      }
    }
  }
}
