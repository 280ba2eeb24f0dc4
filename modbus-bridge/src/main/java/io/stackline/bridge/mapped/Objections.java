package io.stackline.bridge.mapped;

import io.stackline.bridge.driver.Refusals;
import io.stackline.map.RegisterMap;
import io.stackline.map.Verb;
import io.stackline.press.PressId;
import io.stackline.press.PressMode;
import io.stackline.press.PressStatus;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import java.util.Locale;
import java.util.Optional;

/** Reasons and remedies that only presses with a map of their own give. */
final class Objections {
  static final String FORMER_BRIDGE = "the bridge that had it in hand is gone";
  static final String TWO_STROKES =
      FORMER_BRIDGE + ", and this one has another stroke of the press in hand";

  private Objections() {}

  static Refusal onlyWatched(PressId press, RegisterMap map) {
    return new Refusal(
        Refusal.Code.PRESS,
        press + " is only watched: its map " + map.id() + " has no commands",
        "describe its commands in the map, or press elsewhere");
  }

  static Refusal cannot(PressId press, RegisterMap map, String what) {
    return new Refusal(
        Refusal.Code.PRESS,
        press + " cannot be told to " + what + ": its map " + map.id() + " has no such command",
        "do it at the press, or have the map describe how it is told");
  }

  static Refusal unfit(PressId press, String reason) {
    return new Refusal(
        Refusal.Code.ARGUMENT,
        press + " cannot be given this stroke: " + reason,
        "change the stage so that it suits this press, or take another press; nothing was written");
  }

  static Refusal readsBack(PressId press, String difference) {
    return new Refusal(
        Refusal.Code.PRESS,
        press + " reads back other than written: " + difference,
        "a press may clamp what is beyond its own range without saying so: ask for less, and look"
            + " for a second host that writes to it");
  }

  static Refusal notWritten(PressId press, String reason) {
    return new Refusal(
        Refusal.Code.PRESS,
        press + " could not be written: " + reason,
        "remove the cause, then order again; it was not started");
  }

  static Refusal notTaken(PressId press, Verb verb, String reason) {
    return new Refusal(
        Refusal.Code.PRESS,
        press + " did not take " + verb + ": " + reason,
        "bring the press into the state it needs, then order again; nothing was done");
  }

  static String unknown(Verb verb, String reason) {
    return verb + ": " + reason + "; it is not sent again";
  }

  static String notRemembered(Turn turn, PressOrder.Reattach order) {
    return "this bridge has not followed stroke "
        + order.runNumber()
        + " all the time, and "
        + turn.press()
        + " does not say which stroke it runs or ran last; look at the press";
  }

  /** What stands against starting a stroke on a press in this status, if anything. */
  static Optional<Refusal> toStart(PressId press, PressStatus status) {
    if (status.state().isActive()) {
      return Optional.of(
          new Refusal(
              Refusal.Code.BUSY,
              press + " is in " + status.state(),
              "wait for its end or abort it, then order again"));
    }
    if (status.mode() != PressMode.REMOTE) {
      return Optional.of(Refusals.mode(press, status.mode()));
    }
    boolean stopped =
        switch (status.state()) {
          case FAULT, ESTOP, MANUAL, BOOT -> true;
          default -> !status.trips().isEmpty();
        };
    if (!stopped) {
      return Optional.empty();
    }
    String why = status.trips().isEmpty() ? "" : ": " + Refusals.alarms(status.trips());
    return Optional.of(
        new Refusal(
            Refusal.Code.PRESS,
            press + " is in " + status.state() + why,
            "clear it at the press, then order again"));
  }

  /** A command in an operator's words. */
  static String words(Verb verb) {
    return verb == Verb.RESET ? "reset its alarm" : verb.name().toLowerCase(Locale.ROOT);
  }
}
