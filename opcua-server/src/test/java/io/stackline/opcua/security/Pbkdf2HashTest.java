package io.stackline.opcua.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class Pbkdf2HashTest {
  /** The long case of RFC 6070 §2, with SHA-256 in place of SHA-1; any PBKDF2 gives this. */
  @Test
  void itIsPbkdf2WithHmacSha256() {
    byte[] salt = "saltSALTsaltSALTsaltSALTsaltSALTsalt".getBytes(StandardCharsets.US_ASCII);
    byte[] hash =
        HexFormat.of().parseHex("348c89dbcbd32b2f32d814b8116e84cf2b17347ebc1800181c4e2a1fb8dd53e1");
    Pbkdf2Hash known =
        new Pbkdf2Hash(
            4096,
            Base64.getEncoder().encodeToString(salt),
            Base64.getEncoder().encodeToString(hash));
    assertTrue(known.matches("passwordPASSWORDpassword"));
    assertFalse(known.matches("passwordPASSWORDpasswore"));
  }

  @Test
  void theSamePasswordNeverHashesTheSame() {
    Pbkdf2Hash one = Pbkdf2Hash.of("secret", 1_000);
    Pbkdf2Hash other = Pbkdf2Hash.of("secret", 1_000);
    assertNotEquals(one.hash(), other.hash());
    assertTrue(one.matches("secret") && other.matches("secret"));
    assertEquals("PBKDF2WithHmacSHA256 1000", one.toString(), "nothing of it in a log");
  }

  @Test
  void weakOrExhaustingParametersAreRefused() {
    Pbkdf2Hash good = Pbkdf2Hash.of("secret", 1_000);
    assertThrows(
        IllegalArgumentException.class, () -> new Pbkdf2Hash(999, good.salt(), good.hash()));
    assertThrows(
        IllegalArgumentException.class, () -> new Pbkdf2Hash(10_000_001, good.salt(), good.hash()));
    assertThrows(
        IllegalArgumentException.class, () -> new Pbkdf2Hash(1_000, "c2FsdA==", good.hash()));
    assertThrows(
        IllegalArgumentException.class, () -> new Pbkdf2Hash(1_000, good.salt(), "c2FsdA=="));
  }
}
