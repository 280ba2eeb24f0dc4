package io.stackline.bridge.register;

import java.util.Optional;

/** What a command asks of the PLC, with its code on the wire (PRESSMAP 1.0, register 2). */
public enum CommandCode {
  /** Take ownership; ARG3 carries the nonce. */
  ACQUIRE(1),
  /** Give ownership back. */
  RELEASE(2),
  /** Check the profile and copy it to where the PLC works from. */
  VALIDATE(3),
  /** Run the profile; ARG3 carries the CRCs of profile and limits. */
  START(4),
  /** Freeze the set-point. */
  PAUSE(5),
  /** Go on after a pause. */
  RESUME(6),
  /** Decompress under control; accepted from anybody. */
  ABORT(7),
  /** Change the target of a stack-pressure hold. */
  ADJUST_TARGET(8),
  /** Clear latched alarms. */
  RESET_ALARM(9),
  /** Zero the force channels. */
  TARE(10),
  /** Open the press. */
  HOME(11),
  /** Check the limits and work with them. */
  APPLY_LIMITS(12),
  /** Confirm a prompt of the program. */
  OPERATOR_CONFIRM(13),
  /** Forget the profile. */
  CLEAR_PROFILE(14),
  /** Take ownership from another host; needs the key at the press. */
  STEAL(15);

  private final int code;

  CommandCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  public static Optional<CommandCode> ofCode(int code) {
    return code >= 1 && code <= values().length
        ? Optional.of(values()[code - 1])
        : Optional.empty();
  }
}
