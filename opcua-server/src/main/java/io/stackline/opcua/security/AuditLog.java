package io.stackline.opcua.security;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who did what, one line each: {@code audit.log} in the security folder, for its owner's eyes only.
 * A full file is kept as {@code audit.1.log} and so on, {@value #OLD_MAX} of {@value #BYTES_MAX}
 * bytes each at most. The server and the commands write to the same file, each line under a lock.
 * Never a password. Thread-safe; a line that cannot be written is told in the log and lost.
 */
public final class AuditLog {
  private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
  private static final long BYTES_MAX = 4 << 20;
  private static final int OLD_MAX = 9;
  private static final int TEXT_MAX = 200;

  private final Path folder;
  private final Clock clock;
  private final long bytesMax;

  private AuditLog(Path folder, Clock clock, long bytesMax) {
    this.folder = folder;
    this.clock = clock;
    this.bytesMax = bytesMax;
  }

  static AuditLog in(Path folder, Clock clock) {
    return new AuditLog(folder, clock, BYTES_MAX);
  }

  static AuditLog in(Path folder, Clock clock, long bytesMax) {
    return new AuditLog(folder, clock, bytesMax);
  }

  /** Somebody was let in. */
  void letIn(Session session, Admission as, String by) {
    write("login", "outcome", "accepted", "user", as, "by", by, "session", session);
  }

  /** Somebody was not let in. */
  void refused(Session session, String user, String why) {
    write("login", "outcome", "refused", "user", user, "why", why, "session", session);
  }

  /** So many more were not let in. */
  void moreLogins(long count) {
    write("login", "outcome", "refused", "more", count);
  }

  /** A session was ended because its user or its application may no longer be here. */
  void ended(Session session, String why) {
    write("session-ended", "user", who(session), "why", why, "session", session);
  }

  /** A client application was not let in. */
  void application(String subject, String thumbprint, String why) {
    write(
        "application",
        "outcome",
        "refused",
        "subject",
        subject,
        "thumbprint",
        thumbprint,
        "why",
        why);
  }

  /** So many more client applications were not let in. */
  void moreApplications(long count) {
    write("application", "outcome", "refused", "more", count);
  }

  /** A method was called, or was not allowed to be. */
  public void called(Session session, String method, String object, String inputs, String status) {
    write(
        "call",
        "outcome",
        status,
        "method",
        method,
        "object",
        object,
        "inputs",
        inputs,
        "user",
        who(session),
        "session",
        session);
  }

  /** A variable was written, or was not allowed to be. */
  public void written(Session session, String node, String value, String status) {
    write(
        "write",
        "outcome",
        status,
        "node",
        node,
        "value",
        value,
        "user",
        who(session),
        "session",
        session);
  }

  /** So many more calls and writes of a user were not allowed. */
  public void moreDenied(String user, long count) {
    write("denied", "user", user, "more", count);
  }

  /** As whom somebody appears in this log. */
  public static String user(Session session) {
    return String.valueOf(content(who(session)));
  }

  /** Users, trust or certificates were changed on this machine. */
  void changed(String what, String... pairs) {
    Object[] all = Arrays.copyOf(pairs, pairs.length + 2, Object[].class);
    all[pairs.length] = "account";
    all[pairs.length + 1] = System.getProperty("user.name", "?");
    write(what, all);
  }

  private void write(String what, Object... pairs) {
    StringBuilder line = new StringBuilder();
    line.append(clock.instant().truncatedTo(ChronoUnit.MILLIS)).append(' ').append(what);
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1] instanceof Session session) {
        line.append(session(session));
      } else {
        line.append(' ').append(pairs[i]).append('=').append(quoted(content(pairs[i + 1])));
      }
    }
    line.append('\n');
    try {
      FolderLock.holding(
          folder.resolve("audit.lock"),
          () -> {
            append(line.toString().getBytes(StandardCharsets.UTF_8));
            return true;
          });
    } catch (IOException e) {
      LOG.error("audit line lost: {} ({})", line.toString().strip(), e.getMessage());
    }
  }

  private static String session(Session session) {
    return " from="
        + quoted(address(session))
        + " application="
        + quoted(session.getClientDescription().getApplicationUri())
        + " session="
        + quoted(session.getSessionId().getIdentifier());
  }

  /** As whom he was let in, even if he is nobody any more. */
  private static Optional<Admission> who(Session session) {
    return Admission.of(session.getIdentity());
  }

  private static String address(Session session) {
    InetAddress address = session.getClientAddress();
    return address == null ? "-" : address.getHostAddress();
  }

  private static Object content(Object value) {
    return value instanceof Optional<?> optional && optional.isPresent()
        ? optional.get()
        : value instanceof Optional<?> ? "-" : value;
  }

  /** One line, of bounded length, in which nobody can forge another field. */
  static String quoted(@Nullable Object value) {
    String safe = Printable.of(value == null ? "-" : value, TEXT_MAX);
    return safe.matches("[^\\s\"=\\\\]+")
        ? safe
        : "\"" + safe.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private void append(byte[] line) throws IOException {
    Path file = folder.resolve("audit.log");
    PrivateFiles.touch(file);
    if (Files.size(file) + line.length > bytesMax) {
      roll(file);
    }
    Files.write(file, line, StandardOpenOption.APPEND);
  }

  private void roll(Path file) throws IOException {
    for (int i = OLD_MAX - 1; i >= 1; i--) {
      Path older = old(i);
      if (Files.exists(older)) {
        Files.move(older, old(i + 1), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.move(file, old(1), StandardCopyOption.REPLACE_EXISTING);
    PrivateFiles.touch(file);
  }

  private Path old(int i) {
    return folder.resolve("audit." + i + ".log");
  }

  /** All lines that are kept, oldest first. */
  List<String> lines() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int i = OLD_MAX; i >= 0; i--) {
      Path file = i == 0 ? folder.resolve("audit.log") : old(i);
      if (Files.exists(file)) {
        all.append(Files.readString(file));
      }
    }
    return all.toString().lines().collect(Collectors.toList());
  }
}
