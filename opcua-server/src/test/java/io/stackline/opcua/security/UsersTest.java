package io.stackline.opcua.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UsersTest {
  @TempDir Path folder = Path.of("");

  @Test
  void theFirstStartMakesOneUserPerRoleAndTellsTheirPasswordsOnce() throws IOException {
    Users first = Users.open(folder, 1_000);
    assertEquals(
        List.of("observer", "operator", "engineer", "administrator"),
        first.created().stream().map(Credential::user).toList());
    Credential operator = first.created().get(1);
    assertEquals(20, operator.password().length());
    assertFalse(operator.toString().contains(operator.password()), "never in a log");
    String file = Files.readString(folder.resolve("users.json"));
    assertFalse(file.contains(operator.password()), "only its hash is kept");

    Users second = Users.open(folder, 1_000);
    assertTrue(second.created().isEmpty());
    assertEquals(
        Optional.of(new User("operator", Role.OPERATOR)),
        in(second, "operator", operator.password()));
    assertEquals(Optional.empty(), in(second, "engineer", operator.password()));
    assertEquals(Optional.empty(), in(second, "nobody", operator.password()));
  }

  @Test
  void filesAreForTheirOwnersEyesOnly() throws IOException {
    Users.open(folder, 1_000);
    ServerKey.open(folder, new ServerKey.Subject("x", "urn:x", List.of("localhost", "127.0.0.1")));
    for (String name : List.of("users.json", "server.p12", "server.p12.password")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))),
          name);
    }
    for (String name : List.of(".", "users", "users/certs")) {
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))),
          name);
    }
  }

  @Test
  void aUserAddedWhileRunningCanLogInAndABrokenFileLetsNobodyIn() throws IOException {
    Users users = Users.open(folder, 1_000);
    UserFile.write(
        folder.resolve("users.json"),
        List.of(
            entry("anna", Role.ENGINEER, Optional.of(Argon2Hash.of("pw", 1_000))),
            entry("card", Role.OPERATOR, Optional.empty())));
    assertEquals(Optional.of(new User("anna", Role.ENGINEER)), in(users, "anna", "pw"));
    assertEquals(Optional.empty(), in(users, "card", ""), "a certificate is all he has");
    Admission.Member anna = users.byPassword("anna", "pw").orElseThrow();
    Files.writeString(folder.resolve("users.json"), "{");
    assertEquals(Optional.empty(), in(users, "anna", "pw"));
    assertTrue(anna.stands(), "who is in stays in while somebody edits the file");
  }

  @Test
  void whoIsInKeepsHisRightsOnlyWhileTheFileSaysSo() throws IOException {
    Users users = Users.open(folder, 1_000);
    Path file = folder.resolve("users.json");
    Optional<PasswordHash> hash = Optional.of(Argon2Hash.of("pw", 1_000));
    UserFile.write(file, List.of(entry("anna", Role.ENGINEER, hash)));
    Admission.Member anna = users.byPassword("anna", "pw").orElseThrow();
    assertTrue(anna.stands(), "control");

    UserFile.write(file, List.of(entry("anna", Role.OBSERVER, hash)));
    assertEquals(Optional.of(new User("anna", Role.OBSERVER)), anna.user());
    assertFalse(anna.stands(), "another role: log in again");

    UserFile.Entry another =
        new UserFile.Entry(new User("anna", Role.ENGINEER), hash, CHANGED.plusSeconds(1));
    UserFile.write(file, List.of(another));
    assertEquals(Optional.empty(), anna.user(), "another password, perhaps another anna");

    UserFile.write(file, List.of());
    assertEquals(Optional.empty(), anna.user());
  }

  /** What 0.3.0 wrote: no version, the old role name, PBKDF2. */
  @Test
  void aFileOfAnOlderVersionIsReadAndItsHashesGiveWay() throws IOException {
    Path file = folder.resolve("users.json");
    Pbkdf2Hash old = Pbkdf2Hash.of("pw-of-old", 1_000);
    Files.writeString(
        file,
        String.format(
            "{\"users\":[{\"name\":\"anna\",\"role\":\"engineer\",\"password\":{\"algorithm\":"
                + "\"PBKDF2WithHmacSHA256\",\"iterations\":1000,\"salt\":\"%s\",\"hash\":\"%s\"}}]}",
            old.salt(), old.hash()));
    Users users = Users.open(folder, 1_000);
    assertTrue(users.created().isEmpty());
    assertEquals(Optional.empty(), in(users, "anna", "pw-of-new"));
    assertTrue(Files.readString(file).contains("PBKDF2"), "a wrong password changes nothing");
    Admission.Member anna = users.byPassword("anna", "pw-of-old").orElseThrow();
    assertEquals(new User("anna", Role.ENGINEER), anna.was());
    String rewritten = Files.readString(file);
    assertTrue(rewritten.contains("$argon2id$"), rewritten);
    assertFalse(rewritten.contains("PBKDF2"), rewritten);
    assertTrue(rewritten.contains("process-engineer"), rewritten);
    assertTrue(anna.stands(), "a better hash of the same password ends no session");
    assertEquals(anna.was(), in(users, "anna", "pw-of-old").orElseThrow());
  }

  /** Else the time an answer takes would tell which names exist, and which have an old hash. */
  @Test
  void everyNameCostsTheSameLook() throws IOException {
    UserFile.write(
        folder.resolve("users.json"),
        List.of(
            entry("new", Role.OBSERVER, Optional.of(Argon2Hash.of("pw", 1_000))),
            entry("old", Role.OBSERVER, Optional.of(Pbkdf2Hash.of("pw", 1_000))),
            entry("card", Role.OBSERVER, Optional.empty())));
    Users users = Users.open(folder, 1_000);
    for (String name : List.of("new", "old", "card", "nobody")) {
      long before = users.looks();
      assertEquals(Optional.empty(), in(users, name, "wrong"));
      assertEquals(2, users.looks() - before, name);
    }
    long before = users.looks();
    users.pretend();
    assertEquals(2, users.looks() - before, "broken encryption");
  }

  private static final Instant CHANGED = Instant.parse("2026-11-22T08:00:00Z");

  private static UserFile.Entry entry(String name, Role role, Optional<PasswordHash> password) {
    return new UserFile.Entry(new User(name, role), password, CHANGED);
  }

  private static Optional<User> in(Users users, String name, String password) {
    return users.byPassword(name, password).map(Admission.Member::was);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | users.json:1: ",
        "{} | \"users\" must be a list",
        "{\"users\":[{\"name\":\"a b\",\"role\":\"observer\"}]} | users[0]: name must be",
        "{\"users\":[{\"name\":\"a\",\"role\":\"boss\"}]} | users[0]: role must be one of",
        "{\"users\":[{\"name\":\"a\",\"role\":\"observer\"},{\"name\":\"a\",\"role\":\"observer\"}]}"
            + " | user a is there twice",
        "{\"version\":3,\"users\":[]} | was written by a newer Stackline",
        "{\"users\":[{\"name\":\"a\",\"role\":\"observer\",\"changed\":\"today\"}]}"
            + " | users[0].changed: it must be like",
        "{\"users\":[{\"name\":\"a\",\"role\":\"observer\",\"password\":\"plain\"}]}"
            + " | users[0].password: it must be like $argon2id$",
        "{\"users\":[{\"name\":\"a\",\"role\":\"observer\",\"password\":{\"algorithm\":\"MD5\"}}]}"
            + " | users[0].password: algorithm must be PBKDF2WithHmacSHA256",
        "{\"users\":[{\"name\":\"a\",\"role\":\"observer\",\"password\":{\"algorithm\":"
            + "\"PBKDF2WithHmacSHA256\",\"iterations\":1}}]}"
            + " | users[0].password: iterations must lie between"
      })
  void aWrongUsersFileIsRefusedWithItsPlace(String content, String words) throws IOException {
    Files.writeString(folder.resolve("users.json"), content);
    IOException refused = assertThrows(IOException.class, () -> Users.open(folder, 1_000));
    assertTrue(String.valueOf(refused.getMessage()).contains(words), refused.getMessage());
  }

  @Test
  void theKeyIsMadeOnceAndABrokenOneIsRefusedWithARemedy() throws IOException {
    ServerKey.Subject subject = new ServerKey.Subject("x", "urn:x", List.of("::1", "10.1.2.3"));
    ServerKey made = ServerKey.open(folder, subject);
    assertEquals(made.certificate(), ServerKey.open(folder, subject).certificate());
    Files.writeString(folder.resolve("server.p12.password"), "wrong");
    IOException refused = assertThrows(IOException.class, () -> ServerKey.open(folder, subject));
    assertTrue(String.valueOf(refused.getMessage()).contains("server.p12"), refused.getMessage());
  }
}
