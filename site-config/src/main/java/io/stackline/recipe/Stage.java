package io.stackline.recipe;

import io.stackline.material.Layer;
import io.stackline.material.Sourced;
import io.stackline.press.DieId;
import io.stackline.press.StageKind;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Speed;
import java.time.Duration;
import java.util.List;

/**
 * One pressing of a recipe.
 *
 * @param id unique within the recipe
 * @param die the die or sleeve the cell is in; a change from the stage before is a transfer
 * @param adds layers laid in before pressing, bottom first
 * @param prompts what the operator is asked, each to be confirmed before the press moves
 * @param approach ram speed until contact
 * @param softLanding whether the last 5 % of the ramp goes at a quarter of the rate
 * @param tolerance half-width of the band in which dwell counts
 */
public record Stage(
    String id,
    StageKind kind,
    String title,
    DieId die,
    List<Layer> adds,
    List<String> prompts,
    Target target,
    Preload preload,
    Sourced<PressureRate> ramp,
    boolean softLanding,
    Dwell dwell,
    Sourced<Pressure> tolerance,
    Release release,
    Sourced<Speed> approach) {
  public Stage {
    adds = List.copyOf(adds);
    prompts = List.copyOf(prompts);
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

  /** How long the target is held. */
  public sealed interface Dwell {
    /** So long, counted only while in band. */
    record Fixed(Sourced<Duration> time) implements Dwell {}

    /**
     * Left open: a run must bind it as {@code <stage>.dwell}.
     *
     * @param hint what the recipe says about it
     */
    record Unbound(String hint) implements Dwell {}
  }
}
