package io.stackline.opcua.model.press;

import io.stackline.press.PressId;
import io.stackline.press.PressMode;
import io.stackline.press.PressReading;
import io.stackline.press.PressReading.Fresh;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.run.PressDuty;
import io.stackline.run.PressUnitState;
import io.stackline.run.PressUse;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.StageState;
import io.stackline.why.Reason;
import io.stackline.why.WhyNot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A press with what is going on around it: its last reading, what it is there for, and the run it
 * serves. Pure.
 *
 * @param now process time at which it was so
 */
record PressScene(
    Optional<PressReading> reading, Optional<PressUse> use, Optional<RunStatus> run, Instant now) {

  /** How old the running time of a program may look. */
  private static final Duration RUNTIME_AGE_MAX = Duration.ofSeconds(1);

  private static final long DAY_S = 86_400;

  /** Whether time alone has made untrue what was told then. */
  boolean outdates(Instant told) {
    boolean anotherDay = day(told) != day(now); // reasons leave out the date of today
    boolean old = Duration.between(told, now).abs().compareTo(RUNTIME_AGE_MAX) >= 0;
    return anotherDay || (old && program().isPresent());
  }

  private static long day(Instant time) {
    return Math.floorDiv(time.getEpochSecond(), DAY_S);
  }

  List<Reason> whyNot() {
    return WhyNot.press(reading, use, run, now);
  }

  /** MachineryItemState, OPC 40001-1 §13: can it do what it is there for, and does it? */
  String itemState() {
    Optional<PressStatus> fresh = fresh();
    if (fresh.isEmpty()) {
      return "NotAvailable";
    }
    PressStatus status = fresh.get();
    boolean out =
        duty() != PressDuty.PROCESSING
            || status.mode() != PressMode.REMOTE
            || status.state() == PressState.FAULT
            || status.state() == PressState.ESTOP
            || status.state() == PressState.MANUAL;
    if (out) {
      return "OutOfService";
    }
    return status.state().isActive() ? "Executing" : "NotExecuting";
  }

  /** MachineryOperationMode, OPC 40001-1 §14: what it is there for now. */
  String operationMode() {
    Optional<PressMode> mode = fresh().map(PressStatus::mode);
    if (duty() == PressDuty.MAINTENANCE || mode.equals(Optional.of(PressMode.MAINTENANCE))) {
      return "Maintenance";
    }
    if (duty() == PressDuty.SETUP || mode.equals(Optional.of(PressMode.LOCAL))) {
      return "Setup";
    }
    return mode.equals(Optional.of(PressMode.REMOTE)) ? "Processing" : "None";
  }

  private PressDuty duty() {
    return use.map(PressUse::duty).orElse(PressDuty.PROCESSING);
  }

  private Optional<PressStatus> fresh() {
    return reading.filter(Fresh.class::isInstance).flatMap(PressReading::status);
  }

  /** The run this press has a stage of under way, or is allotted to. */
  Optional<RunStatus> program() {
    Optional<RunId> awaited = use.flatMap(PressUse::awaited);
    return run.filter(each -> !each.state().isEnded())
        .filter(each -> !awaited.equals(Optional.of(each.id())));
  }

  /** Its state as a unit that serves runs. */
  PressUnitState unitState() {
    return PressUnitState.of(duty(), program().map(RunStatus::state));
  }

  /** The stage of it this press is at or comes to next, with its number from 1. */
  Optional<Step> step() {
    return program().flatMap(this::step);
  }

  /** One stage of a run. */
  record Step(int number, StageStatus stage) {}

  private Optional<Step> step(RunStatus program) {
    List<StageStatus> stages = program.stages();
    for (int i = 0; i < stages.size(); i++) {
      StageState state = stages.get(i).state();
      boolean here = stages.get(i).press().equals(press());
      if (here && !state.isOver() && state != StageState.NOT_PRESSED) {
        return Optional.of(new Step(i + 1, stages.get(i)));
      }
    }
    return Optional.empty();
  }

  private PressId press() {
    return reading
        .map(PressReading::press)
        .or(() -> use.map(PressUse::press))
        .orElseThrow(() -> new IllegalStateException("a scene without a press"));
  }
}
