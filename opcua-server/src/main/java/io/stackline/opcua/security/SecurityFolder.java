package io.stackline.opcua.security;

import io.stackline.time.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything a line server needs to be safe, as one folder keeps it: {@code users.json} and {@code
 * users/certs}, {@code server.p12}, {@code pki}, {@code audit.log}. Made on first start; what is
 * changed in it later counts without a restart.
 */
public final class SecurityFolder {
  private static final Logger LOG = LoggerFactory.getLogger(SecurityFolder.class);

  private final LiveKey key;
  private final Users users;
  private final Pki pki;
  private final AuditLog audit;
  private final Departures departures;
  private final RefusedLogins refused;
  private final Time time;

  private SecurityFolder(LiveKey key, Users users, Pki pki, AuditLog audit, Time time) {
    this.key = key;
    this.users = users;
    this.pki = pki;
    this.audit = audit;
    this.departures = new Departures(pki, audit);
    this.refused = new RefusedLogins(audit, time);
    this.time = time;
  }

  /**
   * Opens a folder, making what is missing.
   *
   * @param memoryKiB of the hash for passwords made now
   * @throws IOException if something in it cannot be used, with its place and what to do
   */
  public static SecurityFolder open(
      Path folder, ServerKey.Subject subject, int memoryKiB, Time time) throws IOException {
    LiveKey key = LiveKey.open(folder, subject);
    AuditLog audit = AuditLog.in(folder, Clock.systemUTC());
    Pki pki = Pki.open(folder, key, audit, time);
    // The users last: what fails before must not make some whose passwords nobody sees.
    return new SecurityFolder(key, Users.open(folder, memoryKiB), pki, audit, time);
  }

  public LiveKey key() {
    return key;
  }

  public Users users() {
    return users;
  }

  /**
   * Who lets users in.
   *
   * @param anonymousMayRead whether somebody who does not log in may observe
   */
  public Logins logins(boolean anonymousMayRead) {
    return new Logins(users, audit, refused, anonymousMayRead, time);
  }

  public Pki pki() {
    return pki;
  }

  public AuditLog audit() {
    return audit;
  }

  /** Takes up what changed in the folder; called every few seconds, on the server's crank. */
  public void sweep(OpcUaServer server) {
    if (key.refresh()) {
      server.resetEndpointDescriptionCache();
      LOG.info("certificate=changed until={}", key.now().certificate().getNotAfter());
    }
    departures.sweep(server);
    pki.sweep();
    refused.sweep();
  }
}
