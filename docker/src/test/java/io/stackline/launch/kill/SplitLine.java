package io.stackline.launch.kill;

import io.stackline.launch.FreePort;
import io.stackline.launch.QuickSite;
import io.stackline.launch.demo.ClientIdentity;
import io.stackline.launch.demo.LineClient;
import io.stackline.opcua.security.CertificateCard;
import io.stackline.opcua.security.CertificateDesk;
import io.stackline.opcua.security.PasswordRule;
import io.stackline.opcua.security.ServerKey;
import io.stackline.opcua.security.TrustDesk;
import io.stackline.opcua.security.UserBook;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * The shipped line in processes of its own, on loopback, around a PostgreSQL server: a bridge,
 * {@code one} that runs recipes and serves, and {@code two} that could do all of it.
 */
final class SplitLine implements AutoCloseable {
  static final String PASSWORD = "a-password-of-a-test-1";
  private static final String USER = "crew";
  private static final long START_S = 90;

  /** Register of PRESSMAP 1.0 that counts strokes. */
  private static final int CYCLES = 168;

  private final Path folder;
  private final double speed;
  private final EmbeddedPostgres server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ClientIdentity identity = ClientIdentity.draw();
  private final Map<String, Integer> opcua = new LinkedHashMap<>();
  private final Map<String, Integer> management = new LinkedHashMap<>();
  private final Map<String, Integer> plcs = new LinkedHashMap<>();
  private final Map<String, Jvm> running = new LinkedHashMap<>();

  SplitLine(Path folder, double speed) throws Exception {
    this.folder = folder;
    this.speed = speed;
    server = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
    QuickSite.in(site());
    Path file = site().resolve("site.yaml");
    List<Integer> free = free(10);
    opcua.put("one", free.get(3));
    opcua.put("two", free.get(4));
    management.put("one", free.get(8));
    management.put("two", free.get(9));
    String processes =
        """
        store: {kind: postgres, user: postgres, url: "jdbc:postgresql://127.0.0.1:%d/postgres"}
        processes:
          - {name: one, role: all, address: "127.0.0.1:%d", presses: [], opcua: {port: %d}, management: {port: %d}}
          - {name: two, role: all, address: "127.0.0.1:%d", opcua: {port: %d}, management: {port: %d}}
          - {name: bridge-a, role: bridge, address: "127.0.0.1:%d"}
        """
            .formatted(
                server.getPort(),
                free.get(0),
                free.get(3),
                free.get(8),
                free.get(1),
                free.get(4),
                free.get(9),
                free.get(2));
    String text =
        Files.readString(file).replace("presses:\n  - id: P1", processes + "presses:\n  - id: P1");
    for (int i = 1; i <= 3; i++) {
      text = text.replace("port: 1502" + i, "port: " + free.get(4 + i));
      plcs.put("P" + i, free.get(4 + i));
    }
    Files.writeString(file, text);
    Path recipe = site().resolve("recipes/quick-cell.yaml");
    Files.writeString(
        recipe,
        Files.readString(recipe)
            .replace("dwell: 20 s", "dwell: 120 s")
            .replaceAll("dwell:\n +unbound:[^\n]*", "dwell: 20 s [E]"));
  }

  /** Starts the simulated presses, which outlive all processes of the line. */
  void presses() throws Exception {
    Jvm jvm =
        Jvm.start(
            List.of("-XX:TieredStopAtLevel=1"),
            List.of("plc", "--site", site().toString(), "--speed", Double.toString(speed)),
            folder.resolve("plc.log"));
    running.put("plcs", jvm);
    jvm.await("P3 ", START_S);
  }

  Path site() {
    return folder.resolve("site");
  }

  Path data(String process) {
    return folder.resolve(process);
  }

  /** Starts one of the processes; it may not be up yet. */
  Jvm start(String process) throws Exception {
    Path security = Files.createDirectories(data(process)).resolve("security");
    if (opcua.containsKey(process) && !Files.exists(security)) {
      UserBook.open(security, Clock.systemUTC(), PasswordRule.MEMORY_KIB)
          .add(USER, "operator", Optional.of(PASSWORD), Optional.empty());
      Path certificate = folder.resolve("client.der");
      Files.write(certificate, identity.certificate().getEncoded());
      TrustDesk.open(security, Clock.systemUTC()).accept(certificate);
    }
    Jvm jvm =
        Jvm.start(
            List.of("-XX:TieredStopAtLevel=1"),
            List.of(
                "up",
                "--site",
                site().toString(),
                "--data",
                data(process).toString(),
                "--name",
                process,
                "--speed",
                Double.toString(speed)),
            folder.resolve(process + ".log"));
    running.put(process, jvm);
    return jvm;
  }

  Jvm of(String process) {
    return Objects.requireNonNull(running.get(process), process);
  }

  /** A session with the server of this process. */
  LineClient connect(String process) throws Exception {
    Path security = data(process).resolve("security");
    CertificateCard card = new CertificateDesk(security, Clock.systemUTC()).show();
    ServerKey.Subject subject =
        new ServerKey.Subject("pilot-line", card.applicationUri(), card.names());
    X509Certificate certificate = ServerKey.open(security, subject).certificate();
    return LineClient.connect(
        "opc.tcp://127.0.0.1:" + opcua.get(process),
        "urn:stackline:pilot-line",
        identity,
        USER,
        PASSWORD,
        certificate);
  }

  /** What a process tells of itself at its management port. */
  String told(String process, String page) throws Exception {
    URI url = URI.create("http://127.0.0.1:" + management.get(process) + page);
    return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body();
  }

  /** How many strokes a press's PLC has counted; it ends with none but itself. */
  long cycles(String press) throws Exception {
    try (ModbusReader plc =
        new ModbusReader(
            InetAddress.getLoopbackAddress(), Objects.requireNonNull(plcs.get(press)), 1)) {
      return plc.input(CYCLES, 2).getInt() & 0xFFFF_FFFFL;
    }
  }

  /** Waits until something is so. */
  static void until(String what, Callable<Boolean> so) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_S);
    while (!so.call()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + START_S + " s: " + what);
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private static List<Integer> free(int count) throws Exception {
    List<Integer> ports = new ArrayList<>();
    while (ports.size() < count) {
      int port = FreePort.next();
      if (!ports.contains(port)) {
        ports.add(port);
      }
    }
    return ports;
  }

  @Override
  public void close() throws Exception {
    running.values().forEach(Jvm::close);
    server.close();
  }
}
