package io.stackline.launch;

import static io.stackline.launch.Shell.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.stackline.launch.Shell.Answer;
import io.stackline.launch.demo.ClientIdentity;
import io.stackline.opcua.ServerSubject;
import io.stackline.opcua.security.SecurityFolder;
import io.stackline.time.SystemTime;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users, trust and certificates as an administrator types them. */
final class SecurityCommandTest {
  private static final String PROCESSES =
      """

      processes:
        - {name: bridge-a, role: bridge, address: 127.0.0.1:5801}
        - {name: sequencer-1, role: sequencer, address: 127.0.0.1:5802}
        - {name: face-1, role: opcua, address: 127.0.0.1:5803, opcua: {port: 4841}}
        - name: face-2
          role: opcua
          address: 127.0.0.1:5804
          opcua: {hostname: face-2.plant, port: 4842}
      store: {kind: postgres, url: "jdbc:postgresql://127.0.0.1/none", user: none}
      """;

  private static final String PASSWORD = "correct horse battery";

  /** Of the hashes of passwords nobody uses. */
  private static final int CHEAP_KIB = 1_024;

  /** Drawing a key takes a while. */
  private static ClientIdentity client;

  @TempDir Path folder;

  private String data = "";

  @BeforeAll
  static void draw() throws Exception {
    client = ClientIdentity.draw();
  }

  @BeforeEach
  void makeData() throws Exception {
    data = Files.createDirectory(folder.resolve("data")).toString();
  }

  @Test
  void usersAreAddedListedGivenAnotherPasswordAndRemoved() {
    Answer added = typed(PASSWORD, "user", "add", "anna", "--role", "operator", "--password-stdin");
    assertEquals(0, added.status(), added.err());
    assertEquals(List.of("user anna (operator) may log in"), added.lines());

    Answer drawn = run("user", "add", "bert", "--role", "engineer", "--generate", "--data", data);
    assertEquals(0, drawn.status(), drawn.err());
    assertTrue(drawn.lines().get(0).matches("password, shown this once: \\w{20}"), drawn.out());

    JsonNode users = run("user", "list", "--json", "--data", data).json().get("users");
    assertEquals(2, users.size());
    assertEquals("anna", users.get(0).get("name").asText());
    assertEquals("process-engineer", users.get(1).get("role").asText());
    String before = read("users.json");
    assertFalse(before.contains(PASSWORD));

    assertEquals(
        0, typed("another horse battery", "user", "passwd", "anna", "--password-stdin").status());
    assertNotEquals(before, read("users.json"));
    assertEquals(0, run("user", "remove", "anna", "--data", data).status());
    List<String> lines = run("user", "list", "--data", data).lines();
    assertTrue(lines.get(2).startsWith("bert  process-engineer  Argon2id "), lines.toString());
    assertEquals(3, lines.size(), lines.toString());
    String audit = read("audit.log");
    assertEquals(4, audit.lines().count(), audit);
    assertFalse(audit.contains("horse"), "never a password");
  }

  @Test
  void aUserIsGivenAnotherRole() {
    typed(PASSWORD, "user", "add", "anna", "--role", "operator", "--password-stdin");
    String before = read("users.json");
    Answer same = run("user", "role", "anna", "operator", "--data", data);
    assertEquals(List.of("user anna is operator"), same.lines(), same.err());
    assertEquals(before, read("users.json"), "nothing to change");
    Answer changed = run("user", "role", "anna", "engineer", "--data", data);
    assertEquals(0, changed.status(), changed.err());
    assertEquals(
        List.of("user anna is process-engineer", "nobody is operator any more"), changed.lines());
    JsonNode users = run("user", "list", "--json", "--data", data).json().get("users");
    assertEquals("process-engineer", users.get(0).get("role").asText());
    refused(run("user", "role", "bert", "operator", "--data", data), "user list");
    refused(
        run("user", "role", "anna", "boss", "--data", data),
        "observer, operator, process-engineer, administrator");
    assertEquals(2, run("user", "role", "anna", "--data", data).status(), "a role is needed");
  }

  @Test
  void whatIsRefusedIsToldInOneSentenceWithTheRemedy() {
    refused(
        typed("short", "user", "add", "anna", "--role", "operator", "--password-stdin"),
        "at least 12 characters");
    refused(
        typed(PASSWORD, "user", "add", "anna", "--role", "boss", "--password-stdin"),
        "observer, operator, process-engineer, administrator");
    refused(run("user", "remove", "anna", "--data", data), "user list");
    refused(run("user", "list", "--data", folder.resolve("x").toString()), "--data");
    refused(run("trust", "accept", "abcdef", "--data", data), "trust list");
    refused(run("trust", "revoke", "x", "--data", data), "thumbprint");
    refused(run("cert", "show", "--data", data), "first start");
    assertEquals(2, run("user", "add", "anna", "--data", data).status(), "a role is needed");
    assertEquals(
        2,
        run("user", "add", "anna", "--password", "secret", "--data", data).status(),
        "never as an argument");
  }

