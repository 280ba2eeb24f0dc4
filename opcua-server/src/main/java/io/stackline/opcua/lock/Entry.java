package io.stackline.opcua.lock;

/** The answer to somebody who wants to command presses. */
public sealed interface Entry {
  /**
   * He may. While he is in, no lock of his ends for inactivity, and nobody else locks these
   * presses.
   */
  final class Admitted implements Entry, AutoCloseable {
    private final Runnable leave;

    Admitted(Runnable leave) {
      this.leave = leave;
    }

    /** He is done; to be called once. */
    @Override
    public void close() {
      leave.run();
    }
  }

  /**
   * Somebody else has locked one of them.
   *
   * @param reason who, for how long, and what to do about it
   */
  record Barred(String reason) implements Entry {}
}
