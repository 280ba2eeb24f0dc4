package io.stackline.plcsim;

/** NACK_REASON of PRESSMAP 1.0. */
enum Nack {
  /** No refusal. */
  NONE(0),
  /** The sender does not own the press. */
  NOT_OWNER(1),
  /** The sequence number is not the next one. */
  STALE_SEQUENCE(2),
  /** Not in this state. */
  BAD_STATE(3),
  /** The key is not on remote. */
  MODE_LOCAL(4),
  /** An interlock is open; the detail is its bit. */
  INTERLOCK(5),
  /** More than the limits allow; the detail is the register. */
  OVER_LIMIT(6),
  /** The profile cannot be run; the detail is the register. */
  BAD_PROFILE(7),
  /** The block's CRC is wrong. */
  CRC(8),
  /** No such command. */
  UNKNOWN_CODE(9),
  /** A number is impossible; the detail is the register. */
  ARGUMENT_RANGE(10),
  /** Another command is being performed. */
  BUSY(11),
  /** A trip is latched; the detail is the alarm number. */
  ALARM_LATCHED(12),
  /** Somebody else's lease still runs. */
  LEASE_HELD(13),
  /** No limits have been applied. */
  LIMITS_MISSING(14),
  /** A load cell is broken. */
  SENSOR_FAULT(15),
  /** The press lacks what is asked for. */
  HARDWARE(16);

  private final int code;

  Nack(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
