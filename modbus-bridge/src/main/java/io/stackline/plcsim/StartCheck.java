package io.stackline.plcsim;

import java.util.Optional;

/**
 * START: everything that must be true before a press moves, and then the move.
 *
 * <p>Repeated with the last RUN_ID it is done without action, in whatever state the press is by
 * then.
 */
final class StartCheck {
  private final PlcParts plc;

  StartCheck(PlcParts plc) {
    this.plc = plc;
  }

  Reply start(CommandFrame frame) {
    if (frame.runId() == 0) {
      return Reply.refused(Nack.ARGUMENT_RANGE, CommandFrame.RUN_ID);
    }
    if (frame.runId() == plc.memory.lastRunId()) {
      return Reply.done();
    }
    PlcState state = plc.execution.state();
    if (state.running()) {
      return Reply.refused(Nack.BAD_STATE);
    }
    if (plc.alarms.anyTrip()) {
      return Reply.refused(Nack.ALARM_LATCHED, plc.alarms.firstOut());
    }
    Optional<Limits> limits = plc.shadows.limits();
    if (limits.isEmpty()) {
      return Reply.refused(Nack.LIMITS_MISSING);
    }
    Optional<Profile> profile = plc.shadows.profile();
    if (profile.isEmpty()) {
      return Reply.refused(Nack.BAD_PROFILE, Profile.FIRST_REGISTER);
    }
    return start(frame, profile.get(), limits.get());
  }

  private Reply start(CommandFrame frame, Profile profile, Limits limits) {
    if (plc.execution.state() != PlcState.READY) {
      return Reply.refused(Nack.BAD_STATE);
    }
    long agreed = ((long) profile.crc() << 16) | limits.crc();
    if (frame.number() != agreed) {
      return Reply.refused(Nack.BAD_PROFILE, CommandFrame.NUMBER);
    }
    if (frame.runId() != profile.runId()) {
      return Reply.refused(Nack.BAD_PROFILE, Profile.FIRST_REGISTER);
    }
    Optional<Refusal> beyond = ProfileCheck.beyond(profile, limits);
    if (beyond.isPresent()) {
      return beyond.get().reply();
    }
    if (plc.interlocks.open(Interlocks.LOAD_CELLS) || seesContact(profile)) {
      return Reply.refused(Nack.SENSOR_FAULT);
    }
    if (plc.interlocks.firstOpen() >= 0) {
      return Reply.refused(Nack.INTERLOCK, plc.interlocks.firstOpen());
    }
    plc.execution.start(profile, limits);
    return Reply.done();
  }

  /**
   * A cell that shows a contact before the ram has moved would let the approach end in the air, and
   * the loop drive the ram down as fast as it can.
   */
  private boolean seesContact(Profile profile) {
    ForceChannel cells = plc.axis.channel();
    boolean low = profile.segments().get(0).lowCell() && cells.lowFitted();
    return (low ? cells.lowN() : cells.highN()) > profile.contactN();
  }
}
