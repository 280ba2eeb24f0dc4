package io.stackline.plcsim;

import java.util.Optional;

/**
 * What happens when the owner's lease runs out during a run, segment by segment, without anybody's
 * help.
 *
 * <p>Order of authority: the segment's LOSS_ACTION, the profile's, the ownership block's, then the
 * kind of segment. The approach stops; a ramp freezes for 30 s and then lets go; a dwell is
 * finished and then released; in situ holds on; a release is finished. Nothing is ever resumed from
 * PAUSED without an owner.
 */
final class LossOfCommunication {
  private static final int RAMP_GRACE_MS = 30_000;
  private static final int HEATER_GRACE_MS = 30 * 60_000;
  private static final long HOUR_MS = 3_600_000;
  private static final int NEVER = -1;

  private final Execution execution;
  private final Ownership ownership;
  private final AlarmBoard alarms;
  private final Temperatures temperatures;
  private boolean lost;
  private long lostMs;
  private long decompressAtMs = NEVER;
  private LossAction active = LossAction.UNSET;

  LossOfCommunication(
      Execution execution, Ownership ownership, AlarmBoard alarms, Temperatures temperatures) {
    this.execution = execution;
    this.ownership = ownership;
    this.alarms = alarms;
    this.temperatures = temperatures;
  }

  void tick(int elapsedMs) {
    if (ownership.owned()) {
      back();
    } else if (execution.state().running()) {
      if (!lost) {
        begin();
      }
      lostMs += elapsedMs;
      watchTheClock();
    } else {
      execution.stopHoming();
    }
  }

  boolean lost() {
    return lost;
  }

  LossAction active() {
    return active;
  }

  /**
   * This segment, if it may begin without an owner, else the next release; beyond the last one the
   * load is taken off at the abort rate.
   */
  int firstAllowed(Profile profile, int from) {
    int index = from;
    while (index < profile.segments().size() && !mayBegin(profile, index, from)) {
      index++;
    }
    return index;
  }

  /** A segment has begun while nobody owned the press. */
  void entered() {
    decide();
  }

  private void begin() {
    lost = true;
    lostMs = 0;
    alarms.warn(Alarm.COMM_LOSS, true);
    execution.orphan(Optional.of(this));
    decide();
  }

  private void back() {
    if (!lost && active == LossAction.UNSET) {
      return;
    }
    lost = false;
    decompressAtMs = NEVER;
    active = LossAction.UNSET;
    alarms.warn(Alarm.COMM_LOSS, false);
    execution.orphan(Optional.empty());
    if (execution.phase() instanceof InSituPhase inSitu) {
      inSitu.keepHolding(false);
    }
  }

  private void decide() {
    LossAction wanted =
        execution
            .segment()
            .flatMap(s -> execution.profile().map(p -> resolved(s, p)))
            .orElse(LossAction.UNSET);
    switch (execution.state()) {
      case APPROACH -> hold();
      case RAMP -> act(wanted, this::holdAndLetGo);
      case DWELL -> act(wanted, execution.phase() instanceof HeatPhase ? this::hold : this::goOn);
      case INSITU -> inSitu(wanted);
      case RELEASE ->
          act(wanted == LossAction.HOLD ? LossAction.HOLD : LossAction.FINISH, this::goOn);
      case WAIT_OPERATOR -> waiting(wanted);
      case PAUSED -> paused(wanted);
      default -> active = LossAction.UNSET;
    }
  }

  private void act(LossAction wanted, Runnable byType) {
    switch (wanted) {
      case UNSET -> byType.run();
      case HOLD -> hold();
      case FINISH -> goOn();
      case DECOMPRESS -> letGo();
    }
  }

  private void inSitu(LossAction wanted) {
    boolean holdOn = wanted == LossAction.UNSET || wanted == LossAction.HOLD;
    if (holdOn && execution.phase() instanceof InSituPhase inSitu) {
      inSitu.keepHolding(true);
      active = LossAction.HOLD;
    } else {
      act(wanted, this::goOn);
    }
  }

  private void paused(LossAction wanted) {
    boolean stays = wanted == LossAction.HOLD || execution.phase() instanceof InSituPhase;
    boolean unloaded = execution.phase() instanceof ApproachPhase;
    if (wanted == LossAction.DECOMPRESS) {
      letGo();
    } else if (stays || unloaded) {
      active = LossAction.HOLD;
    } else {
      holdAndLetGo();
    }
  }

  private void waiting(LossAction wanted) {
    if (wanted == LossAction.DECOMPRESS) {
      letGo();
    } else {
      active = LossAction.HOLD;
    }
  }

  private void goOn() {
    active = LossAction.FINISH;
  }

  private void hold() {
    active = LossAction.HOLD;
    execution.pause();
  }

  private void holdAndLetGo() {
    hold();
    decompressAtMs = lostMs + RAMP_GRACE_MS;
  }

  private void letGo() {
    active = LossAction.DECOMPRESS;
    decompressAtMs = NEVER;
    alarms.trip(Alarm.COMM_LOSS);
    execution.abort();
  }

  private void watchTheClock() {
    if (execution.state() == PlcState.ABORTING) {
      decompressAtMs = NEVER;
    }
    if (decompressAtMs != NEVER && lostMs >= decompressAtMs) {
      letGo();
    }
    if (execution.phase() instanceof HeatPhase && lostMs >= HEATER_GRACE_MS) {
      temperatures.heaterOff();
    }
    if (execution.phase() instanceof InSituPhase && lostMs >= ownership.orphanHours() * HOUR_MS) {
      alarms.trip(Alarm.COMM_LOSS);
    }
  }

  /** Once a segment has been left out, only a release may follow: the force must never jump. */
  private boolean mayBegin(Profile profile, int index, int from) {
    Segment segment = profile.segments().get(index);
    if (segment.type() == SegmentType.RELEASE || index > from) {
      return segment.type() == SegmentType.RELEASE;
    }
    LossAction wanted = resolved(segment, profile);
    return wanted == LossAction.FINISH || (wanted == LossAction.UNSET && segment.type().holds());
  }

  private LossAction resolved(Segment segment, Profile profile) {
    if (segment.lossAction() != LossAction.UNSET) {
      return segment.lossAction();
    }
    return profile.lossAction() != LossAction.UNSET ? profile.lossAction() : ownership.lossAction();
  }
}
