package io.stackline.opcua.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Argon2id of a password (RFC 9106), written as {@code
 * $argon2id$v=19$m=19456,t=3,p=1$<salt>$<hash>}, which other tools read too. It needs memory, which
 * makes guessing on graphics cards dear.
 *
 * @param memoryKiB from 8 to {@value #MEMORY_KIB_MAX}
 * @param passes over the memory, from 1 to {@value #PASSES_MAX}
 * @param salt base64 without padding, 8 to 64 bytes
 * @param hash base64 without padding, 32 bytes
 */
record Argon2Hash(int memoryKiB, int passes, String salt, String hash) implements PasswordHash {
  /** One pass more than the least OWASP asks for with 19 MiB. */
  static final int PASSES = 3;

  /** A file that asks for more would let each log-in hold a core and the heap for long. */
  static final int MEMORY_KIB_MAX = 1 << 17;

  static final int PASSES_MAX = 20;

  private static final int BYTES = 32;
  private static final Pattern TEXT =
      Pattern.compile(
          "\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=1"
              + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{43})");

  private static final SecureRandom RANDOM = new SecureRandom();

  Argon2Hash {
    if (memoryKiB < 8 || memoryKiB > MEMORY_KIB_MAX) {
      throw new IllegalArgumentException("m must lie between 8 and " + MEMORY_KIB_MAX);
    }
    if (passes < 1 || passes > PASSES_MAX) {
      throw new IllegalArgumentException("t must lie between 1 and " + PASSES_MAX);
    }
    if (bytes(salt).length < 8 || bytes(hash).length != BYTES) {
      throw new IllegalArgumentException("the salt must have 8 bytes or more, the hash 32");
    }
  }

  static Argon2Hash of(String password, int memoryKiB) {
    byte[] salt = random(16);
    byte[] hash = derive(password, salt, memoryKiB, PASSES);
    return new Argon2Hash(memoryKiB, PASSES, text(salt), text(hash));
  }

  /** A hash of nothing, for whoever has none of his own. */
  static Argon2Hash decoy(int memoryKiB) {
    return new Argon2Hash(memoryKiB, PASSES, text(random(16)), text(random(BYTES)));
  }

  /**
   * Reads what {@link #written} wrote; empty if it is not of that form.
   *
   * @throws IllegalArgumentException if a number in it is out of its range
   */
  static Optional<Argon2Hash> read(String text) {
    Matcher matcher = TEXT.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Argon2Hash(
                Integer.parseInt(matcher.group(1)),
                Integer.parseInt(matcher.group(2)),
                matcher.group(3),
                matcher.group(4)))
        : Optional.empty();
  }

  String written() {
    return "$argon2id$v=19$m=" + memoryKiB + ",t=" + passes + ",p=1$" + salt + "$" + hash;
  }

  @Override
  public boolean matches(String password) {
    return MessageDigest.isEqual(bytes(hash), derive(password, bytes(salt), memoryKiB, passes));
  }

  @Override
  public String cost() {
    return "Argon2id " + memoryKiB + " KiB × " + passes;
  }

  /** Whether guessing is dearer than with the other; with any Argon2id it is than without. */
  boolean isDearerThan(PasswordHash other) {
    return !(other instanceof Argon2Hash argon2)
        || (long) memoryKiB * passes > (long) argon2.memoryKiB * argon2.passes;
  }

  @Override
  public PasswordHash decoy() {
    return new Argon2Hash(memoryKiB, passes, text(random(16)), text(random(BYTES)));
  }

  private static byte[] derive(String password, byte[] salt, int memoryKiB, int passes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withVersion(Argon2Parameters.ARGON2_VERSION_13)
            .withMemoryAsKB(memoryKiB)
            .withIterations(passes)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    byte[] secret = password.getBytes(StandardCharsets.UTF_8);
    byte[] hash = new byte[BYTES];
    int unused = generator.generateBytes(secret, hash);
    Arrays.fill(secret, (byte) 0);
    return hash;
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return Base64.getDecoder().decode(text);
  }

  /** Nothing of it in a log. */
  @Override
  public String toString() {
    return cost();
  }
}
