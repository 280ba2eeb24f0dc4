package io.stackline.press;

import java.util.Optional;

/** Who may drive the press, with its code on the wire (PRESSMAP 1.0, register 105). */
public enum PressMode {
  OFF(0),
  /** The panel. */
  LOCAL(1),
  /** The host. */
  REMOTE(2),
  /** Nobody remote: a fitter is at work. */
  MAINTENANCE(3);

  private final int code;

  PressMode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static Optional<PressMode> ofCode(int code) {
    return code >= 0 && code < values().length ? Optional.of(values()[code]) : Optional.empty();
  }
}
