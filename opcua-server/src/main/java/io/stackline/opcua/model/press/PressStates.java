package io.stackline.opcua.model.press;

import io.stackline.press.Doubt;
import io.stackline.press.Interlock;
import io.stackline.press.PressMode;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import java.util.Optional;
import java.util.Set;

/**
 * The state of a press in the words of the companion models: LADS (OPC 30500-1) for the unit and
 * the device, NE 107 for its health. Pure.
 */
final class PressStates {
  private PressStates() {}

  /** The unit's functional state. */
  static String unit(PressStatus status) {
    return switch (status.state()) {
      case APPROACH, RAMP, DWELL, INSITU, RELEASE, PAUSED, WAIT_OPERATOR -> "Running";
      case ABORTING -> "Aborting";
      case FAULT, ESTOP -> "Aborted";
      case BOOT, IDLE, READY, COMPLETE, COMPLETE_ORPHAN, MANUAL -> "Stopped";
    };
  }

  /** The state inside Running; empty while the unit does not run. */
  static Optional<String> running(PressStatus status) {
    return switch (status.state()) {
      case APPROACH -> Optional.of("Starting");
      case RAMP, DWELL, INSITU -> Optional.of("Execute");
      case RELEASE -> Optional.of("Completing");
      case PAUSED -> Optional.of("Held");
      case WAIT_OPERATOR -> Optional.of("Suspended");
      default -> Optional.empty();
    };
  }

  /** Both together, as people say it. */
  static String effective(PressStatus status) {
    return running(status).map(inside -> unit(status) + "." + inside).orElseGet(() -> unit(status));
  }

  /** The state of a function that is controlled by the running program alone. */
  static String control(PressStatus status, Set<PressState> runsIn) {
    return runsIn.contains(status.state()) ? "Running" : "Stopped";
  }

  static String device(PressStatus status) {
    return status.state() == PressState.BOOT ? "Initialization" : "Operate";
  }

  static String guard(PressStatus status) {
    if (status.healthy().contains(Interlock.GUARD_LOCKED)) {
      return "Locked";
    }
    return status.healthy().contains(Interlock.GUARD_CLOSED) ? "Closed" : "Opened";
  }

  /** DI's DeviceHealthEnumeration, OPC 10000-100 §4.5.4, after NE 107. */
  enum Health {
    NORMAL(0),
    FAILURE(1),
    CHECK_FUNCTION(2),
    OFF_SPEC(3),
    MAINTENANCE_REQUIRED(4);

    private final int number;

    Health(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }

  /** The gravest that is true. */
  static Health health(PressView view) {
    PressStatus status = view.status();
    if (!status.trips().isEmpty() || status.state() == PressState.FAULT) {
      return Health.FAILURE;
    }
    if (status.mode() != PressMode.REMOTE || status.state() == PressState.MANUAL) {
      return Health.CHECK_FUNCTION;
    }
    if (view.sampled().doubts().values().stream()
        .anyMatch(each -> !each.equals(Doubt.NOT_FITTED))) {
      return Health.OFF_SPEC;
    }
    return status.warnings().isEmpty() ? Health.NORMAL : Health.MAINTENANCE_REQUIRED;
  }
}
