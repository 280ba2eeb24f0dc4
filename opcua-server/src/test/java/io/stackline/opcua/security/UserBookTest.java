package io.stackline.opcua.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.TestIssuer;
import io.stackline.opcua.TestKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UserBookTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final String PASSWORD = "correct horse battery";

  @TempDir Path folder = Path.of("");

  private UserBook book;

  @BeforeEach
  void open() throws IOException {
    book = UserBook.open(folder, CLOCK, 64);
  }

  @Test
  void whoIsAddedLogsInAndWhoIsRemovedDoesNot() throws Exception {
    book.add("anna", "operator", Optional.of(PASSWORD), Optional.empty());
    Users users = Users.open(folder, 64);
    assertTrue(users.created().isEmpty(), "there are users already");
    Admission.Member anna = users.byPassword("anna", PASSWORD).orElseThrow();
    assertEquals(new User("anna", Role.OPERATOR), anna.was());

    book.password("anna", "another horse battery");
    assertFalse(anna.stands());
    assertEquals(Optional.empty(), users.byPassword("anna", PASSWORD));
    assertTrue(users.byPassword("anna", "another horse battery").isPresent());

    book.remove("anna");
    assertEquals(Optional.empty(), users.byPassword("anna", "another horse battery"));
    assertEquals(List.of(), book.list());
    List<String> audit = AuditLog.in(folder, CLOCK).lines();
    assertEquals(3, audit.size(), audit.toString());
    assertTrue(audit.get(0).contains(" user-added user=anna role=operator account="));
    assertTrue(audit.stream().noneMatch(line -> line.contains("horse")), "never a password");
  }

  /** A drawn password has every other letter somewhere. */
  @Test
  void aPasswordIsNotRefusedForANameOfOneLetter() throws Exception {
    for (char name = 'a'; name <= 'z'; name++) {
      book.add(
          String.valueOf(name),
          "operator",
          Optional.of("the quick brown fox jumps over the lazy dog"),
          Optional.empty());
    }
    assertEquals(26, book.list().size());
    assertThrows(
        SecurityRefused.class,
        () -> book.add("fox", "operator", Optional.of("a quick brown fox"), Optional.empty()));
  }

  @Test
  void whoHasAnotherRoleLogsInWithItAndHisOldSessionsEnd() throws Exception {
    book.add("anna", "operator", Optional.of(PASSWORD), Optional.empty());
    book.add("bert", "engineer", Optional.of(PASSWORD), Optional.empty());
    Users users = Users.open(folder, 64);
    Admission.Member anna = users.byPassword("anna", PASSWORD).orElseThrow();
    String before = Files.readString(folder.resolve("users.json"));
    assertEquals(Optional.empty(), book.role("anna", "operator").abandoned());
    assertEquals(before, Files.readString(folder.resolve("users.json")), "he has it already");
    assertTrue(anna.stands());

    UserBook.RoleChange change = book.role("anna", "engineer");
    assertEquals(new UserBook.RoleChange(Role.ENGINEER, Optional.of(Role.OPERATOR)), change);
    assertFalse(anna.stands());
    assertEquals(
        new User("anna", Role.ENGINEER), users.byPassword("anna", PASSWORD).orElseThrow().was());
    assertEquals(Optional.empty(), book.role("anna", "observer").abandoned(), "bert has it");

    SecurityRefused unknown = assertThrows(SecurityRefused.class, () -> book.role("x", "operator"));
    assertEquals(
        "there is no user x; stackline user list shows who there is", unknown.getMessage());
    SecurityRefused noRole = assertThrows(SecurityRefused.class, () -> book.role("anna", "boss"));
    assertEquals("there is no role boss; it is one of " + Role.names(), noRole.getMessage());
    List<String> audit = AuditLog.in(folder, CLOCK).lines();
    assertEquals(4, audit.size(), audit.toString());
    assertTrue(audit.get(2).contains(" role-set user=anna role=process-engineer was=operator "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a b  | operator | correct horse battery | is no name; a name has 1 to 64",
        "anna | boss     | correct horse battery | there is no role boss; it is one of observer",
        "anna | operator | elevenchars           | too short; a password has at least 12",
        "anna | operator | aaaaaaaaaaaaabc       | too few different characters",
        "anna | operator | my name is Anna, hey  | contains the user's name"
      })
  void whatIsNotTakenIsToldWithTheRule(String name, String role, String password, String words) {
    SecurityRefused refused =
        assertThrows(
            SecurityRefused.class,
            () -> book.add(name, role, Optional.of(password), Optional.empty()));
    assertTrue(String.valueOf(refused.getMessage()).contains(words), refused.getMessage());
    assertFalse(Files.exists(folder.resolve("users.json")), "nothing was written");
  }

  @Test
  void nobodyIsAddedTwiceNorFoundWhereHeIsNot() throws Exception {
    book.add("anna", "operator", Optional.of(PASSWORD), Optional.empty());
    assertThrows(
        SecurityRefused.class,
        () -> book.add("anna", "observer", Optional.of(PASSWORD), Optional.empty()));
    assertEquals("operator", book.list().get(0).role());
    assertThrows(SecurityRefused.class, () -> book.remove("bert"));
    assertThrows(SecurityRefused.class, () -> book.password("bert", PASSWORD));
  }

  @Test
  void aCertificateBelongsToOneUserAndMustCount() throws Exception {
    TestKey key = TestKey.CLIENT;
    Path file = Files.write(folder.resolve("anna.crt"), key.certificate().getEncoded());
    book.add("anna", "operator", Optional.empty(), Optional.of(file));
    UserBook.Line line = book.list().get(0);
    assertEquals("", line.password());
    assertEquals(
        Certificates.thumbprint(key.certificate()),
        line.certificate().map(CertificateCard::thumbprint).orElseThrow());
    Users users = Users.open(folder, 64);
    Admission.Member anna = users.byCertificate(key.certificate()).orElseThrow();
    assertEquals("anna", anna.was().name());
    assertThrows(
        SecurityRefused.class,
        () -> book.add("bert", "operator", Optional.empty(), Optional.of(file)));

    Instant now = Instant.now();
    X509Certificate ended =
        TestIssuer.selfSigned(key.keys(), "urn:x", now.minusSeconds(9), now.minusSeconds(5));
    Path late = Files.write(folder.resolve("late.crt"), ended.getEncoded());
    SecurityRefused refused =
        assertThrows(
            SecurityRefused.class,
            () -> book.add("bert", "operator", Optional.empty(), Optional.of(late)));
    assertTrue(String.valueOf(refused.getMessage()).contains("counts only"), refused.getMessage());

    book.remove("anna");
    assertFalse(anna.stands());
    assertEquals(Optional.empty(), users.byCertificate(key.certificate()));
  }

  /** A command that died between two files may leave one behind. */
  @Test
  void aCertificateOfSomebodyElseOfThisNameLetsNobodyIn() throws Exception {
    book.add("bert", "observer", Optional.of(PASSWORD), Optional.empty());
    Path left = folder.resolve("users").resolve("certs").resolve("anna.der");
    Files.write(left, TestKey.CLIENT.certificate().getEncoded());
    book.add("anna", "administrator", Optional.of(PASSWORD), Optional.empty());
    Users users = Users.open(folder, 64);
    assertEquals(Optional.empty(), users.byCertificate(TestKey.CLIENT.certificate()));
    assertTrue(users.byPassword("anna", PASSWORD).isPresent(), "control");
  }

  /** Else the first user would be overwritten by those of the first start. */
  @Test
  void aFirstStartLeavesAloneWhoIsAddedAtThatMoment() throws Exception {
    Path lock = folder.resolve("users.lock");
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      Future<Users> start =
          FolderLock.holding(
              lock,
              () -> {
                Thread[] starting = new Thread[1];
                Future<Users> opened =
                    thread.submit(
                        () -> {
                          starting[0] = Thread.currentThread();
                          return Users.open(folder, 64);
                        });
                while (!opened.isDone()
                    && (starting[0] == null
                        || starting[0].getState() != Thread.State.TIMED_WAITING)) {
                  Thread.onSpinWait();
                }
                UserFile.write(
                    folder.resolve("users.json"),
                    List.of(
                        new UserFile.Entry(
                            new User("anna", Role.OPERATOR), Optional.empty(), Instant.EPOCH)));
                return opened;
              });
      assertEquals(List.of(), start.get(20, TimeUnit.SECONDS).created());
      assertEquals(List.of("anna"), book.list().stream().map(UserBook.Line::name).toList());
    } finally {
      thread.shutdownNow();
    }
  }

  /** Two administrators at two terminals, and a server that upgrades a hash meanwhile. */
  @Test
  void changesAtTheSameTimeAreAllKept() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> added = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        String name = "user-" + i;
        added.add(
            threads.submit(
                () -> {
                  UserBook.open(folder, CLOCK, 64)
                      .add(name, "observer", Optional.of(PASSWORD), Optional.empty());
                  return name;
                }));
      }
      for (Future<?> each : added) {
        each.get(20, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    assertEquals(16, book.list().size());
  }

  @Test
  void theTimeOfAChangeIsKept() throws Exception {
    Instant now = Instant.parse("2026-11-22T08:00:00.123Z");
    UserBook.open(folder, Clock.fixed(now, ZoneOffset.UTC), 64)
        .add("anna", "operator", Optional.of(PASSWORD), Optional.empty());
    assertEquals(now, book.list().get(0).changed());
  }
}
