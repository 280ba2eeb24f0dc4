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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The processes of a campaign, and what they need: simulated presses in one, {@code stackline up}
 * in another, and a client the line lets in. One thread uses it, but for {@link #connect}.
 */
final class Processes {
  private static final String USER = "crew";
  private static final String RUNNING = "running; stop with";
  private static final long START_S = 60;

  private final KillCampaign.Settings settings;
  private final KillSite site;
  private final Path data;
  private final Path classes;
  private final String password = UserBook.password();
  private final ClientIdentity identity;

  /** Makes the campaign's folder and site. */
  Processes(KillCampaign.Settings settings) throws IOException, LineClientException {
    this.settings = settings;
    Files.createDirectories(settings.folder());
    site = KillSite.write(settings.folder().resolve("site"), settings.home(), settings.store());
    data = settings.folder().resolve("data");
    classes = settings.folder().resolve("classes.jsa");
    identity = ClientIdentity.draw();
  }

  KillSite site() {
    return site;
  }

  /** Where the line keeps its journal if that is a file. */
  Path journal() {
    return data.resolve("journal");
  }

  /** What the journal says; only while the line is dead. */
  StoreAudit audit() throws StoreRefused {
    return StoreAudit.read(journal(), settings.store());
  }

  /** Simulated presses, whose PLCs answer once this returns. */
  Jvm presses() throws IOException, InterruptedException {
    Jvm plcs =
        Jvm.start(
            List.of(),
            List.of("plc", "--site", site.folder().toString(), "--speed", speed()),
            settings.folder().resolve("plc.log"));
    for (String press : site.ports().keySet()) {
      plcs.await(press + " ", START_S);
    }
    return plcs;
  }

  /** The line; it may not serve yet. */
  Jvm up() throws IOException {
    return up("-XX:SharedArchiveFile=" + classes);
  }

  private Jvm up(String option) throws IOException {
    // few lives are long enough for the second compiler to pay
    return Jvm.start(
        List.of("-XX:TieredStopAtLevel=1", option),
        List.of(
            "up",
            "--site",
            site.folder().toString(),
            "--data",
            data.toString(),
            "--speed",
            speed()),
        settings.folder().resolve("up.log"));
  }

  private String speed() {
    return Double.toString(settings.speed());
  }

  /** Waits until the line serves. */
  static void serves(Jvm up) throws IOException, InterruptedException {
    up.await(RUNNING, START_S);
  }

  /**
   * Makes users, certificate and journal, and keeps the loaded classes for quicker starts; then
   * lets our client in.
   */
  void firstStart() throws IOException, InterruptedException, SecurityRefused {
    try (Jvm first = up("-XX:ArchiveClassesAtExit=" + classes)) {
      serves(first);
      first.stop();
    }
    Path security = data.resolve("security");
    UserBook.open(security, Clock.systemUTC(), PasswordRule.MEMORY_KIB)
        .add(USER, "operator", Optional.of(password), Optional.empty());
    Path certificate = settings.folder().resolve("client.der");
    try {
      Files.write(certificate, identity.certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IOException(e);
    }
    TrustDesk.open(security, Clock.systemUTC()).accept(certificate);
  }

  /** A session with the line; any thread may ask for one. */
  LineClient connect() throws LineClientException, IOException, SecurityRefused {
    Path security = data.resolve("security");
    CertificateCard card = new CertificateDesk(security, Clock.systemUTC()).show();
    ServerKey.Subject subject =
        new ServerKey.Subject(KillSite.NAME, card.applicationUri(), card.names());
    X509Certificate server = ServerKey.open(security, subject).certificate();
    return LineClient.connect(
        "opc.tcp://127.0.0.1:" + site.opcuaPort(),
        "urn:stackline:" + KillSite.NAME,
        identity,
        USER,
        password,
        server);
  }
}
