package io.stackline.opcua.security;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * PBKDF2-HMAC-SHA256 of a password (RFC 8018 §5.2), as users files had it until 0.3.0. It still
 * verifies, and gives way to {@link Argon2Hash} when its user next logs in.
 *
 * @param iterations from {@value #ITERATIONS_MIN} to {@value #ITERATIONS_MAX}
 * @param salt base64, at least 16 bytes
 * @param hash base64, 32 bytes
 */
record Pbkdf2Hash(int iterations, String salt, String hash) implements PasswordHash {
  static final String ALGORITHM = "PBKDF2WithHmacSHA256";
  static final int ITERATIONS_MIN = 1_000;

  /** A file that asks for more would let each log-in hold a core for many seconds. */
  static final int ITERATIONS_MAX = 10_000_000;

  private static final int BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  Pbkdf2Hash {
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

  static Pbkdf2Hash of(String password, int iterations) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    byte[] hash = derive(password, salt, iterations);
    return new Pbkdf2Hash(iterations, text(salt), text(hash));
  }

  @Override
  public PasswordHash decoy() {
    byte[] salt = new byte[16];
    byte[] hash = new byte[BITS / 8];
    RANDOM.nextBytes(salt);
    RANDOM.nextBytes(hash);
    return new Pbkdf2Hash(iterations, text(salt), text(hash));
  }

  @Override
  public boolean matches(String password) {
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
  public String cost() {
    return ALGORITHM + " " + iterations;
  }

  /** Nothing of it in a log. */
  @Override
  public String toString() {
    return cost();
  }
}
