package io.stackline.opcua.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows users by password or certificate. The file is read anew whenever it has changed, so that a
 * change counts at once; {@link UserBook} changes it. Thread-safe.
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

  private final UserFolder folder;
  private final Argon2Hash decoy;
  private final List<Credential> created;
  private final Semaphore hashing = new Semaphore(HASHING_MAX);
  private final AtomicLong looks = new AtomicLong();
  private volatile Known known;

  /** The file as it was read last. */
  private record Known(Optional<FileStamp> stamp, Map<String, UserFile.Entry> entries) {}

  private Users(UserFolder folder, int memoryKiB, List<Credential> created) {
    this.folder = folder;
    this.decoy = Argon2Hash.decoy(memoryKiB);
    this.created = List.copyOf(created);
    this.known = new Known(Optional.empty(), Map.of());
  }

  /**
   * Opens the users of a folder; if there are none, makes one per role with a random password.
   *
   * @param memoryKiB of the hash for passwords made now
   * @throws IOException if the users file cannot be read or is wrong, with its place
   */
  public static Users open(Path path, int memoryKiB) throws IOException {
    UserFolder folder = UserFolder.make(path);
    // Under the lock, for somebody may be adding the first user by command just now.
    List<Credential> created = folder.change(entries -> firstUsers(folder, entries, memoryKiB));
    LOG.info("users={} created={} file={}", folder.read().size(), created.size(), folder.file());
    return new Users(folder, memoryKiB, created);
  }

  private static List<Credential> firstUsers(
      UserFolder folder, Map<String, UserFile.Entry> entries, int memoryKiB) {
    List<Credential> created = new ArrayList<>();
    if (!Files.exists(folder.file())) {
      for (Role role : Role.values()) {
        Credential credential = new Credential(role.firstUser(), role, password());
        entries.put(credential.user(), entry(credential, memoryKiB));
        created.add(credential);
      }
    }
    return created;
  }

  private static UserFile.Entry entry(Credential credential, int memoryKiB) {
    return new UserFile.Entry(
        new User(credential.user(), credential.role()),
        Optional.of(Argon2Hash.of(credential.password(), memoryKiB)),
        Instant.now().truncatedTo(ChronoUnit.MILLIS));
  }

  /** A password nobody has used before, long enough and easy to type. */
  static String password() {
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
  Optional<Admission.Member> byPassword(String name, String password) {
    Map<String, UserFile.Entry> entries = entries();
    Optional<UserFile.Entry> entry = Optional.ofNullable(entries.get(name));
    Optional<PasswordHash> own = entry.flatMap(UserFile.Entry::password);
    boolean matches = hashed(() -> matches(own, entries, password));
    if (entry.isEmpty() || own.isEmpty() || !matches) {
      return Optional.empty();
    }
    upgrade(entry.get(), own.get(), password);
    return Optional.of(
        new Admission.Member(this, entry.get().user(), entry.get().changed(), Optional.empty()));
  }

  /** Takes as long as looking at a password. */
  void pretend() {
    boolean unused = hashed(() -> matches(Optional.empty(), entries(), ""));
  }

  /**
   * Looks at one hash of every cost there is in the file: if only the user's own were looked at,
   * time would tell the names whose hash is of an older kind.
   */
  private boolean matches(
      Optional<PasswordHash> own, Map<String, UserFile.Entry> entries, String password) {
    Map<String, PasswordHash> each = new LinkedHashMap<>();
    each.put(decoy.cost(), decoy);
    entries.values().stream()
        .flatMap(entry -> entry.password().stream())
        .forEach(hash -> each.computeIfAbsent(hash.cost(), cost -> hash.decoy()));
    own.ifPresent(hash -> each.put(hash.cost(), hash));
    boolean matches = false;
    for (PasswordHash hash : each.values()) {
      looks.incrementAndGet();
      boolean match = hash.matches(password);
      matches |= match && own.isPresent() && hash.equals(own.get());
    }
    return matches;
  }

  /** How many hashes were looked at so far; what a log-in costs must not tell who exists. */
  long looks() {
    return looks.get();
  }

  private interface Look {
    boolean matches();
  }

  private boolean hashed(Look look) {
    try {
      if (!hashing.tryAcquire(10, TimeUnit.SECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    try {
      return look.matches();
    } finally {
      hashing.release();
    }
  }

  /** Now that the password is known for a moment, a hash that is cheaper to guess is replaced. */
  private void upgrade(UserFile.Entry entry, PasswordHash old, String password) {
    if (!decoy.isDearerThan(old)) {
      return;
    }
    PasswordHash better = Argon2Hash.of(password, decoy.memoryKiB());
    try {
      boolean replaced = folder.replace(entry.user().name(), old, better);
      LOG.info("user={} hash={} replaced={}", entry.user().name(), better.cost(), replaced);
    } catch (IOException e) {
      LOG.warn("user={} keeps a hash of an older kind: {}", entry.user().name(), e.getMessage());
    }
  }

  /** The user whose certificate this is; it must be valid today. */
  Optional<Admission.Member> byCertificate(X509Certificate certificate) {
    for (UserFile.Entry entry : entries().values()) {
      if (isCertificateOf(entry.user().name(), certificate)) {
        return Optional.of(
            new Admission.Member(this, entry.user(), entry.changed(), Optional.of(certificate)));
      }
    }
    return Optional.empty();
  }

  /** Whether this user may log in with this certificate today. */
  boolean isCertificateOf(String user, X509Certificate certificate) {
    try {
      if (folder.certificate(user).filter(certificate::equals).isEmpty()) {
        return false;
      }
      certificate.checkValidity();
      return true;
    } catch (IOException | CertificateException e) {
      LOG.warn("user={} certificate cannot be used: {}", user, e.getMessage());
      return false;
    }
  }

  /**
   * The user of this name as the file has him now, if his password is still that of then. While the
   * file cannot be read, those who are in stay as they were: a slip in an editor must not blind the
   * control room.
   */
  Optional<User> now(String name, Instant changed) {
    Map<String, UserFile.Entry> entries;
    try {
      entries = fresh();
    } catch (IOException e) {
      entries = known.entries();
    }
    return Optional.ofNullable(entries.get(name))
        .filter(entry -> entry.changed().equals(changed))
        .map(UserFile.Entry::user);
  }

  /** A file that cannot be read lets nobody in. */
  private Map<String, UserFile.Entry> entries() {
    try {
      return fresh();
    } catch (IOException e) {
      LOG.error("nobody can log in: {}", e.getMessage());
      return Map.of();
    }
  }

  private Map<String, UserFile.Entry> fresh() throws IOException {
    Known before = known;
    Optional<FileStamp> stamp = Optional.of(FileStamp.of(folder.file()));
    if (before.stamp().equals(stamp)) {
      return before.entries();
    }
    Known read = new Known(stamp, Map.copyOf(UserFile.read(folder.file())));
    known = read;
    return read.entries();
  }
}
