package io.stackline.opcua.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows users by password or certificate. The file and the certificates are read anew with each
 * log-in, so that a change counts at once. Thread-safe.
 */
public final class Users {
  private static final Logger LOG = LoggerFactory.getLogger(Users.class);
  private static final int PASSWORD_LENGTH = 20;

  /** Without the characters people mistake for each other. */
  private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789";

  /**
   * Hashing takes a core for a while, on purpose; more at a time would starve the presses' tags.
   */
  private static final int HASHING_MAX = 2;

  private final Path file;
  private final Path certificates;
  private final PasswordHash decoy;
  private final List<Credential> created;
  private final Semaphore hashing = new Semaphore(HASHING_MAX);

  private Users(Path folder, int iterations, List<Credential> created) {
    this.file = folder.resolve("users.json");
    this.certificates = folder.resolve("users").resolve("certs");
    this.decoy = PasswordHash.decoy(iterations);
    this.created = List.copyOf(created);
  }

  /**
   * Opens the users of a folder; if there are none, makes one per role with a random password.
   *
   * @param iterations of the hash for passwords made now
   * @throws IOException if the users file cannot be read or is wrong, with its place
   */
  public static Users open(Path folder, int iterations) throws IOException {
    PrivateFiles.folder(folder.resolve("users"));
    PrivateFiles.folder(folder.resolve("users").resolve("certs"));
    Path file = folder.resolve("users.json");
    List<Credential> created = new ArrayList<>();
    if (Files.exists(file)) {
      int known = UserFile.read(file).size();
      LOG.info("users={} file={}", known, file);
    } else {
      for (Role role : Role.values()) {
        created.add(new Credential(role.toString(), role, password()));
      }
      UserFile.write(file, created.stream().map(each -> entry(each, iterations)).toList());
      LOG.info("users={} created file={}", created.size(), file);
    }
    return new Users(folder, iterations, created);
  }

  private static UserFile.Entry entry(Credential credential, int iterations) {
    return new UserFile.Entry(
        new User(credential.user(), credential.role()),
        Optional.of(PasswordHash.of(credential.password(), iterations)));
  }

  private static String password() {
    SecureRandom random = new SecureRandom();
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }

  /** Users this start created, with their passwords; empty if there were users already. */
  public List<Credential> created() {
    return created;
  }

  /** The user of this name and password; takes as long if there is none of this name. */
  Optional<User> byPassword(String name, String password) {
    Optional<UserFile.Entry> entry = Optional.ofNullable(read().get(name));
    PasswordHash hash = entry.flatMap(UserFile.Entry::password).orElse(decoy);
    boolean matches = hashed(hash, password);
    return entry.filter(each -> each.password().isPresent() && matches).map(UserFile.Entry::user);
  }

  /** Takes as long as looking at a password. */
  void pretend() {
    boolean unused = hashed(decoy, "");
  }

  private boolean hashed(PasswordHash hash, String password) {
    try {
      if (!hashing.tryAcquire(10, TimeUnit.SECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      return hash.matches(password);
    } finally {
      hashing.release();
    }
  }

  /**
   * The user whose certificate this is, by {@code users/certs/<user>.der}; it must be valid today.
   */
  Optional<User> byCertificate(X509Certificate certificate) {
    for (UserFile.Entry entry : read().values()) {
      Path file = certificates.resolve(entry.user().name() + ".der");
      if (Files.isRegularFile(file) && isSame(file, certificate)) {
        return Optional.of(entry.user());
      }
    }
    return Optional.empty();
  }

  private static boolean isSame(Path file, X509Certificate certificate) {
    try (InputStream in = Files.newInputStream(file)) {
      if (!CertificateFactory.getInstance("X.509").generateCertificate(in).equals(certificate)) {
        return false;
      }
      certificate.checkValidity();
      return true;
    } catch (IOException | GeneralSecurityException e) {
      LOG.warn("certificate={} cannot be used: {}", file, e.getMessage());
      return false;
    }
  }

  private Map<String, UserFile.Entry> read() {
    try {
      return UserFile.read(file);
    } catch (IOException e) {
      LOG.error("nobody can log in: {}", e.getMessage());
      return Map.of();
    }
  }
}
