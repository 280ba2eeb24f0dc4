package io.stackline.bridge.driver;

import io.stackline.bridge.register.CommandCode;
import io.stackline.bridge.register.NackReason;
import io.stackline.press.Alarm;
import io.stackline.press.Interlock;
import io.stackline.press.PressId;
import io.stackline.press.PressStatus;
import io.stackline.run.Refusal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Reasons and remedies in an operator's words. */
public final class Refusals {
  private Refusals() {}

  /** What the PLC's NACK means. */
  static Refusal nacked(PressId press, CommandCode code, Verdict.Nacked nack, PressStatus status) {
    String place = nack.detail() == 0 ? "" : " (register or segment " + nack.detail() + ")";
    return NackReason.ofCode(nack.reason())
        .map(
            reason ->
                new Refusal(
                    reason.kind(),
                    press
                        + " refused "
                        + code
                        + ": "
                        + reason.reason()
                        + place
                        + particulars(reason, status),
                    reason.remedy()))
        .orElseGet(
            () ->
                new Refusal(
                    Refusal.Code.PRESS,
                    press + " refused " + code + " for reason " + nack.reason() + place,
                    "look it up in the manual of the press PLC"));
  }

  private static String particulars(NackReason reason, PressStatus status) {
    return switch (reason) {
      case INTERLOCK -> {
        Set<Interlock> open = EnumSet.allOf(Interlock.class);
        open.removeAll(status.healthy());
        yield open.isEmpty()
            ? ""
            : "; not given: "
                + open.stream().map(Interlock::text).collect(Collectors.joining(", "));
      }
      case ALARM_LATCHED -> status.trips().isEmpty() ? "" : "; " + alarms(status.trips());
      case BAD_STATE -> "; it is " + status.state();
      default -> "";
    };
  }

  /** The alarms, most urgent first. */
  public static String alarms(Collection<Alarm> alarms) {
    return alarms.stream().sorted().map(Alarm::text).collect(Collectors.joining(", "));
  }

  public static Refusal unreachable(PressId press, String reason) {
    return new Refusal(
        Refusal.Code.PRESS,
        press + " does not answer: " + reason,
        "check power and network of the press, then order again");
  }

  static Refusal ownershipLost(PressId press) {
    return new Refusal(
        Refusal.Code.PRESS,
        press + " was taken from this bridge before the stroke was started",
        "look for a second host and for a restart of the PLC, then order again");
  }

  static Refusal overtaken(PressId press, CommandCode code) {
    return new Refusal(
        Refusal.Code.BUSY,
        "another host's command overtook " + code + " on " + press + "; ours was not executed",
        "look for a second host that commands this press, then order again");
  }

  public static Refusal notRunning(PressId press, long runNumber, String now) {
    return new Refusal(
        Refusal.Code.STATE,
        "stroke " + runNumber + " is not running on " + press + ": " + now,
        "look at the state of the run; nothing was changed");
  }

  public static Refusal full(PressId press) {
    return new Refusal(
        Refusal.Code.BUSY,
        Desk.WAITING_MAX + " orders for " + press + " wait already",
        "wait until some have been carried out");
  }
}
