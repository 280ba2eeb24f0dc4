package io.stackline.bridge.driver;

import io.stackline.press.Alarm;
import io.stackline.press.PressId;
import io.stackline.press.PressMode;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.unit.Force;
import java.util.Optional;

/**
 * What must be true of a press before a command is sent: key, state, alarms, and how far a target
 * may be moved. The PLC checks again; these say beforehand, and in words, what it would refuse.
 */
final class Permissives {
  /** Largest step of one adjustment, of the present target. */
  private static final double ADJUST_SHARE = 0.10;

  /** FORCE_CAP over the highest target: the overshoot a limit leaves room for. */
  private static final double CAP_OVER_TARGET = 1.03;

  /** 32-bit floats round. */
  private static final double ROUNDING = 1e-5;

  private Permissives() {}

  /** What stands against telling the stroke under way. */
  static Optional<Refusal> ofSide(PressId press, PressOrder order, Event.Seen seen) {
    PressStatus status = seen.block().press();
    if (status.mode() != PressMode.REMOTE) {
      return Optional.of(Refusals.mode(press, status.mode()));
    }
    PressState state = status.state();
    if (order instanceof PressOrder.Pause) {
      boolean moves = state != PressState.PAUSED && state != PressState.ABORTING;
      return moves ? Optional.empty() : wrong(press, state, "a pause is for a stroke going on");
    }
    if (order instanceof PressOrder.Continue) {
      return state == PressState.PAUSED
          ? untripped(press, status)
          : wrong(press, state, "only a paused stroke can continue");
    }
    if (order instanceof PressOrder.GoOn) {
      boolean waits = state == PressState.WAIT_OPERATOR || state == PressState.INSITU;
      return waits ? Optional.empty() : wrong(press, state, "nothing waits for an operator");
    }
    if (order instanceof PressOrder.Adjust adjust) {
      return state == PressState.INSITU
          ? reach(press, adjust.target(), status.forces().target(), seen.cap())
          : wrong(press, state, "only a stack-pressure hold can be adjusted");
    }
    return latched(press, status);
  }

  private static Optional<Refusal> reach(PressId press, Force wanted, Force present, Force cap) {
    double newtons = present.newtons();
    double step = Math.abs(wanted.newtons() - newtons);
    if (!(step <= ADJUST_SHARE * newtons * (1 + ROUNDING))) {
      return Optional.of(
          new Refusal(
              Refusal.Code.ARGUMENT,
              wanted
                  + " is more than 10 % away from the present target "
                  + present
                  + " of "
                  + press,
              "adjust in steps of at most "
                  + new Force(ADJUST_SHARE * newtons)
                  + " and watch the cell between them"));
    }
    Force highest = new Force(cap.newtons() / CAP_OVER_TARGET);
    if (cap.isKnown() && !(wanted.newtons() <= highest.newtons() * (1 + ROUNDING))) {
      return Optional.of(
          new Refusal(
              Refusal.Code.ENVELOPE,
              wanted + " lies above " + highest + ", the highest target under the cap " + cap,
              "ask for at most " + highest));
    }
    return Optional.empty();
  }

  /** What stands against an errand. */
  static Optional<Refusal> ofErrand(PressId press, PressOrder order, Event.Seen seen) {
    PressStatus status = seen.block().press();
    if (status.mode() != PressMode.REMOTE) {
      return Optional.of(Refusals.mode(press, status.mode()));
    }
    boolean reset = order instanceof PressOrder.ResetAlarm;
    // A press that nobody follows any more may stand still in the midst of a stroke over an alarm.
    if (status.state().isActive() && !(reset && !status.trips().isEmpty())) {
      return Optional.of(Refusals.busy(press));
    }
    if (reset) {
      return latched(press, status);
    }
    return switch (status.state()) {
      case FAULT, ESTOP, MANUAL -> stopped(press, status);
      default -> untripped(press, status);
    };
  }

  /** A press that stopped without an alarm wants the reset too. */
  private static Optional<Refusal> latched(PressId press, PressStatus status) {
    boolean stopped = status.state() == PressState.FAULT || status.state() == PressState.ESTOP;
    return stopped || !status.trips().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                Refusal.Code.STATE,
                press + " has no alarm latched",
                "there is nothing to reset; nothing was changed"));
  }

  private static Optional<Refusal> untripped(PressId press, PressStatus status) {
    return status.trips().isEmpty() ? Optional.empty() : stopped(press, status);
  }

  private static Optional<Refusal> stopped(PressId press, PressStatus status) {
    String why = status.trips().isEmpty() ? "" : ": " + Refusals.alarms(status.trips());
    boolean broken = status.trips().contains(Alarm.RESTARTED);
    return Optional.of(
        new Refusal(
            Refusal.Code.PRESS,
            press + " is in " + status.state() + why,
            broken
                ? "look at the press, then reset its alarm: it decompresses then"
                : "remove the cause, reset the alarm, then order again"));
  }

  private static Optional<Refusal> wrong(PressId press, PressState state, String rule) {
    return Optional.of(
        new Refusal(
            Refusal.Code.STATE,
            press + " is in " + state + ": " + rule,
            "look at the state of the press and order what suits it"));
  }
}
