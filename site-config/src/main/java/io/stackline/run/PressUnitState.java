package io.stackline.run;

import java.util.Optional;

/**
 * State of a press as a unit that serves runs, in the words of PackML. It follows from what the
 * press is there for and from the run that has it; what its controller does is {@link
 * io.stackline.press.PressState}.
 */
public enum PressUnitState {
  /** It serves no run and could. */
  IDLE,
  /** Its run is under way (PackML: Execute). */
  RUNNING,
  /** Its run is being held. */
  HOLDING,
  /** Its run is held. */
  HELD,
  /** Its run was told to go on. */
  UNHOLDING,
  /** Its run is being ended in order. */
  STOPPING,
  /** Its run is being aborted. */
  ABORTING,
  /** A run was stopped or aborted on it; left by Clear only. */
  ABORTED,
  /** Somebody sets it up (PackML: mode Manual). */
  SETUP,
  /** Somebody services it (PackML: mode Maintenance). */
  MAINTENANCE;

  /**
   * The state that follows.
   *
   * @param run state of the run that has the press, if one has
   */
  public static PressUnitState of(PressDuty duty, Optional<RunState> run) {
    return switch (duty) {
      case SETUP -> SETUP;
      case MAINTENANCE -> MAINTENANCE;
      case CLEARING -> ABORTED;
      case PROCESSING -> run.map(PressUnitState::of).orElse(IDLE);
    };
  }

  private static PressUnitState of(RunState run) {
    return switch (run) {
      case RUNNING -> RUNNING;
      case HOLDING -> HOLDING;
      case HELD -> HELD;
      case UNHOLDING -> UNHOLDING;
      case STOPPING -> STOPPING;
      case ABORTING -> ABORTING;
      case QUEUED, STOPPED, ABORTED, COMPLETE -> IDLE;
    };
  }
}
