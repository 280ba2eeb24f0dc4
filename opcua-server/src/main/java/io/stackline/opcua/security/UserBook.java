package io.stackline.opcua.security;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes the users of a security folder, whether or not a server is running over it: a running one
 * sees it at once, and ends the sessions of whoever was removed or has another password. Every
 * change is written to the audit log.
 */
public final class UserBook {
  private static final String NAME_RULE =
      "a name has 1 to 64 letters, digits, dots, dashes or underscores";

  private final UserFolder folder;
  private final AuditLog audit;
  private final Clock clock;
  private final int memoryKiB;

  private UserBook(UserFolder folder, AuditLog audit, Clock clock, int memoryKiB) {
    this.folder = folder;
    this.audit = audit;
    this.clock = clock;
    this.memoryKiB = memoryKiB;
  }

  /**
   * Opens the users of a folder, which is made if it is not there.
   *
   * @param memoryKiB of the hash for passwords set now
   */
  public static UserBook open(Path securityDir, Clock clock, int memoryKiB) throws IOException {
    UserFolder folder = UserFolder.make(securityDir);
    return new UserBook(folder, AuditLog.in(securityDir, clock), clock, memoryKiB);
  }

  /**
   * A user as the book lists him.
   *
   * @param password how it is hashed, empty if he has none
   * @param certificate with which he logs in
   * @param changed when it was last set; the epoch if nobody noted it
   */
  public record Line(
      String name,
      String role,
      String password,
      Optional<CertificateCard> certificate,
      Instant changed) {}

  /** All users, in the order they were made. */
  public List<Line> list() throws IOException {
    List<Line> lines = new ArrayList<>();
    for (UserFile.Entry entry : folder.read().values()) {
      lines.add(
          new Line(
              entry.user().name(),
              entry.user().role().toString(),
              entry.password().map(PasswordHash::cost).orElse(""),
              folder.certificate(entry.user().name()).map(CertificateCard::of),
              entry.changed()));
    }
    return lines;
  }

  /**
   * Adds a user.
   *
   * @param certificate a file, with which he may log in
   * @throws SecurityRefused if the name, the role, the password or the certificate is not taken
   */
  public void add(String name, String role, Optional<String> password, Optional<Path> certificate)
      throws IOException, SecurityRefused {
    if (!UserFile.isName(name)) {
      throw new SecurityRefused("\"" + Printable.of(name) + "\" is no name", NAME_RULE);
    }
    Role known = known(role);
    if (password.isPresent()) {
      check(name, password.get());
    }
    Optional<X509Certificate> card =
        certificate.isPresent() ? Optional.of(usable(certificate.get())) : Optional.empty();
    Optional<PasswordHash> hash = password.map(each -> Argon2Hash.of(each, memoryKiB));
    UserFile.Entry entry = new UserFile.Entry(new User(name, known), hash, now());
    Optional<SecurityRefused> objection = folder.change(entries -> insert(entries, entry, card));
    if (objection.isPresent()) {
      throw objection.get();
    }
    audit.changed("user-added", "user", name, "role", known.toString());
  }

  private static Role known(String role) throws SecurityRefused {
    return Role.named(role)
        .orElseThrow(
            () ->
                new SecurityRefused(
                    "there is no role " + Printable.of(role), "it is one of " + Role.names()));
  }

  /** Looks and writes under one lock: of two who add at the same time the second is refused. */
  private Optional<SecurityRefused> insert(
      Map<String, UserFile.Entry> entries, UserFile.Entry entry, Optional<X509Certificate> card)
      throws IOException {
    String name = entry.user().name();
    if (entries.containsKey(name)) {
      return Optional.of(
          new SecurityRefused(
              "user " + name + " is there already",
              "set another password with user passwd, or remove the user first"));
    }
    for (String other : entries.keySet()) {
      if (card.isPresent() && folder.certificate(other).equals(card)) {
        return Optional.of(
            new SecurityRefused(
                "the certificate is that of user " + other,
                "each user has a certificate of his own"));
      }
    }
    folder.certify(name, card);
    entries.put(name, entry);
    return Optional.empty();
  }

  /** Removes a user; his sessions end. */
  public void remove(String name) throws IOException, SecurityRefused {
    if (!change(entries -> remove(entries, name))) {
      throw unknown(name);
    }
    audit.changed("user-removed", "user", name);
  }

  /** The certificate goes first: if we die in between, nobody has it who is not in the file. */
  private boolean remove(Map<String, UserFile.Entry> entries, String name) throws IOException {
    if (!entries.containsKey(name)) {
      return false;
    }
    folder.certify(name, Optional.empty());
    entries.remove(name);
    return true;
  }

  /** Sets a password; sessions under the old one end. */
  public void password(String name, String password) throws IOException, SecurityRefused {
    if (!folder.read().containsKey(name)) {
      throw unknown(name);
    }
    check(name, password);
    PasswordHash hash = Argon2Hash.of(password, memoryKiB);
    boolean set =
        change(
            entries ->
                entries.computeIfPresent(
                        name,
                        (key, old) -> new UserFile.Entry(old.user(), Optional.of(hash), now()))
                    != null);
    if (!set) {
      throw unknown(name);
    }
    audit.changed("password-set", "user", name);
  }

  /**
   * What has become of a user's role.
   *
   * @param role the user has from now on
   * @param abandoned the one he had, if nobody else has it
   */
  public record RoleChange(Role role, Optional<Role> abandoned) {}

  /**
   * Gives a user another role; his sessions under the old one end. The role he has already changes
   * nothing. Whoever has a role last may lose it: users are changed here and not over OPC UA, so
   * nobody is shut out, and who looks after the line shall know.
   *
   * @throws SecurityRefused if there is no such user or no such role
   */
  public RoleChange role(String name, String role) throws IOException, SecurityRefused {
    Role wanted = known(role);
    Optional<Role> before =
        folder.change(
            entries ->
                Optional.ofNullable(entries.get(name))
                    .map(
                        old -> {
                          entries.put(name, old.with(wanted));
                          return old.user().role();
                        }));
    Role was = before.orElseThrow(() -> unknown(name));
    if (was == wanted) {
      return new RoleChange(wanted, Optional.empty());
    }
    audit.changed("role-set", "user", name, "role", wanted.toString(), "was", was.toString());
    boolean left = folder.read().values().stream().anyMatch(each -> each.user().role() == was);
    return new RoleChange(wanted, left ? Optional.empty() : Optional.of(was));
  }

  /** A password nobody has used before, for whoever wants one made. */
  public static String password() {
    return Users.password();
  }

  private boolean change(UserFolder.Change<Boolean> change) throws IOException {
    return folder.change(change);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static void check(String name, String password) throws SecurityRefused {
    Optional<String> against = PasswordRule.against(name, password);
    if (against.isPresent()) {
      throw new SecurityRefused(
          "this password is not taken: " + against.get(), PasswordRule.words());
    }
  }

  private X509Certificate usable(Path file) throws IOException, SecurityRefused {
    X509Certificate certificate = Certificates.read(file);
    CertificateCard card = CertificateCard.of(certificate);
    if (!card.isValid(clock.instant())) {
      throw new SecurityRefused(
          "the certificate counts only from " + card.from() + " until " + card.until(),
          "have a new one made");
    }
    return certificate;
  }

  private SecurityRefused unknown(String name) {
    return new SecurityRefused(
        "there is no user " + Printable.of(name), "stackline user list shows who there is");
  }
}
