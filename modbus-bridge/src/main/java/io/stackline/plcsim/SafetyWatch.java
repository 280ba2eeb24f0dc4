package io.stackline.plcsim;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at every scan for a reason to trip, latches it and says what must happen.
 *
 * <p>Comparisons with a cap are written so that a missing number trips too. The overshoot limit is
 * armed once the set-point has arrived, but not in a preload: touching a dense stack overshoots a
 * few MPa, which only the cap need forbid.
 */
final class SafetyWatch {
  private static final double GUARD_FORCE_N = 1000;
  private static final double RATE_FACTOR = 1.5;
  private static final int RATE_SPAN_MS = 500;
  private static final int RATE_CONFIRM_MS = 50;
  private static final int CONTACT_SETTLE_MS = 1000;
  private static final int RATE_LONGEST_SPAN_MS = 5000;
  private static final double NOISE_SPAN_FACTOR = 6.3;
  private static final int DROP_SPAN_MS = 20;
  private static final double DROP_SHARE = 0.05;
  private static final double DROP_N = 200;
  private static final double MISMATCH_SHARE = 0.10;
  private static final double MISMATCH_N = 1000;
  private static final int MISMATCH_CONFIRM_MS = 200;
  private static final double IMBALANCE_FROM_N = 5000;
  private static final int IMBALANCE_CONFIRM_MS = 500;
  private static final int IMBALANCE_GIVE_UP_MS = 5000;

  private static final double IMBALANCE_WARN_PCT = 5;

  private final Execution execution;
  private final Equipment equipment;
  private final Interlocks interlocks;
  private final ValveWatch valve;
  private final double ratedN;
  private final Set<Alarm> causes = EnumSet.noneOf(Alarm.class);
  private final Lookback filtered;
  private final Lookback raw;
  private int scanMs;
  private int pressingMs;
  private int rateMs;
  private int mismatchMs;
  private int imbalanceMs;

  /**
   * What is watched.
   *
   * @param execution the program under way
   * @param equipment what it works on
   * @param interlocks the permissives
   * @param valve whether the valve obeys
   * @param ratedN rated force, N
   */
  record Watched(
      Execution execution,
      Equipment equipment,
      Interlocks interlocks,
      ValveWatch valve,
      double ratedN) {}

  SafetyWatch(Watched watched, int scanMs) {
    this.execution = watched.execution();
    this.equipment = watched.equipment();
    this.interlocks = watched.interlocks();
    this.valve = watched.valve();
    this.ratedN = watched.ratedN();
    this.scanMs = scanMs;
    this.filtered = new Lookback(RATE_LONGEST_SPAN_MS, scanMs);
    this.raw = new Lookback(DROP_SPAN_MS, scanMs);
  }

  /**
   * Latches what this scan shows and returns the strongest reaction to it. A number that is missing
   * is above any cap, but the broken cell came first.
   */
  Alarm.Reaction examine(Scan scan, Optional<Limits> limits, boolean moving) {
    causes.clear();
    PlcState state = execution.state();
    pace(scan.elapsedMs());
    filtered.add(scan.forceN());
    raw.add(scan.rawN());
    panel(scan, state, moving);
    force(scan, limits, state);
    agreement(scan);
    limits.ifPresent(l -> ramp(scan, l, state));
    limits.ifPresent(l -> balance(scan, l));
    program(state);
    Alarm.Reaction strongest =
        imbalanceMs >= IMBALANCE_GIVE_UP_MS ? Alarm.Reaction.DECOMPRESS : Alarm.Reaction.NONE;
    if (causes.contains(Alarm.LOAD_CELL)) {
      equipment.alarms().trip(Alarm.LOAD_CELL);
    }
    for (Alarm cause : causes) {
      equipment.alarms().trip(cause);
      Alarm.Reaction reaction = reactionTo(cause);
      strongest = reaction.compareTo(strongest) > 0 ? reaction : strongest;
    }
    return strongest;
  }

  /** Whether something is being looked at more closely: a trip may be about to come. */
  boolean pending() {
    return mismatchMs > 0 || imbalanceMs > 0 || rateMs > 0 || valve.pending();
  }

  /** Whether the cause of this alarm was there in the last scan. */
  boolean present(Alarm alarm) {
    return causes.contains(alarm);
  }

  /** Values at other intervals than these cannot be compared with them. */
  private void pace(int ms) {
    if (ms != scanMs) {
      scanMs = ms;
      filtered.forget();
      raw.forget();
    }
  }

  private Alarm.Reaction reactionTo(Alarm cause) {
    return cause == Alarm.DWELL_TIMEOUT ? Alarm.Reaction.HOLD : cause.reaction();
  }

  private void panel(Scan scan, PlcState state, boolean moving) {
    note(Alarm.EMERGENCY_STOP, interlocks.open(Interlocks.EMERGENCY_STOP));
    boolean guardOpen =
        interlocks.open(Interlocks.GUARD_CLOSED) || interlocks.open(Interlocks.GUARD_LOCKED);
    boolean dangerous = moving || scan.forceN() > GUARD_FORCE_N;
    note(Alarm.GUARD, guardOpen && dangerous && !interlocks.guardMayOpen(state));
    note(Alarm.OIL_TEMPERATURE, interlocks.oilTooHot());
    note(Alarm.OIL_LEVEL, interlocks.open(Interlocks.OIL_LEVEL));
    note(Alarm.PUMP, interlocks.open(Interlocks.PUMP) && state.running());
    note(Alarm.PLATEN_TEMPERATURE, interlocks.open(Interlocks.PLATEN_TEMPERATURE));
  }

