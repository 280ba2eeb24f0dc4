package io.stackline.opcua.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;

/**
 * Shows and renews the server's own certificate, whether or not a server is running: a running one
 * takes a new one within seconds for new channels.
 */
public final class CertificateDesk {
  private final Path folder;
  private final Clock clock;

  public CertificateDesk(Path securityDir, Clock clock) {
    this.folder = securityDir;
    this.clock = clock;
  }

  /**
   * The certificate there is.
   *
   * @throws SecurityRefused if there is none yet
   */
  public CertificateCard show() throws IOException, SecurityRefused {
    if (!Files.exists(ServerKey.file(folder))) {
      throw new SecurityRefused(
          "there is no certificate in " + folder + " yet", "stackline up makes it on first start");
    }
    try {
      return CertificateCard.of(ServerKey.read(folder).certificate());
    } catch (GeneralSecurityException e) {
      throw new IOException(ServerKey.file(folder) + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Makes a new certificate in place of the one there is.
   *
   * @param newKey whether it is of a new key; clients that trust the key, not the certificate, will
   *     have to trust it anew
   * @throws SecurityRefused if there is none, or it is another site's or another server's
   */
  public CertificateCard renew(ServerKey.Subject subject, boolean newKey)
      throws IOException, SecurityRefused {
    CertificateCard before = show();
    if (!isOfTheSame(before.applicationUri(), subject.applicationUri())) {
      throw new SecurityRefused(
          "the certificate is of "
              + before.applicationUri()
              + ", the site's would be of "
              + subject.applicationUri(),
          "name the site of this data folder with --site, and its process if it has several");
    }
    CertificateCard renewed =
        FolderLock.holding(
            folder.resolve("users.lock"),
            () -> CertificateCard.of(ServerKey.renew(folder, subject, newKey).certificate()));
    AuditLog.in(folder, clock)
        .changed(
            "certificate-renewed",
            "thumbprint",
            renewed.thumbprint(),
            "key",
            newKey ? "new" : "kept");
    return renewed;
  }

  /** A server that was alone gets the name of its process when it becomes one of several. */
  private static boolean isOfTheSame(String before, String after) {
    return after.equals(before) || after.startsWith(before + ":") || before.startsWith(after + ":");
  }
}
