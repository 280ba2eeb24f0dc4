package io.stackline.press;

import java.util.Optional;

/** The state of a press's program, with its code on the wire (PRESSMAP 1.0, register 104). */
public enum PressState {
  /** Starting up. */
  BOOT(0),
  /** Nothing loaded. */
  IDLE(1),
  /** Limits and profile valid: START would be accepted. */
  READY(2),
  /** Ram moving towards contact. */
  APPROACH(3),
  /** Preload or force ramp under way. */
  RAMP(4),
  /** Holding the target; the soak timer runs while in band. */
  DWELL(5),
  /** Holding stack pressure on a cell. */
  INSITU(6),
  /** Decompressing and opening. */
  RELEASE(7),
  /** Program finished with its host watching. */
  COMPLETE(8),
  /** Set-point frozen, load held. */
  PAUSED(9),
  /** Controlled decompression after an abort. */
  ABORTING(10),
  /** Tripped; an alarm is latched. */
  FAULT(11),
  /** Emergency stop chain open. */
  ESTOP(12),
  /** Driven at the panel. */
  MANUAL(13),
  /** The program waits for a confirmation. */
  WAIT_OPERATOR(14),
  /** Program finished while its host was gone. */
  COMPLETE_ORPHAN(15);

  private final int code;

  PressState(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** Whether a program is under way, load perhaps on the die. */
  public boolean isActive() {
    return switch (this) {
      case APPROACH, RAMP, DWELL, INSITU, RELEASE, PAUSED, ABORTING, WAIT_OPERATOR -> true;
      default -> false;
    };
  }

  public boolean isComplete() {
    return this == COMPLETE || this == COMPLETE_ORPHAN;
  }

  public static Optional<PressState> ofCode(int code) {
    return code >= 0 && code < values().length ? Optional.of(values()[code]) : Optional.empty();
  }
}
