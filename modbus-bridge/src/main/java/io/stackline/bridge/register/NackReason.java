package io.stackline.bridge.register;

import io.stackline.run.Refusal;
import java.util.Optional;

/** Why the PLC refused a command, in words and with a remedy (PRESSMAP 1.0, register 114). */
public enum NackReason {
  NOT_OWNER(
      1,
      Refusal.Code.PRESS,
      "this bridge does not own the press",
      "wait until the bridge has acquired it again, then order again"),
  STALE_SEQUENCE(
      2,
      Refusal.Code.BUSY,
      "the sequence number is stale",
      "look for a second host that commands this press, then order again"),
  BAD_STATE(
      3,
      Refusal.Code.STATE,
      "the press is in the wrong state for it",
      "look at the state of the press and order what suits it"),
  LOCAL_MODE(
      4,
      Refusal.Code.PRESS,
      "the press is not in remote mode",
      "turn the key switch at the press to remote"),
  INTERLOCK(
      5, Refusal.Code.PRESS, "an interlock is open", "close guard and chain, then order again"),
  OVER_LIMIT(
      6,
      Refusal.Code.ENVELOPE,
      "a target lies above the limits loaded",
      "lower the target or correct the limits of the stage"),
  BAD_PROFILE(
      7,
      Refusal.Code.ARGUMENT,
      "the program is malformed or not the one validated",
      "check the stage's segments, then order again"),
  CRC(8, Refusal.Code.PRESS, "a block arrived with a wrong checksum", "order again"),
  UNKNOWN_CODE(
      9,
      Refusal.Code.PRESS,
      "the PLC does not know this command",
      "check that its firmware speaks PRESSMAP 1.0"),
  ARGUMENT_RANGE(
      10, Refusal.Code.ARGUMENT, "an argument is out of range", "correct the stage's values"),
  BUSY(
      11,
      Refusal.Code.BUSY,
      "the PLC is still busy with another command",
      "wait a moment, then order again"),
  ALARM_LATCHED(
      12,
      Refusal.Code.PRESS,
      "an alarm is latched",
      "clear the alarm at the press, then order again"),
  LEASE_HELD(
      13,
      Refusal.Code.BUSY,
      "another host owns the press",
      "stop the other host or wait until its lease has run out"),
  LIMITS_MISSING(
      14, Refusal.Code.PRESS, "no limits are loaded", "order again; the limits are loaded first"),
  SENSOR_FAULT(
      15, Refusal.Code.PRESS, "a sensor is faulty", "have the load cells checked at the press"),
  HARDWARE(16, Refusal.Code.PRESS, "the hardware is faulty", "have the press checked");

  private final int code;
  private final Refusal.Code kind;
  private final String reason;
  private final String remedy;

  NackReason(int code, Refusal.Code kind, String reason, String remedy) {
    this.code = code;
    this.kind = kind;
    this.reason = reason;
    this.remedy = remedy;
  }

  public int code() {
    return code;
  }

  /** What kind of refusal it makes. */
  public Refusal.Code kind() {
    return kind;
  }

  /** What is wrong, without a full stop. */
  public String reason() {
    return reason;
  }

  /** What to do about it. */
  public String remedy() {
    return remedy;
  }

  public static Optional<NackReason> ofCode(int code) {
    return code >= 1 && code <= values().length
        ? Optional.of(values()[code - 1])
        : Optional.empty();
  }
}
