package io.stackline.why;

import io.stackline.press.Doubt;
import io.stackline.press.Interlock;
import io.stackline.press.PressMode;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.Quality;
import io.stackline.press.Signal;
import io.stackline.run.PressDuty;
import io.stackline.run.PressUse;
import io.stackline.run.RunStatus.StageStatus;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What the press itself, its connection and its duty have against pressing. */
final class PressReasons {
  private final String press;
  private final Reasons reasons;

  /**
   * @param press how it is called
   */
  PressReasons(String press, Reasons reasons) {
    this.press = press;
    this.reasons = reasons;
  }

  String name() {
    return press;
  }

  /** Whether it is pressing, as far as the last scan tells. */
  static boolean moves(Optional<PressReading> reading) {
    return reading.orElse(null) instanceof PressReading.Fresh fresh
        && switch (fresh.now().state()) {
          case APPROACH, RAMP, DWELL, INSITU, RELEASE -> true;
          default -> false;
        };
  }

  /** Whether the stroke a press names is the one of this stage; one that names none may be. */
  static boolean isOf(Optional<PressReading> reading, StageStatus stage) {
    long named =
        reading.flatMap(PressReading::status).map(status -> status.loaded().runNumber()).orElse(0L);
    return switch (stage.state()) {
      case PREPARING, PRESSING, COMM_LOST, PAUSED -> named == 0 || named == stage.runNumber();
      default -> named != 0 && named == stage.runNumber();
    };
  }

  void duty(Optional<PressUse> use) {
    if (use.isPresent() && use.get().duty() != PressDuty.PROCESSING) {
      PressUse off = use.get();
      Code code =
          switch (off.duty()) {
            case SETUP -> Code.SETUP;
            case CLEARING -> Code.TO_BE_CLEARED;
            case MAINTENANCE, PROCESSING -> Code.MAINTENANCE;
          };
      String since = reasons.time(off.since());
      reasons.add(code, off.duty().told(off.press(), since, off.by(), off.note()));
    }
  }

  void otherStroke(Optional<PressReading> reading) {
    reading
        .flatMap(PressReading::status)
        .ifPresent(
            status ->
                reasons.add(
                    Code.OTHER_STROKE,
                    press
                        + " is in "
                        + status.state()
                        + " for stroke "
                        + status.loaded().runNumber()
                        + ", which is not of this run"));
  }

  /**
   * @param loaded whether a die should be in the press
   */
  void reading(Optional<PressReading> reading, boolean loaded) {
    if (reading.isEmpty()) {
      reasons.add(Code.NO_READING, "nothing has been read of " + press + " yet");
    } else if (reading.get() instanceof PressReading.Lost lost) {
      String since = reasons.time(lost.since());
      reasons.add(
          Code.LINK_LOST, press + " does not answer since " + since + remark(lost.remark()));
    } else if (reading.get() instanceof PressReading.Stale stale) {
      reasons.add(
          Code.LINK_STALE,
          press
              + " was last read at "
              + reasons.time(stale.since())
              + ", then in "
              + stale.last().state()
              + remark(stale.remark()));
    } else if (reading.get() instanceof PressReading.Fresh fresh) {
      fresh(fresh, loaded);
    }
  }

  private static String remark(String remark) {
    return remark.isEmpty() ? "" : ": " + remark;
  }

  private void fresh(PressReading.Fresh fresh, boolean loaded) {
    PressStatus now = fresh.now();
    state(now.state());
    missing(now, loaded)
        .forEach(
            each ->
                reasons.add(Code.INTERLOCK, "\"" + each.text() + "\" is not given on " + press));
    now.trips().stream()
        .sorted()
        .forEach(
            each ->
                reasons.add(Code.ALARM, press + " has latched the alarm \"" + each.text() + "\""));
    if (now.mode() != PressMode.REMOTE) {
      reasons.add(Code.NOT_REMOTE, press + " is in " + now.mode() + " mode");
    }
    Duration lease = now.plc().lease();
    if (!fresh.owned() && lease.compareTo(Duration.ZERO) > 0) {
      reasons.add(
          Code.NOT_OWNED, press + " is owned by another host, or by this one before its restart");
    }
    Doubt force = fresh.sampled().doubts().get(Signal.FORCE);
    if (force != null && force.quality() == Quality.BAD) {
      reasons.add(Code.SENSOR, press + " shows no force: " + force.cause());
    }
  }

  private void state(PressState state) {
    switch (state) {
      case BOOT -> reasons.add(Code.BOOT, press + " starts up");
      case ESTOP -> reasons.add(Code.ESTOP, "the emergency stop chain of " + press + " is open");
      case FAULT -> reasons.add(Code.FAULT, press + " has tripped");
      case MANUAL -> reasons.add(Code.MANUAL, press + " is driven at its panel");
      case ABORTING ->
          reasons.add(Code.DECOMPRESSING, press + " lets go of its load after an abort");
      case PAUSED -> reasons.add(Code.PAUSED, press + " is paused with its load held");
      case WAIT_OPERATOR ->
          reasons.add(Code.AT_PRESS, "the program on " + press + " waits for a person");
      case IDLE, READY, COMPLETE, COMPLETE_ORPHAN, APPROACH, RAMP, DWELL, INSITU, RELEASE -> {}
    }
  }

  /**
   * Permissives that are missing and matter. Limits come with each upload, and a die when an
   * operator is asked for it. A press that counts neither its boots nor its scans speaks a map of
   * its own: what it does not give it may not have, and what it misses stands in its alarms.
   */
  private static Set<Interlock> missing(PressStatus now, boolean loaded) {
    if (now.plc().bootCount() == 0 && now.plc().cycles() == 0) {
      return Set.of();
    }
    Set<Interlock> missing = EnumSet.allOf(Interlock.class);
    missing.removeAll(now.healthy());
    missing.remove(Interlock.LIMITS_VALID);
    if (!loaded) {
      missing.remove(Interlock.DIE_PRESENT);
    }
    return missing;
  }
}
