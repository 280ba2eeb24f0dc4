package io.stackline.opcua.security;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Everything a line server needs to be safe, as one folder keeps it: {@code users.json} and {@code
 * users/certs}, {@code server.p12}, {@code pki}. Made on first start.
 */
public record SecurityFolder(ServerKey key, Users users, Pki pki) implements AutoCloseable {
  /**
   * Opens a folder, making what is missing.
   *
   * @param iterations of the hash for passwords made now
   * @throws IOException if something in it cannot be used, with its place and what to do
   */
  public static SecurityFolder open(Path folder, ServerKey.Subject subject, int iterations)
      throws IOException {
    ServerKey key = ServerKey.open(folder, subject);
    Users users = Users.open(folder, iterations);
    return new SecurityFolder(key, users, Pki.open(folder, key));
  }

  @Override
  public void close() throws IOException {
    pki.close();
  }
}
