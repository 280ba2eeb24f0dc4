package io.stackline.opcua.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where users are kept: {@code users.json}, and {@code users/certs/<user>.der} for those who log in
 * with a certificate. Changes are made one at a time, by whichever process.
 */
record UserFolder(Path path) {
  /** Changes the users. */
  interface Change<T> {
    T of(Map<String, UserFile.Entry> entries) throws IOException;
  }

  /** The folder, made if it is not there. */
  static UserFolder make(Path path) throws IOException {
    PrivateFiles.folder(path);
    PrivateFiles.folder(path.resolve("users"));
    PrivateFiles.folder(path.resolve("users").resolve("certs"));
    return new UserFolder(path);
  }

  Path file() {
    return path.resolve("users.json");
  }

  Map<String, UserFile.Entry> read() throws IOException {
    return Files.exists(file()) ? UserFile.read(file()) : Map.of();
  }

  /** Lets the change alter the users, and writes them if it did. */
  <T> T change(Change<T> change) throws IOException {
    return FolderLock.holding(
        path.resolve("users.lock"),
        () -> {
          Map<String, UserFile.Entry> before = read();
          Map<String, UserFile.Entry> entries = new LinkedHashMap<>(before);
          T result = change.of(entries);
          if (!entries.equals(before)) {
            UserFile.write(file(), entries.values());
          }
          return result;
        });
  }

  /** Replaces a hash by another of the same password; false if it has changed in the meantime. */
  boolean replace(String user, PasswordHash old, PasswordHash better) throws IOException {
    return change(
        entries -> {
          UserFile.Entry entry = entries.get(user);
          if (entry == null || !entry.password().equals(Optional.of(old))) {
            return false;
          }
          entries.put(user, entry.with(better));
          return true;
        });
  }

  /** The certificate with which this user logs in. */
  Optional<X509Certificate> certificate(String user) throws IOException {
    Path file = certificateFile(user);
    return Files.isRegularFile(file) ? Optional.of(Certificates.read(file)) : Optional.empty();
  }

  /**
   * Gives a user this certificate, or none: not even that of somebody who had the name before him.
   * Only within a change.
   */
  void certify(String user, Optional<X509Certificate> certificate) throws IOException {
    if (certificate.isPresent()) {
      PrivateFiles.write(certificateFile(user), Certificates.encoded(certificate.get()));
    } else {
      Files.deleteIfExists(certificateFile(user));
    }
  }

  private Path certificateFile(String user) {
    return path.resolve("users").resolve("certs").resolve(user + ".der");
  }
}
