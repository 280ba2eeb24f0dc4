package io.stackline.plcsim;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs the shadow profile: approach, segments, release, opening; and stops, pauses or gives up when
 * told to.
 *
 * <p>The state is the phase that goes on (or PAUSED, with the phase kept). After a run the press
 * stands still in COMPLETE, or, if the run was given up, in IDLE, or in FAULT while a trip is
 * latched; it never presses by itself.
 */
final class Execution {
  private static final int BOOT_MS = 100;
  private static final double DEFAULT_ABORT_SHARE_PER_S = 0.02;

  private final PlcParameters parameters;
  private final double ratedN;
  private final NonVolatileMemory memory;
  private final ForceAxis axis;
  private final RunFigures figures;
  private final AlarmBoard alarms;
  private final Temperatures temperatures;
  private Phase phase = new Standstill(PlcState.BOOT);
  private @Nullable Profile profile;
  private @Nullable Limits limits;
  private double abortRateNPerS;
  private int segmentIndex;
  private boolean paused;
  private @Nullable LossOfCommunication orphanedBy;
  private int bootMs;

  Execution(
      PlcParameters parameters, double ratedN, NonVolatileMemory memory, Equipment equipment) {
    this.parameters = parameters;
    this.ratedN = ratedN;
    this.memory = memory;
    this.axis = equipment.axis();
    this.figures = equipment.figures();
    this.alarms = equipment.alarms();
    this.temperatures = equipment.temperatures();
    this.abortRateNPerS = DEFAULT_ABORT_SHARE_PER_S * ratedN;
  }

  PlcState state() {
    return paused ? PlcState.PAUSED : phase.state();
  }

  Phase phase() {
    return phase;
  }

  /** The segment in control, also while it is paused. */
  Optional<Segment> segment() {
    return figures.segmentType() == 0 || profile == null
        ? Optional.empty()
        : Optional.of(profile.segments().get(segmentIndex));
  }

  Optional<Profile> profile() {
    return Optional.ofNullable(profile);
  }

  /** After a restart: a run that was active ends in FAULT with its load held. */
  void boot() {
    figures.runRestored(memory.lastRunId());
    if (memory.runActive()) {
      alarms.trip(Alarm.POWER_FAIL);
      axis.foundLoaded();
      phase = new Standstill(PlcState.FAULT);
    }
  }

  /** How long nothing would be decided here, ms. */
  int patienceMs() {
    return paused ? Stride.LONGEST_DRIVE_MS : phase.patienceMs();
  }

  DriveOrder step(Scan scan) {
    figures.scanned(scan);
    if (paused) {
      axis.setpoint().freeze();
      boolean touching = !(phase instanceof ApproachPhase) && !(phase instanceof OpeningPhase);
      return touching ? DriveOrder.TRACK : DriveOrder.LOCKED;
    }
    if (figures.segmentType() != 0) {
      figures.segmentElapsed(scan.elapsedMs());
    }
    if (phase.state() == PlcState.BOOT) {
      bootMs += scan.elapsedMs();
      phase = bootMs >= BOOT_MS ? new Standstill(PlcState.IDLE) : phase;
    }
    DriveOrder order = phase.step(scan);
    if (phase.done()) {
      next(scan);
    }
    return order;
  }

  /** A scan in which nothing may be driven: whatever goes on stands still, its set-point too. */
  void standBy(Scan scan) {
    figures.scanned(scan);
    axis.setpoint().freeze();
  }

  void start(Profile toRun, Limits within) {
    limits = within;
    memory.runStarted(toRun.runId());
    figures.runStarted(toRun.runId());
    profile = toRun;
    abortRateNPerS = Math.min(toRun.abortRateNPerS(), within.abortRateNPerS());
    axis.restart();
    axis.channel().select(toRun.segments().get(0).lowCell());
    phase = new ApproachPhase(parameters.motion(), toRun.approachMmPerS(), toRun.contactN());
    paused = false;
  }

  void pause() {
    paused = true;
  }

  void resume() {
    paused = false;
  }

  /** Takes the load off at the abort rate, opens, and gives the run up. */
  void abort() {
    paused = false;
    axis.holdHere();
    figures.segmentsEnded();
    temperatures.heaterOff();
    phase = new ReleasePhase(PlcState.ABORTING, axis.setpoint(), 0, abortRateNPerS);
  }

  /** Narrower limits count at once. */
  void narrow(Limits within) {
    limits = within;
    if (phase instanceof InSituPhase inSitu) {
      inSitu.narrow(within);
    }
    abortRateNPerS = Math.min(abortRateNPerS, within.abortRateNPerS());
  }

