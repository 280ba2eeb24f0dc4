package io.stackline.sequence.stage;

import io.stackline.envelope.Above;
import io.stackline.envelope.Attempt;
import io.stackline.envelope.Cap;
import io.stackline.material.CellStack;
import io.stackline.material.Layer;
import io.stackline.material.Material;
import io.stackline.press.Die;
import io.stackline.press.Press;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.StageKind;
import io.stackline.recipe.Criteria;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.StackPressure;
import io.stackline.recipe.Stage;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One stage with all it needs to know when its turn comes.
 *
 * @param attempt the stage on its press, and what lies in the die
 * @param materials of the stack, each once
 * @param cap highest pressure this stage may ask for
 * @param above how long the press may stay above a force, if an override lifts a cap
 * @param planned what the stroke will have done to the stack if all goes as planned
 */
public record StageJob(
    Attempt attempt,
    List<Material> materials,
    Cap cap,
    Optional<Above> above,
    CellStack.Stroke planned) {
  public StageJob {
    materials = List.copyOf(materials);
  }

  public Stage stage() {
    return attempt.stage();
  }

  public Die die() {
    return attempt.die();
  }

  public Press press() {
    return attempt.press();
  }

  public CellStack stack() {
    return attempt.stack();
  }

  public StageKind kind() {
    return stage().kind();
  }

  public Pressure target() {
    return attempt.target();
  }

  public Force targetForce() {
    return attempt.force();
  }

  /** How long the target is held; {@link Segment#UNTIL_RELEASED} for stack pressure without end. */
  public Duration dwell() {
    return stage().dwell() instanceof Dwell.Soak soak
        ? soak.time().value()
        : Segment.UNTIL_RELEASED;
  }

  /** Half-width of the band around the target. */
  public Force tolerance() {
    return stage().tolerance().value().on(die().area());
  }

  /** Force at which the PLC trips; never above what the press is rated for. */
  public Force trip() {
    return Force.min(cap.trip().on(die().area()), press().rated());
  }

  /** Whether a soft metal lies in the die: tighter criteria count then. */
  public boolean hasMetal() {
    return materials.stream().anyMatch(each -> each.form() == Material.Form.METAL);
  }

  /** What the stroke has to keep. */
  public Criteria criteria() {
    return Criteria.of(stage(), die(), hasMetal());
  }

  /** Whether the gap is kept and the pressure only watched. */
  public boolean isConstantGap() {
    return isStackPressure()
        && stage().pressing().stackPressure().mode() == StackPressure.Mode.CONSTANT_GAP;
  }

  public boolean isStackPressure() {
    return kind() == StageKind.INSITU;
  }

  /** Height the stack would have in this die without any pores. */
  public Length solidHeight() {
    double cubicMetres =
        stack().layers().stream().mapToDouble(each -> solidVolume(each.layer())).sum();
    return new Length(cubicMetres / die().area().squareMetres());
  }

  private double solidVolume(Layer layer) {
    if (layer instanceof Layer.Powder powder) {
      Material material =
          materials.stream()
              .filter(each -> each.id().equals(powder.material()))
              .findFirst()
              .orElseThrow();
      return powder.mass().value().kilograms()
          / material.density().value().kilogramsPerCubicMetre();
    }
    Layer.Foil foil = (Layer.Foil) layer;
    double diameter = foil.diameter().value().metres();
    return Math.PI * diameter * diameter / 4 * foil.thickness().value().metres();
  }
}
