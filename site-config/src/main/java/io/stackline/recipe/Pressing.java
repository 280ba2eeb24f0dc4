package io.stackline.recipe;

import io.stackline.material.Sourced;
import io.stackline.press.FixtureId;
import io.stackline.press.LossAction;
import io.stackline.press.StageKind;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a stage presses, whatever die, target and dwell it is bound to.
 *
 * @param stage its id, unique within the recipe
 * @param optional whether a run may leave the stage out
 * @param fixture that holds the cell meanwhile
 * @param prompts what the operator is asked, each to be confirmed before the press moves
 * @param temperature of the platens; empty for the room's
 * @param approach ram speed until contact
 * @param softLanding whether the last 5 % of the ramp goes at a quarter of the rate
 * @param onLoss what the press does when its host falls silent while it holds the target
 * @param onHold what becomes of a stroke that was paused
 * @param stackPressure how it is held in an {@link StageKind#INSITU} stage
 * @param acceptance criteria that differ from the usual ones
 * @param needs what else its press has to offer
 */
public record Pressing(
    String stage,
    StageKind kind,
    String title,
    boolean optional,
    Optional<FixtureId> fixture,
    List<Question> prompts,
    Preload preload,
    Optional<Sourced<Temperature>> temperature,
    Sourced<Speed> approach,
    Sourced<PressureRate> ramp,
    boolean softLanding,
    Release release,
    LossAction onLoss,
    OnHold onHold,
    StackPressure stackPressure,
    AcceptanceCriteria acceptance,
    Needs needs) {
  /** What counts as the room's temperature where a stage says nothing. */
  public static final Temperature ROOM = Temperature.ofCelsius(25);

  public Pressing {
    prompts = List.copyOf(prompts);
  }

  /** One that needs nothing else, and whose strokes go on after a pause. */
  public Pressing(
      String stage,
      StageKind kind,
      String title,
      boolean optional,
      Optional<FixtureId> fixture,
      List<Question> prompts,
      Preload preload,
      Optional<Sourced<Temperature>> temperature,
      Sourced<Speed> approach,
      Sourced<PressureRate> ramp,
      boolean softLanding,
      Release release,
      LossAction onLoss,
      StackPressure stackPressure,
      AcceptanceCriteria acceptance) {
    this(
        stage,
        kind,
        title,
        optional,
        fixture,
        prompts,
        preload,
        temperature,
        approach,
        ramp,
        softLanding,
        release,
        onLoss,
        OnHold.CONTINUE,
        stackPressure,
        acceptance,
        Needs.NONE);
  }

  /** A low force that seats the punches and lets air out. */
  public record Preload(Sourced<Pressure> pressure, Sourced<Duration> hold) {}

  /**
   * How the load is taken off.
   *
   * @param slowBelow pressure below which {@code slowRate} holds; zero for none
   */
  public record Release(
      Sourced<PressureRate> rate, Sourced<Pressure> slowBelow, Sourced<PressureRate> slowRate) {}
}
