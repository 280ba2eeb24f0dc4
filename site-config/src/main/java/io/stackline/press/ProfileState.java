package io.stackline.press;

import java.util.Optional;

/** What the PLC thinks of the program it was given (PRESSMAP 1.0, register 159). */
public enum ProfileState {
  /** None. */
  EMPTY(0),
  /** Being written. */
  LOADING(1),
  /** Validated. */
  VALID(2),
  /** Running. */
  RUNNING(3),
  /** Refused. */
  REJECTED(4);

  private final int code;

  ProfileState(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static Optional<ProfileState> ofCode(int code) {
    for (ProfileState each : values()) {
      if (each.code == code) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }
}
