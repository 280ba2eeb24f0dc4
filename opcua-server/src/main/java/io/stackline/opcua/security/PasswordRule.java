package io.stackline.opcua.security;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Which passwords are taken. Length is what makes guessing hopeless; which characters it has to
 * have is nobody's business (NIST SP 800-63B §5.1.1.2).
 */
public final class PasswordRule {
  /** What a look at a password costs in memory: 19 MiB, as OWASP has it for Argon2id. */
  public static final int MEMORY_KIB = 19 * 1024;

  private static final int LENGTH_MIN = 12;
  private static final int DIFFERENT_MIN = 6;

  /** A shorter name is in every other password by chance, a drawn one included. */
  private static final int NAME_MIN = 3;

  /** What the server accepts at most. */
  private static final int BYTES_MAX = 256;

  private PasswordRule() {}

  /** The rule in one sentence. */
  public static String words() {
    return "a password has at least "
        + LENGTH_MIN
        + " characters, "
        + DIFFERENT_MIN
        + " of them different, and does not contain the user's name";
  }

  /** Why this password is not taken; empty if it is. */
  static Optional<String> against(String user, String password) {
    if (password.codePointCount(0, password.length()) < LENGTH_MIN) {
      return Optional.of("it is too short");
    }
    if (password.codePoints().distinct().count() < DIFFERENT_MIN) {
      return Optional.of("it has too few different characters");
    }
    if (user.length() >= NAME_MIN
        && password.toLowerCase(Locale.ROOT).contains(user.toLowerCase(Locale.ROOT))) {
      return Optional.of("it contains the user's name");
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
      return Optional.of("it has more than " + BYTES_MAX + " bytes");
    }
    if (password.codePoints().anyMatch(Character::isISOControl)) {
      return Optional.of("it has characters that cannot be typed");
    }
    return Optional.empty();
  }
}