  /** Opens the ram while no program runs. */
  void home() {
    phase = new OpeningPhase(phase.state(), parameters.motion().openMmPerS());
  }

  /** Stops opening the ram; does nothing else. */
  void stopHoming() {
    phase = homing() ? new Standstill(phase.state()) : phase;
  }

  boolean homing() {
    return phase instanceof OpeningPhase && !phase.state().running();
  }

  void standStill(PlcState state) {
    paused = false;
    phase = new Standstill(state);
  }

  /**
   * The owner fell silent, and this decides what may begin until somebody is back; empty = somebody
   * is.
   */
  void orphan(Optional<LossOfCommunication> by) {
    orphanedBy = by.orElse(null);
  }

  void react(Alarm.Reaction reaction) {
    PlcState state = state();
    if (reaction == Alarm.Reaction.STOP) {
      if (state != PlcState.ESTOP) {
        figures.segmentsEnded();
        standStill(PlcState.ESTOP);
      }
    } else if (reaction == Alarm.Reaction.DECOMPRESS) {
      if (state.running() && state != PlcState.ABORTING) {
        abort();
      } else if (!state.running() && state != PlcState.ESTOP && state != PlcState.FAULT) {
        standStill(PlcState.FAULT);
      }
    } else if (reaction == Alarm.Reaction.HOLD && state.running() && state != PlcState.ABORTING) {
      pause();
    }
  }

  private void next(Scan scan) {
    if (phase instanceof SoakPhase soak && soak.clock().overdue()) {
      alarms.trip(Alarm.DWELL_TIMEOUT);
    }
    if (phase instanceof ApproachPhase) {
      axis.touched();
      enter(0, scan);
    } else if (phase instanceof OpeningPhase) {
      opened();
    } else if (phase.state() == PlcState.ABORTING) {
      phase = new OpeningPhase(PlcState.ABORTING, parameters.motion().openMmPerS());
    } else {
      enter(segmentIndex + 1, scan);
    }
  }

  private void enter(int wanted, Scan scan) {
    Profile running = profile;
    if (running == null) {
      throw new IllegalStateException("no profile to go on with");
    }
    int count = running.segments().size();
    segmentIndex = orphanedBy == null ? wanted : orphanedBy.firstAllowed(running, wanted);
    if (segmentIndex < count) {
      begin(running.segments().get(segmentIndex), scan);
    } else if (axis.setpoint().valueN() > 0) {
      figures.segmentsEnded();
      phase = new ReleasePhase(PlcState.RELEASE, axis.setpoint(), 0, abortRateNPerS);
    } else {
      figures.segmentsEnded();
      phase = new OpeningPhase(PlcState.RELEASE, parameters.motion().openMmPerS());
    }
  }

  private void begin(Segment segment, Scan scan) {
    figures.segmentStarted(segmentIndex, segment);
    axis.select(segment.lowCell(), scan.readings(), scan.seconds());
    temperatures.heatTo(segment.temperatureC());
    Setpoint setpoint = axis.setpoint();
    phase =
        switch (segment.type()) {
          case RAMP -> new RampPhase(setpoint, segment);
          case PRELOAD -> new PreloadPhase(setpoint, segment);
          case DWELL ->
              new SoakPhase(setpoint, segment, new SoakClock(segment, figures), abortRateNPerS);
          case INSITU -> inSitu(segment);
          case RELEASE ->
              new ReleasePhase(PlcState.RELEASE, setpoint, segment.targetN(), segment.rateNPerS());
          case WAIT_OPERATOR -> new WaitPhase();
          case HEAT -> new HeatPhase(segment, temperatures);
        };
    if (orphanedBy != null) {
      orphanedBy.entered();
    }
  }

  private InSituPhase inSitu(Segment segment) {
    if (limits == null) {
      throw new IllegalStateException("no limits to hold a pressure within");
    }
    return new InSituPhase(axis, segment, figures, limits, abortRateNPerS);
  }

  private void opened() {
    if (!phase.state().running()) {
      phase = new Standstill(phase.state());
      return;
    }
    boolean givenUp = phase.state() == PlcState.ABORTING;
    memory.runEnded();
    temperatures.heaterOff();
    if (givenUp) {
      phase = new Standstill(alarms.anyTrip() ? PlcState.FAULT : PlcState.IDLE);
    } else {
      phase = new Standstill(orphanedBy == null ? PlcState.COMPLETE : PlcState.COMPLETE_ORPHAN);
    }
    abortRateNPerS = DEFAULT_ABORT_SHARE_PER_S * ratedN;
  }
}
