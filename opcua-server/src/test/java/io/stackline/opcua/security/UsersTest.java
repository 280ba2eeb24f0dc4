package io.stackline.opcua.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
        List.of("observer", "operator", "engineer"),
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
        second.byPassword("operator", operator.password()));
    assertEquals(Optional.empty(), second.byPassword("engineer", operator.password()));
    assertEquals(Optional.empty(), second.byPassword("nobody", operator.password()));
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
            new UserFile.Entry(
                new User("anna", Role.ENGINEER), Optional.of(PasswordHash.of("pw", 1_000))),
            new UserFile.Entry(new User("card", Role.OPERATOR), Optional.empty())));
    assertEquals(Optional.of(new User("anna", Role.ENGINEER)), users.byPassword("anna", "pw"));
    assertEquals(Optional.empty(), users.byPassword("card", ""), "a certificate is all he has");
    Files.writeString(folder.resolve("users.json"), "{");
    assertEquals(Optional.empty(), users.byPassword("anna", "pw"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | users.json:1: ",
        "{} | \"users\" must be a list",
        "{\"users\":[{\"name\":\"a b\",\"role\":\"observer\"}]} | users[0]: name must be",
        "{\"users\":[{\"name\":\"a\",\"role\":\"boss\"}]} | users[0]: role must be observer",
        "{\"users\":[{\"name\":\"a\",\"role\":\"observer\"},{\"name\":\"a\",\"role\":\"observer\"}]}"
            + " | user a is there twice",
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
