package io.stackline.plcsim;

import java.util.Optional;

/** Performs or refuses the commands that the desk has accepted. */
final class Commands {
  private static final double ADJUST_SHARE = 0.10;
  private static final double ROUNDING = 1e-5;
  private static final double TARE_SHARE = 0.01;

  private final PlcParts plc;

  Commands(PlcParts plc) {
    this.plc = plc;
  }

  /** ABORT: true if it names the run under way (which may be ending already). */
  boolean abort(CommandFrame frame) {
    PlcState state = plc.execution.state();
    boolean powerFail = plc.alarms.tripped(Alarm.POWER_FAIL);
    if (frame.runId() != plc.memory.lastRunId() || !plc.memory.runActive() || powerFail) {
      return false;
    }
    boolean heldInFault = state == PlcState.FAULT || state == PlcState.ESTOP;
    if (state != PlcState.ABORTING && !(heldInFault && !plc.interlocks.motionAllowed(state))) {
      plc.execution.abort();
    }
    return true;
  }

  Reply perform(CommandFrame frame) {
    Optional<CommandCode> known = CommandCode.of(frame.code());
    if (known.isEmpty()) {
      return Reply.refused(Nack.UNKNOWN_CODE, CommandFrame.CODE);
    }
    if (frame.badArgument() != 0) {
      return Reply.refused(Nack.ARGUMENT_RANGE, frame.badArgument());
    }
    CommandCode code = known.get();
    if (!keyAllows(code)) {
      return Reply.refused(Nack.MODE_LOCAL);
    }
    if (plc.execution.state() == PlcState.BOOT) {
      return Reply.refused(Nack.BAD_STATE);
    }
    return switch (code) {
      case ACQUIRE -> plc.ownership.acquire(frame.number(), plc.memory.runActive());
      case STEAL -> plc.ownership.steal(frame.number());
      default -> plc.ownership.owned() ? owners(code, frame) : Reply.refused(Nack.NOT_OWNER);
    };
  }

  private boolean keyAllows(CommandCode code) {
    return switch (plc.panel.key()) {
      case MAINTENANCE -> false;
      case REMOTE -> code != CommandCode.STEAL || plc.panel.stealKey();
      default -> code == CommandCode.RELEASE || (code == CommandCode.STEAL && plc.panel.stealKey());
    };
  }

  private Reply owners(CommandCode code, CommandFrame frame) {
    PlcState state = plc.execution.state();
    return switch (code) {
      case RELEASE -> state.running() ? badState() : plc.ownership.release();
      case VALIDATE -> validate(frame, state);
      case START -> new StartCheck(plc).start(frame);
      case PAUSE -> pause(state);
      case RESUME -> resume(state);
      case ADJUST_TARGET -> adjust(frame, state);
      case RESET_ALARM -> resetAlarm(state);
      case TARE -> tare(state);
      case HOME -> home(state);
      case APPLY_LIMITS -> applyLimits(state);
      case OPERATOR_CONFIRM -> confirm();
      case CLEAR_PROFILE -> clearProfile(state);
      case ABORT, ACQUIRE, STEAL -> Reply.refused(Nack.UNKNOWN_CODE, CommandFrame.CODE);
    };
  }

  private Reply validate(CommandFrame frame, PlcState state) {
    if (frame.dryRun()) {
      return answer(plc.shadows.validate(true));
    }
    if (!restsWithoutFault(state)) {
      return badState();
    }
    Optional<Refusal> refusal = plc.shadows.validate(false);
    if (refusal.isEmpty() || state == PlcState.READY) {
      plc.execution.standStill(restState());
    }
    return answer(refusal);
  }

  private Reply applyLimits(PlcState state) {
    Optional<Refusal> refusal = plc.shadows.applyLimits(state.running());
    if (refusal.isEmpty() && state.running()) {
      plc.shadows.limits().ifPresent(plc.execution::narrow);
    } else if (refusal.isEmpty() && (state == PlcState.IDLE || state == PlcState.READY)) {
      plc.execution.standStill(restState());
    }
    return answer(refusal);
  }

