package io.stackline.launch.kill;

import io.stackline.launch.demo.ClientIdentity;
import io.stackline.launch.demo.LineClient;
import io.stackline.launch.demo.LineClientException;
import io.stackline.opcua.security.CertificateCard;
import io.stackline.opcua.security.CertificateDesk;
import io.stackline.opcua.security.PasswordRule;
import io.stackline.opcua.security.SecurityRefused;
import io.stackline.opcua.security.ServerKey;
import io.stackline.opcua.security.TrustDesk;
import io.stackline.opcua.security.UserBook;
import io.stackline.sequence.store.StoreAudit;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.site.StoreSettings;
import io.stackline.site.StoreSettings.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The processes of the lab, each on its host, and a client they let in. */
final class NetLine implements AutoCloseable {
  static final String RUNNING = "running; stop with";
  private static final String USER = "crew";
  private static final String PASSWORD = "a-password-of-a-test-1";
  private static final long START_S = 120;

  private final Path folder;
  private final NetSite site;
  private final double speed;
  private final Optional<NetClocks> clocks;
  private final ClientIdentity identity;
  private final Process database;
  private final Jvm plcs;
  private final Map<String, Jvm> running = new ConcurrentHashMap<>();

  /**
   * Starts database and presses.
   *
   * @param jumping whether clocks of its processes are to jump
   */
  NetLine(Path folder, Path home, double speed, boolean jumping)
      throws IOException, InterruptedException, LineClientException {
    this.folder = Files.createDirectories(folder);
    this.speed = speed;
    clocks =
        jumping ? Optional.of(new NetClocks(folder.resolve("clocks"), home)) : Optional.empty();
    site = NetSite.write(folder.resolve("site"), home);
    identity = ClientIdentity.draw();
    database = database();
    plcs =
        Jvm.start(
            NetHosts.on("plc"),
            List.of(),
            List.of("plc", "--site", path(""), "--speed", "" + speed, "--bind", NetSite.PLCS),
            folder.resolve("plc.log"));
    plcs.await("C2 ", START_S);
  }

  private String path(String more) {
    return site.folder().resolve(more).toString();
  }

  private Process database() throws IOException {
    List<String> command = new ArrayList<>(NetHosts.on("db"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx128m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(NetDatabase.class.getName(), folder.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("database.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end"));
    return process;
  }

  NetSite site() {
    return site;
  }

  /** Waits until the database lets clients in. */
  void awaitDatabase() throws IOException, InterruptedException {
    Path log = folder.resolve("database.log");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_S);
    while (!Files.exists(log) || !Files.readString(log).contains("database at")) {
      if (database.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new IOException("the database does not start; see " + log);
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("no database within " + START_S + " s; see " + log);
      }
    }
  }

  /** Starts one of the processes; it may not be up yet. */
  Jvm start(String process) throws IOException {
    Path data = Files.createDirectories(folder.resolve(process));
    if (NetSite.SERVERS.contains(process) && !Files.exists(data.resolve("security"))) {
      letIn(data.resolve("security"));
    }
    List<String> there =
        new ArrayList<>(NetHosts.on(Objects.requireNonNull(NetSite.HOSTS.get(process))));
    if (clocks.isPresent()) {
      there.addAll(clocks.get().of(process));
    }
    Jvm jvm =
        Jvm.start(
            there,
            List.of("-XX:TieredStopAtLevel=1", "-Xmx400m"),
            List.of(
                "up",
                "--site",
                path(""),
                "--data",
                data.toString(),
                "--name",
                process,
                "--speed",
                "" + speed),
            folder.resolve(process + ".log"));
    running.put(process, jvm);
    return jvm;
  }

  private void letIn(Path security) throws IOException {
    try {
      UserBook.open(security, Clock.systemUTC(), PasswordRule.MEMORY_KIB)
          .add(USER, "operator", Optional.of(PASSWORD), Optional.empty());
      Path certificate = folder.resolve("client.der");
      Files.write(certificate, identity.certificate().getEncoded());
      TrustDesk.open(security, Clock.systemUTC()).accept(certificate);
    } catch (SecurityRefused | CertificateEncodingException e) {
      throw new IOException(e);
    }
  }

  /** The clocks of its processes, if it was started with such. */
  NetClocks clocks() {
    return clocks.orElseThrow();
  }

  Jvm of(String process) {
    return Objects.requireNonNull(running.get(process), process);
  }

  static String address(String server) {
    return server.equals("one") ? "10.77.1.3" : "10.77.1.2";
  }

  /** A session with the server of this process. */
  LineClient connect(String process) throws LineClientException, IOException, SecurityRefused {
    Path security = folder.resolve(process).resolve("security");
    CertificateCard card = new CertificateDesk(security, Clock.systemUTC()).show();
    ServerKey.Subject subject =
        new ServerKey.Subject(KillSite.NAME, card.applicationUri(), card.names());
    return LineClient.connect(
        "opc.tcp://" + address(process) + ":4840",
        "urn:stackline:" + KillSite.NAME,
        identity,
        USER,
        PASSWORD,
        ServerKey.open(security, subject).certificate());
  }

  /** What the journal says now. */
  StoreAudit audit() throws StoreRefused {
    Where where =
        new Where.Postgres(
            "jdbc:postgresql://10.77.1.9:5432/postgres", "postgres", Optional.empty());
    return StoreAudit.read(folder, new StoreSettings(where, StoreSettings.USUAL.retention()));
  }

  @Override
  public void close() {
    running.values().forEach(Jvm::close);
    plcs.close();
    database.destroy();
  }
}
