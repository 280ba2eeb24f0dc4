package io.stackline.plcsim;

/** What the PLC answers to a command that it consumed. */
sealed interface Reply {
  /** Accepted and performed. */
  record Done() implements Reply {}

  /** Accepted, being performed. */
  record Busy() implements Reply {}

  /** Accepted, but given up before it was performed. */
  record Aborted() implements Reply {}

  /**
   * Refused.
   *
   * @param reason why
   * @param detail the offending register, bit or alarm; 0 = none
   */
  record Refused(Nack reason, int detail) implements Reply {}

  static Reply done() {
    return new Done();
  }

  static Reply busy() {
    return new Busy();
  }

  static Reply refused(Nack reason) {
    return new Refused(reason, 0);
  }

  static Reply refused(Nack reason, int detail) {
    return new Refused(reason, detail);
  }

  /** ACK_CODE. */
  default int code() {
    if (this instanceof Busy) {
      return 1;
    }
    if (this instanceof Done) {
      return 2;
    }
    return this instanceof Refused ? 3 : 4;
  }
}
