package io.stackline.opcua.hardening;

import org.eclipse.milo.opcua.sdk.server.SessionListener;
import org.eclipse.milo.opcua.sdk.server.SessionManager;
import org.eclipse.milo.opcua.sdk.server.diagnostics.objects.SessionsDiagnosticsSummaryObject;

/**
 * Milo makes half a hundred nodes of diagnostics for each session, one session after the other,
 * also while diagnostics are switched off, as they are here for good. Sessions that come faster
 * than their nodes pile up without bound, and nodes of those that go meanwhile stay. Here nobody
 * makes them.
 */
final class UnreadDiagnostics {
  private UnreadDiagnostics() {}

  /** Of a server that has just been made, with diagnostics switched off. */
  static void stop(SessionManager sessions) {
    sessions.removeSessionListener(new MilosOwn());
  }

  /**
   * Milo lets listeners go, but not out of its hands. A list takes out what the thing it is given
   * says it equals (see {@link java.util.Collection#remove}), so this one says so of Milo's.
   */
  private static final class MilosOwn implements SessionListener {
    @Override
    @SuppressWarnings({"EqualsUnsafeCast", "EqualsWhichDoesntCheckParameterClass"}) // on purpose
    public boolean equals(Object other) {
      return other != null
          && SessionsDiagnosticsSummaryObject.class.equals(other.getClass().getEnclosingClass());
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }
}
