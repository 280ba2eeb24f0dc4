package io.stackline.opcua.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Argon2HashTest {
  /** A known answer of the reference implementation's tests: 256 KiB, 2 passes. */
  private static final String KNOWN =
      "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

  @Test
  void itIsArgon2id() {
    Argon2Hash known = Argon2Hash.read(KNOWN).orElseThrow();
    assertTrue(known.matches("password"));
    assertFalse(known.matches("passwore"));
    assertEquals(KNOWN, known.written());
  }

  @Test
  void theSamePasswordNeverHashesTheSame() {
    Argon2Hash one = Argon2Hash.of("secret", 64);
    Argon2Hash other = Argon2Hash.of("secret", 64);
    assertNotEquals(one.hash(), other.hash());
    assertTrue(one.matches("secret") && other.matches("secret"));
    assertEquals(one, Argon2Hash.read(one.written()).orElseThrow());
    assertEquals("Argon2id 64 KiB × 3", one.toString(), "nothing of it in a log");
  }

  @Test
  void aDecoyCostsAsMuchAndMatchesNothing() {
    Argon2Hash own = Argon2Hash.of("secret", 64);
    assertEquals(own.cost(), own.decoy().cost());
    assertFalse(own.decoy().matches("secret"));
    assertFalse(Argon2Hash.decoy(64).matches(""));
  }

  /** Else a site that chose a dearer hash would lose it at the next log-in. */
  @Test
  void onlyACheaperHashGivesWay() {
    Argon2Hash usual = Argon2Hash.decoy(64);
    assertTrue(usual.isDearerThan(Pbkdf2Hash.of("pw", 1_000)));
    assertTrue(usual.isDearerThan(Argon2Hash.decoy(32)));
    assertFalse(usual.isDearerThan(Argon2Hash.decoy(64)));
    assertFalse(usual.isDearerThan(Argon2Hash.decoy(128)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "password",
        "$argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=16$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=9$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65"
      })
  void whatIsNoArgon2idIsNotRead(String text) {
    assertEquals(Optional.empty(), Argon2Hash.read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"m=4,t=2", "m=999999,t=2", "m=256,t=0", "m=256,t=99"})
  void weakOrExhaustingNumbersAreRefused(String numbers) {
    String text = KNOWN.replace("m=256,t=2", numbers);
    assertThrows(IllegalArgumentException.class, () -> Argon2Hash.read(text));
  }
}
