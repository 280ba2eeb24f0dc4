package io.stackline.bridge.driver;

import io.stackline.bridge.register.CommandCode;
import io.stackline.bridge.register.NackReason;
import io.stackline.press.Alarm;
import io.stackline.press.Interlock;
import io.stackline.press.PressId;
import io.stackline.press.PressMode;
import io.stackline.press.PressStatus;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.Refusal;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
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

  /** What a verdict means for the order behind the command; nothing if it was done. */
  static Optional<Progress> verdict(
      PressId press, CommandCode code, Verdict verdict, PressStatus status) {
    if (verdict instanceof Verdict.Done) {
      return Optional.empty();
    }
    if (verdict instanceof Verdict.Unknown unknown) {
      return Optional.of(new Progress.Unknown(code + ": " + unknown.reason()));
    }
    if (verdict instanceof Verdict.Nacked nacked) {
      return Optional.of(new Progress.Refused(nacked(press, code, nacked, status)));
    }
    return Optional.of(
        new Progress.Refused(
            verdict instanceof Verdict.Overtaken
                ? overtaken(press, code)
                : givenUp(press, code, status)));
  }

  private static Refusal givenUp(PressId press, CommandCode code, PressStatus status) {
    return new Refusal(
        Refusal.Code.STATE,
        press + " gave up " + code + "; it is in " + status.state(),
        "look at the press, then order again if it is still wanted");
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

  static Refusal brokenOff(PressId press) {
    return new Refusal(
        Refusal.Code.STATE,
        press + " restarted in the midst of its stroke and holds the load; it takes no ABORT",
        "look at the press, then reset its alarm: it decompresses then");
  }

  public static Refusal mode(PressId press, PressMode mode) {
    return new Refusal(
        Refusal.Code.PRESS,
        press + " is in " + mode + " mode",
        "turn the key switch at the press to remote, then order again");
  }

  public static Refusal busy(PressId press) {
    return new Refusal(
        Refusal.Code.BUSY,
        press + " is pressing or about to",
        "wait for the end of the stroke or abort it, then order again");
  }

  public static Refusal underWay(PressId press) {
    return new Refusal(
        Refusal.Code.STATE,
        press + " has a stroke under way",
        "wait for its end, then write again; nothing was written");
  }

  public static Refusal notWritable(PressId press, String tag) {
    return new Refusal(
        Refusal.Code.UNKNOWN,
        press + " has no tag " + tag + " that may be written",
        "let bridge and sequencer read the same site; nothing was written");
  }

  public static Refusal full(PressId press) {
    return new Refusal(
        Refusal.Code.BUSY,
        Desk.WAITING_MAX + " orders for " + press + " wait already",
        "wait until some have been carried out");
  }
}
