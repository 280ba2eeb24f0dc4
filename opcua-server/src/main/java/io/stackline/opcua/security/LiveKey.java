package io.stackline.opcua.security;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's key as the running server uses it: the one of the file, changed only when {@link
 * #refresh} is called, so that endpoints and channels change together. Thread-safe.
 */
public final class LiveKey {
  private static final Logger LOG = LoggerFactory.getLogger(LiveKey.class);

  private record Held(ServerKey key, Optional<FileStamp> stamp) {}

  private final Path folder;
  private volatile Held held;

  private LiveKey(Path folder, Held held) {
    this.folder = folder;
    this.held = held;
  }

  static LiveKey open(Path folder, ServerKey.Subject subject) throws IOException {
    ServerKey key = ServerKey.open(folder, subject);
    // Without a stamp, for the file may have been replaced since: the first look reads it again.
    return new LiveKey(folder, new Held(key, Optional.empty()));
  }

  private static Optional<FileStamp> stamp(Path folder) {
    try {
      return Optional.of(FileStamp.of(ServerKey.file(folder)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  public ServerKey now() {
    return held.key();
  }

  /**
   * Takes up what the file says; one that cannot be read changes nothing.
   *
   * @return whether the certificate is another one now
   */
  boolean refresh() {
    Held before = held;
    Optional<FileStamp> stamp = stamp(folder);
    if (stamp.isEmpty() || stamp.equals(before.stamp())) {
      return false;
    }
    try {
      ServerKey read = ServerKey.read(folder);
      held = new Held(read, stamp);
      return !read.certificate().equals(before.key().certificate());
    } catch (IOException | GeneralSecurityException e) {
      held = new Held(before.key(), stamp);
      LOG.error(
          "{} cannot be read, the certificate stays: {}", ServerKey.file(folder), e.getMessage());
      return false;
    }
  }
}
