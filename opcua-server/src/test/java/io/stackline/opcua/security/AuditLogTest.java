package io.stackline.opcua.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T08:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder = Path.of("");

  @Test
  void aLineCannotBeForged() throws IOException {
    AuditLog audit = AuditLog.in(folder, CLOCK);
    audit.application("CN=x\n2026-11-22T08:00:00Z login outcome=accepted", "ab", "un\"known\\");
    List<String> lines = audit.lines();
    assertEquals(1, lines.size());
    assertEquals(
        "2026-11-22T08:00:00Z application outcome=refused"
            + " subject=\"CN=x?2026-11-22T08:00:00Z login outcome=accepted\" thumbprint=ab"
            + " why=\"un\\\"known\\\\\"",
        lines.get(0));
    assertEquals("\"a? b?c?\"", AuditLog.quoted("a\u0085 b\u202Ec\u009B"), "no line, no colour");
    assertTrue(AuditLog.quoted("x".repeat(1000)).length() < 210, "bounded");
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("audit.log"))));
  }

  @Test
  void theNewestStayAndAllIsBounded() throws IOException {
    AuditLog audit = AuditLog.in(folder, CLOCK, 1_000);
    for (int i = 0; i < 400; i++) {
      audit.changed("user-added", "user", "user-" + i);
    }
    List<String> lines = audit.lines();
    assertTrue(lines.get(lines.size() - 1).contains("user-399"));
    assertFalse(lines.get(0).contains("user-0 "), "the oldest gave way");
    long first = number(lines.get(0));
    for (int i = 0; i < lines.size(); i++) {
      assertEquals(first + i, number(lines.get(i)), "none is lost between two files");
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> logs =
          files.filter(each -> each.getFileName().toString().endsWith(".log")).toList();
      assertEquals(10, logs.size());
      for (Path each : logs) {
        assertTrue(Files.size(each) <= 1_000, each.toString());
      }
    }
  }

  private static long number(String line) {
    return Long.parseLong(line.replaceFirst(".*user-added user=user-(\\d+).*", "$1"));
  }
}