  private void force(Scan scan, Optional<Limits> limits, PlcState state) {
    ForceChannel channel = equipment.axis().channel();
    double capN = limits.map(Limits::capN).orElse(ratedN);
    boolean highOver = !(channel.highN() <= capN);
    boolean lowOver = channel.lowFitted() && !(channel.lowN() <= capN);
    boolean settling = execution.phase() instanceof PreloadPhase;
    boolean holdsTarget = (state == PlcState.RAMP && !settling) || state == PlcState.DWELL;
    boolean armed = holdsTarget && equipment.axis().setpoint().arrived() && limits.isPresent();
    boolean overshot =
        armed && !(scan.forceN() <= equipment.figures().targetN() + limits.get().overshootTripN());
    note(Alarm.OVERFORCE, highOver || lowOver || overshot);
    note(Alarm.LOAD_CELL, interlocks.open(Interlocks.LOAD_CELLS));
    double positionMaxMm = limits.map(Limits::positionMaxMm).orElse(Double.POSITIVE_INFINITY);
    note(Alarm.OVERTRAVEL, scan.readings().positionMm() > positionMaxMm);
    note(Alarm.POSITION, Double.isNaN(scan.readings().positionMm()) && state.running());
    note(Alarm.VALVE, valve.disobeyed());
  }

  private void agreement(Scan scan) {
    double fromLineN = equipment.axis().channel().fromLineN(scan.readings());
    double allowedN = Math.max(MISMATCH_SHARE * Math.abs(scan.rawN()), MISMATCH_N);
    boolean apart = !(Math.abs(scan.rawN() - fromLineN) <= allowedN);
    mismatchMs = apart ? mismatchMs + scanMs : 0;
    note(Alarm.MISMATCH, mismatchMs >= MISMATCH_CONFIRM_MS);
    interlocks.cellsAgree(mismatchMs < MISMATCH_CONFIRM_MS);
  }

  private void ramp(Scan scan, Limits limits, PlcState state) {
    boolean pressing = state == PlcState.RAMP || state == PlcState.DWELL;
    pressingMs = pressing ? pressingMs + scanMs : 0;
    if (pressingMs < CONTACT_SETTLE_MS) {
      filtered.forget();
    }
    if (!pressing) {
      raw.forget();
    }
    double changeN = raw.changeOver(Math.min(raw.scans(), (DROP_SPAN_MS + scanMs - 1) / scanMs));
    note(Alarm.PELLET_EVENT, changeN < -Math.max(DROP_SHARE * (scan.rawN() - changeN), DROP_N));
    boolean fast =
        state == PlcState.RAMP && !(slopeNPerS(limits) <= RATE_FACTOR * limits.rateCapNPerS());
    rateMs = fast ? rateMs + scanMs : 0;
    note(Alarm.OVERRATE, rateMs >= RATE_CONFIRM_MS);
  }

  /**
   * The rise of the force, over as long a time as the cell's noise asks for before it can tell one
   * and a half times the cap.
   */
  private double slopeNPerS(Limits limits) {
    double neededS =
        NOISE_SPAN_FACTOR * equipment.axis().channel().noiseN() / limits.rateCapNPerS();
    int needed = (int) Math.ceil(neededS * 1e3 / scanMs);
    int scans = Math.max(RATE_SPAN_MS / scanMs, Math.min(needed, filtered.scans()));
    return filtered.changeOver(scans) / (scans * scanMs * 1e-3);
  }

  private void balance(Scan scan, Limits limits) {
    double pct = scan.readings().platenN().imbalancePct();
    boolean loaded = scan.forceN() > IMBALANCE_FROM_N;
    equipment.alarms().warn(Alarm.IMBALANCE, loaded && pct > IMBALANCE_WARN_PCT);
    boolean tilted = loaded && pct > limits.imbalanceTripPct();
    imbalanceMs = tilted ? imbalanceMs + scanMs : 0;
    note(Alarm.IMBALANCE, imbalanceMs >= IMBALANCE_CONFIRM_MS);
  }

  private void program(PlcState state) {
    Phase phase = execution.phase();
    stack(phase);
    note(
        Alarm.NO_CONTACT,
        state == PlcState.APPROACH && phase instanceof ApproachPhase a && a.overdue());
    note(Alarm.HEATER, state == PlcState.DWELL && phase instanceof HeatPhase h && h.overdue());
    note(Alarm.DWELL_TIMEOUT, brokeBand(phase));
    boolean loaded = state.running() && state != PlcState.ABORTING;
    note(Alarm.DIE_LIMIT, loaded && execution.profile().map(this::timeAboveIsUp).orElse(false));
  }

  /** A pressure held in situ that has become too high is let off, not taken off. */
  private void stack(Phase phase) {
    AlarmBoard alarms = equipment.alarms();
    InSituPhase held = phase instanceof InSituPhase inSitu ? inSitu : null;
    alarms.warn(Alarm.LEAK, held != null && held.leaking());
    alarms.warn(Alarm.DWELL_TIMEOUT, held != null && held.deviates());
    alarms.warn(Alarm.NO_CONTACT, held != null && held.contactAtRisk());
    if (held != null && held.overpressed()) {
      alarms.trip(Alarm.OVERFORCE);
    }
  }

  private boolean brokeBand(Phase phase) {
    if (phase instanceof SoakPhase soak) {
      return soak.clock().takeBrokenBand();
    }
    return phase instanceof InSituPhase inSitu && inSitu.clock().takeBrokenBand();
  }

  private boolean timeAboveIsUp(Profile profile) {
    return profile.aboveMaxMs() > 0 && equipment.figures().aboveMs() > profile.aboveMaxMs();
  }

  private void note(Alarm alarm, boolean present) {
    if (present) {
      causes.add(alarm);
    }
  }
}
