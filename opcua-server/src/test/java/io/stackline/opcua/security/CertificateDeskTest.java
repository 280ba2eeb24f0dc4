package io.stackline.opcua.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CertificateDeskTest {
  private static final String ALONE = "urn:stackline:line:server";

  @TempDir Path folder = Path.of("");

  /** Where there was one server there may be two; a certificate of another of them stays. */
  @Test
  void aServerGetsTheNameOfItsProcessAndNoOtherIsMistakenForIt() throws Exception {
    ServerKey.open(folder, subject(ALONE));
    CertificateDesk desk = new CertificateDesk(folder, Clock.systemUTC());
    assertEquals(ALONE + ":face-1", desk.renew(subject(ALONE + ":face-1"), false).applicationUri());
    SecurityRefused refused =
        assertThrows(SecurityRefused.class, () -> desk.renew(subject(ALONE + ":face-2"), false));
    assertTrue(String.valueOf(refused.getMessage()).contains("face-1"), refused.toString());
    assertThrows(
        SecurityRefused.class, () -> desk.renew(subject("urn:stackline:line-2:server"), false));
    assertEquals(ALONE, desk.renew(subject(ALONE), false).applicationUri());
  }

  private static ServerKey.Subject subject(String uri) {
    return new ServerKey.Subject("x", uri, List.of("localhost"));
  }
}
