package io.stackline.plcsim;

/** STATE of PRESSMAP 1.0: what the press is doing as a whole. */
public enum PlcState {
  /** The program has just started. */
  BOOT(0, false),
  /** At rest; limits or profile are missing. */
  IDLE(1, false),
  /** At rest; limits and a validated profile are there. */
  READY(2, false),
  /** The ram travels until it touches. */
  APPROACH(3, true),
  /** The force walks to a target. */
  RAMP(4, true),
  /** The force is held and the time in band is credited. */
  DWELL(5, true),
  /** The force is held for hours or days with few corrections. */
  INSITU(6, true),
  /** The load is taken off and the ram opens. */
  RELEASE(7, true),
  /** The program has ended as written, with its owner present. */
  COMPLETE(8, false),
  /** The program stands still, its load held. */
  PAUSED(9, true),
  /** The load is taken off because the run is given up. */
  ABORTING(10, true),
  /** A trip is latched; nothing moves. */
  FAULT(11, false),
  /** The emergency stop was pressed; the load is held. */
  ESTOP(12, false),
  /** The key is not on remote. */
  MANUAL(13, false),
  /** The program waits for a person. */
  WAIT_OPERATOR(14, true),
  /** The program has ended while nobody owned the press. */
  COMPLETE_ORPHAN(15, false);

  private final int code;
  private final boolean running;

  PlcState(int code, boolean running) {
    this.code = code;
    this.running = running;
  }

  /** The number in the register. */
  public int code() {
    return code;
  }

  /** Whether a program (or the end of one) is under way. */
  public boolean running() {
    return running;
  }
}
