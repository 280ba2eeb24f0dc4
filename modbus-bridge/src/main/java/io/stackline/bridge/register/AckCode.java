package io.stackline.bridge.register;

import java.util.Optional;

/** How far the PLC is with the acknowledged command (PRESSMAP 1.0, register 113). */
public enum AckCode {
  /** Nothing acknowledged yet. */
  NONE(0),
  /** Accepted, being performed. */
  BUSY(1),
  /** Accepted and performed. */
  DONE(2),
  /** Refused; the reason stands beside it. */
  NACK(3),
  /** Given up because of an abort. */
  ABORTED(4);

  private final int code;

  AckCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static Optional<AckCode> ofCode(int code) {
    return code >= 0 && code < values().length ? Optional.of(values()[code]) : Optional.empty();
  }
}