  private Reply clearProfile(PlcState state) {
    if (state.running()) {
      return badState();
    }
    plc.shadows.clearProfile();
    if (restsWithoutFault(state)) {
      plc.execution.standStill(PlcState.IDLE);
    }
    return Reply.done();
  }

  private Reply pause(PlcState state) {
    if (!state.running() || state == PlcState.PAUSED || state == PlcState.ABORTING) {
      return badState();
    }
    plc.execution.pause();
    return Reply.done();
  }

  private Reply resume(PlcState state) {
    if (state != PlcState.PAUSED) {
      return badState();
    }
    if (plc.alarms.anyTrip()) {
      return Reply.refused(Nack.ALARM_LATCHED, plc.alarms.firstOut());
    }
    if (!plc.interlocks.motionAllowed(state)) {
      return Reply.refused(Nack.INTERLOCK, Math.max(0, plc.interlocks.firstOpen()));
    }
    plc.execution.resume();
    return Reply.done();
  }

  private Reply adjust(CommandFrame frame, PlcState state) {
    if (state != PlcState.INSITU || !(plc.execution.phase() instanceof InSituPhase inSitu)) {
      return badState();
    }
    double wantedN = frame.force0() * 1e3;
    double presentN = plc.figures.targetN();
    boolean tooFar = Math.abs(wantedN - presentN) > ADJUST_SHARE * presentN * (1 + ROUNDING);
    if (wantedN < 0 || tooFar) {
      return Reply.refused(Nack.ARGUMENT_RANGE, CommandFrame.FIRST_ARGUMENT);
    }
    boolean lowCell = plc.execution.segment().map(Segment::lowCell).orElse(false);
    boolean beyondCell = lowCell && wantedN > plc.sensors.parameters().low().rangeN();
    if (beyondCell || plc.shadows.limits().map(l -> wantedN > l.highestTargetN()).orElse(true)) {
      return Reply.refused(Nack.OVER_LIMIT, CommandFrame.FIRST_ARGUMENT);
    }
    inSitu.adjust(wantedN);
    return Reply.done();
  }

  private Reply resetAlarm(PlcState state) {
    plc.alarms.reset(plc.watch::present);
    if (plc.alarms.anyTrip()) {
      return Reply.refused(Nack.ALARM_LATCHED, plc.alarms.firstOut());
    }
    if (state == PlcState.FAULT || state == PlcState.ESTOP) {
      if (plc.memory.runActive()) {
        plc.execution.abort();
      } else {
        plc.execution.standStill(PlcState.IDLE);
      }
    }
    return Reply.done();
  }

  private Reply tare(PlcState state) {
    double limitN = TARE_SHARE * plc.sensors.parameters().high().rangeN();
    if (!restsWithoutFault(state) || plc.memory.runActive()) {
      return badState();
    }
    if (!(Math.abs(plc.axis.channel().highN()) <= limitN)) {
      return Reply.refused(Nack.SENSOR_FAULT);
    }
    plc.tare.begin();
    return Reply.busy();
  }

  private Reply home(PlcState state) {
    if (!restsWithoutFault(state)) {
      return badState();
    }
    if (!plc.interlocks.motionAllowed(state)) {
      return Reply.refused(Nack.INTERLOCK, Math.max(0, plc.interlocks.firstOpen()));
    }
    plc.execution.home();
    return Reply.busy();
  }

  private Reply confirm() {
    PlcState state = plc.execution.state();
    Phase phase = plc.execution.phase();
    if (state == PlcState.WAIT_OPERATOR && phase instanceof WaitPhase wait) {
      wait.confirm();
      return Reply.done();
    }
    if (state == PlcState.INSITU && phase instanceof InSituPhase inSitu) {
      inSitu.end();
      return Reply.done();
    }
    return badState();
  }

  private PlcState restState() {
    return plc.shadows.complete() ? PlcState.READY : PlcState.IDLE;
  }

  private static boolean restsWithoutFault(PlcState state) {
    return switch (state) {
      case IDLE, READY, COMPLETE, COMPLETE_ORPHAN -> true;
      default -> false;
    };
  }

  private static Reply badState() {
    return Reply.refused(Nack.BAD_STATE);
  }

  private static Reply answer(Optional<Refusal> refusal) {
    return refusal.map(Refusal::reply).orElse(Reply.done());
  }
}
