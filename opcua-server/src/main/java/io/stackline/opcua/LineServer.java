package io.stackline.opcua;

import io.stackline.board.Board;
import io.stackline.opcua.ServiceLevels.Share;
import io.stackline.opcua.hardening.HardenedServer;
import io.stackline.opcua.hardening.ServerThreads;
import io.stackline.opcua.hardening.SwallowedBindFailure;
import io.stackline.opcua.lock.Locks;
import io.stackline.opcua.method.Desk;
import io.stackline.opcua.model.LineNamespace;
import io.stackline.opcua.security.Credential;
import io.stackline.opcua.security.SecurityFolder;
import io.stackline.opcua.security.ServerKey;
import io.stackline.opcua.value.LaneFollower;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.record.RunArchive;
import io.stackline.site.Site;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import io.stackline.why.HandOver;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.time.Duration;
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
  private final Opened opened;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final SecurityFolder security;
  private final int port;
  private final Crank crank;
  private final Locks locks;
  private final Desk desk;
  private final HardenedServer server;
  private final LineNamespace namespace;
  private final ServerStatus status;
  private final EarlierRuns earlier;
  private final Outlook outlook;

  /** Its recipes, dies and materials may change while it runs, nothing else of it does. */
  private volatile Site site;

  /** The parts a line server is given. */
  record Line(Site site, Board board, Time time, RunArchive archive, ServerSet set) {
    /** Of a site with this server alone. */
    Line(Site site, Board board, Time time, RunArchive archive) {
      this(site, board, time, archive, ServerSet.alone(site.opcua()));
    }
  }

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

  /**
   * The same for one of several servers of a line.
   *
   * @param site with this server's own place
   * @param set all of them
   */
  public static LineServer start(
      Site site, Board board, Time time, RunArchive archive, Path securityDir, ServerSet set)
      throws IOException {
    return start(new Line(site, board, time, archive, set), securityDir, Settings.standard());
  }

  static LineServer start(Line line, Path securityDir, Settings settings) throws IOException {
    Opened opened = new Opened();
    try {
      LineServer server = new LineServer(line, securityDir, settings, opened);
      server.serve();
      return server;
    } catch (IOException | RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  private LineServer(Line line, Path securityDir, Settings settings, Opened opened)
      throws IOException {
    Security.addProvider(new BouncyCastleProvider());
    ServerConfig config = new ServerConfig(line.site(), line.set(), settings);
    this.line = line;
    this.site = line.site();
    this.settings = settings;
    this.opened = opened;
    SwallowedBindFailure socket =
        opened.add(
            SwallowedBindFailure.take(line.site().opcua().bind(), line.site().opcua().port()));
    this.port = socket.port();
    // After the port: a start that fails for it must not make users whose passwords nobody sees.
    ServerKey.Subject subject = line.set().subject(line.site());
    this.security =
        SecurityFolder.open(securityDir, subject, settings.passwordMemoryKiB(), line.time());
    this.crank = opened.add(line.time().crank("opcua"));
    ServerThreads threads = opened.add(ServerThreads.make());
    HardenedServer.Parts parts =
        new HardenedServer.Parts(
            socket, security.audit(), config.limits(), threads, line.set().others(line.site()));
    this.server = new HardenedServer(config.at(port, security, threads), parts);
    this.status = ServerStatus.of(server, line.set().uris(line.site()));
    this.locks = opened.add(BoardFollowers.locks(line, crank));
    this.desk = opened.add(new Desk(line.board(), line.time(), settings.answerWait(), locks));
    this.namespace =
        LineNamespace.of(
            new LineNamespace.Parts(
                server, line.site(), line.time(), crank, desk, locks, this::handOver));
    this.earlier = new EarlierRuns(line.archive(), namespace);
    this.outlook =
        opened.add(
            Outlook.start(
                line.board().peers(),
                line.set(),
                new Outlook.Parts(this::fresh, earlier::areShown, status),
                crank));
    server.permits().put(namespace.getNamespaceIndex().intValue(), namespace.permits());
  }

  private void serve() throws IOException {
    namespace.startup();
    opened.add(namespace::shutdown);
    opened.add(this::awaitCrank);
    opened.add(() -> server.shutdown().get(MILO_PATIENCE_S, TimeUnit.SECONDS));
    namespace.line().skipped(0, line.time().now());
    BoardFollowers followers = new BoardFollowers(line, namespace, crank, opened);
    LaneFollower<PressId, PressReading> readings =
        followers.readings(process(GATHERING), outlook::look);
    followers.others();
    followers.locks(locks);
    earlier.show(crank);
    crank.execute(outlook::look);
    try {
      // Who comes right after the start sees what the board has.
      awaitCrank();
      server.startup().get(MILO_PATIENCE_S, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("the OPC UA server did not start: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the OPC UA server started", e);
    }
    sweepLater(readings, opened.add(line.time().crank("opcua-archive")));
    LOG.info("endpoints={} namespace={}", endpoints(), namespaceUri());
    if (line.site().opcua().allowNone()) {
      LOG.warn("endpoint=none: whoever reaches port {} may read without encryption", port);
    }
  }

  private Share fresh() {
    return new Share(namespace.presses().fresh(), namespace.presses().size());
  }

  private void sweepLater(LaneFollower<PressId, PressReading> readings, Crank archive) {
    crank.after(
        process(settings.sweep()),
        () -> {
          sweepLater(readings, archive);
          earlier.retry(crank, archive, outlook::look);
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
    opened.close();
    LOG.info("port={} closed", port);
  }

  /** What it has begun to show is shown, and it needs no nodes that go next. */
  private void awaitCrank() throws InterruptedException {
    CountDownLatch idle = new CountDownLatch(1);
    crank.execute(idle::countDown);
    if (!idle.await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn("port={} does not wait any longer: its nodes still change", port);
    }
  }

  private static void pause() {
    try {
      boolean unused = new CountDownLatch(1).await(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
