package io.stackline.opcua.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2-HMAC-SHA256 of a password (RFC 8018 §5.2), as the users file keeps it.
 *
 * @param iterations from {@value #ITERATIONS_MIN} to {@value #ITERATIONS_MAX}
 * @param salt base64, at least 16 bytes
 * @param hash base64, 32 bytes
 */
record PasswordHash(int iterations, String salt, String hash) {
  static final String ALGORITHM = "PBKDF2WithHmacSHA256";
  static final int ITERATIONS_MIN = 1_000;

  /** A file that asks for more would let each log-in hold a core for many seconds. */
  static final int ITERATIONS_MAX = 10_000_000;

  private static final int BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  PasswordHash {
    if (iterations < ITERATIONS_MIN || iterations > ITERATIONS_MAX) {
      throw new IllegalArgumentException(
          "iterations must lie between " + ITERATIONS_MIN + " and " + ITERATIONS_MAX);
    }
    if (bytes(salt).length < 16) {
      throw new IllegalArgumentException("salt must have at least 16 bytes");
    }
    if (bytes(hash).length != BITS / 8) {
      throw new IllegalArgumentException("hash must have 32 bytes");
    }
  }

  static PasswordHash of(String password, int iterations) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    byte[] hash = derive(password, salt, iterations);
    return new PasswordHash(iterations, text(salt), text(hash));
  }

  /** Of no password at all: takes as long to look at as any other, and matches nothing. */
  static PasswordHash decoy(int iterations) {
    byte[] salt = new byte[16];
    byte[] hash = new byte[BITS / 8];
    RANDOM.nextBytes(salt);
    RANDOM.nextBytes(hash);
    return new PasswordHash(iterations, text(salt), text(hash));
  }

  /** Takes as long for a wrong password as for the right one. */
  boolean matches(String password) {
    return MessageDigest.isEqual(bytes(hash), derive(password, bytes(salt), iterations));
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    char[] characters = password.toCharArray();
    PBEKeySpec key = new PBEKeySpec(characters, salt, iterations, BITS);
    try {
      return SecretKeyFactory.getInstance(ALGORITHM).generateSecret(key).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot do " + ALGORITHM, e);
    } finally {
      key.clearPassword();
      Arrays.fill(characters, '\0');
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return Base64.getDecoder().decode(text);
  }

  @Override
  public String toString() {
    return ALGORITHM + " " + iterations;
  }
}