  @Test
  void trustIsGivenByFileListedAndTakenBack() throws Exception {
    Path file = Files.write(folder.resolve("client.der"), client.certificate().getEncoded());
    assertEquals(0, run("trust", "accept", file.toString(), "--data", data).status());
    JsonNode trusted = run("trust", "list", "--json", "--data", data).json().get("trusted").get(0);
    assertEquals("urn:stackline:demo:client", trusted.get("applicationUri").asText());
    String prefix = trusted.get("thumbprint").asText().substring(0, 8);
    Answer list = run("trust", "list", "--data", data);
    assertTrue(list.out().contains("trusted  " + prefix), list.out());

    assertEquals(0, run("trust", "revoke", prefix, "--data", data).status());
    Answer after = run("trust", "list", "--data", data);
    assertTrue(after.out().contains("refused  " + prefix), after.out());
    assertEquals(
        0, run("trust", "accept", prefix.toUpperCase(Locale.ROOT), "--data", data).status());
    assertTrue(run("trust", "list", "--data", data).out().contains("trusted  " + prefix));
  }

  @Test
  void aUserWithACertificateNeedsNoPassword() throws Exception {
    Path file = Files.write(folder.resolve("user.der"), client.certificate().getEncoded());
    Answer added =
        run(
            "user",
            "add",
            "carl",
            "--role",
            "observer",
            "--certificate",
            file.toString(),
            "--data",
            data);
    assertEquals(0, added.status(), added.err());
    JsonNode carl = run("user", "list", "--json", "--data", data).json().get("users").get(0);
    assertEquals("", carl.get("password").asText());
    assertEquals(40, carl.get("certificate").get("thumbprint").asText().length());
  }

  @Test
  void theCertificateIsShownAndRenewedForTheSiteItBelongsTo() throws Exception {
    Path site = QuickSite.in(folder.resolve("site"));
    startOnce(site);
    JsonNode first = run("cert", "show", "--json", "--data", data).json();
    assertEquals("urn:stackline:pilot-line:server", first.get("applicationUri").asText());
    assertEquals("RSA 2048", first.get("key").asText());
    Answer shown = run("cert", "show", "--data", data);
    assertTrue(shown.out().contains("thumbprint       " + first.get("thumbprint").asText()));

    Answer renewed = run("cert", "renew", "--json", "--site", site.toString(), "--data", data);
    assertEquals(0, renewed.status(), renewed.err());
    assertNotEquals(first.get("thumbprint"), renewed.json().get("thumbprint"));
    assertEquals(
        renewed.json().get("thumbprint"),
        run("cert", "show", "--json", "--data", data).json().get("thumbprint"));

    Path other = QuickSite.in(folder.resolve("other"));
    Shell.edit(other.resolve("site.yaml"), "name: pilot-line", "name: other-line");
    refused(run("cert", "renew", "--site", other.toString(), "--data", data), "--site");
  }

  @Test
  void theCertificateOfOneOfSeveralServersHasTheNameOfItsProcess() throws Exception {
    Path site = QuickSite.in(folder.resolve("several"));
    startOnce(site);
    Path file = site.resolve("site.yaml");
    Files.writeString(file, Files.readString(file) + PROCESSES);
    String[] renew = {"cert", "renew", "--json", "--site", site.toString(), "--data", data};

    refused(run(renew), "--name");
    refused(run(with(renew, "--name", "bridge-a")), "--name");
    Answer renewed = run(with(renew, "--name", "face-2"));
    assertEquals(0, renewed.status(), renewed.err());
    assertEquals(
        "urn:stackline:pilot-line:server:face-2", renewed.json().get("applicationUri").asText());
    assertTrue(renewed.json().get("names").toString().contains("face-2.plant"));
  }

  private static String[] with(String[] command, String... more) {
    String[] whole = Arrays.copyOf(command, command.length + more.length);
    System.arraycopy(more, 0, whole, command.length, more.length);
    return whole;
  }

  /** Key, certificate and users, as a server makes them on its first start. */
  private void startOnce(Path folderOfSite) throws Exception {
    SecurityFolder made =
        SecurityFolder.open(
            Path.of(data, "security"),
            ServerSubject.of(SiteFolder.read(folderOfSite)),
            CHEAP_KIB,
            SystemTime.real());
    assertFalse(made.users().created().isEmpty(), "control");
  }

  private Answer typed(String line, String... command) {
    InputStream terminal = System.in;
    System.setIn(new ByteArrayInputStream((line + "\n").getBytes(StandardCharsets.UTF_8)));
    try {
      String[] whole = Arrays.copyOf(command, command.length + 2);
      whole[command.length] = "--data";
      whole[command.length + 1] = data;
      return run(whole);
    } finally {
      System.setIn(terminal);
    }
  }

  private static void refused(Answer answer, String words) {
    assertEquals(1, answer.status(), answer.out());
    assertEquals(1, answer.err().lines().count(), answer.err());
    assertTrue(answer.err().startsWith("stackline: "), answer.err());
    assertTrue(answer.err().contains(words), answer.err());
  }

  private String read(String name) {
    try {
      return Files.readString(Path.of(data, "security", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
