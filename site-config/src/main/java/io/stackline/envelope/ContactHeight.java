package io.stackline.envelope;

import io.stackline.material.CellStack;
import io.stackline.material.CellStack.Pressed;
import io.stackline.material.Layer;
import io.stackline.material.Material;
import io.stackline.material.Material.Behaviour;
import io.stackline.material.MaterialId;
import io.stackline.press.Die;
import io.stackline.unit.Length;
import java.util.Map;
import java.util.Optional;

/**
 * How high a stack stands when the punch touches it: the same powder stands lower in a wider die,
 * which gives away a wrong die nobody scanned.
 */
public final class ContactHeight {
  /**
   * By how much of the expected height the measured one may differ: levelled powders scatter by a
   * fifth. A bore of 13 mm instead of 10 makes 41 % (an assumption of this project).
   */
  public static final double TOLERANCE = 0.25;

  private ContactHeight() {}

  /**
   * The height of the stack in this die: fresh powder at its tapped density, pressed powder at the
   * density that the highest pressure it has seen left it with, foils as thick as they came.
   *
   * @param materials all of the stack; one that is missing is refused
   */
  public static Length expected(CellStack stack, Die die, Map<MaterialId, Material> materials) {
    double metres = 0;
    for (Pressed each : stack.layers()) {
      Material material = materials.get(each.layer().material());
      if (material == null) {
        throw new IllegalArgumentException(
            "material " + each.layer().material() + " is not described");
      }
      metres += height(each, die, material);
    }
    return new Length(metres);
  }

  /** Why the measured height cannot be that of this stack in this die; empty if it can. */
  public static Optional<String> refusal(Length expected, Length measured, Die die) {
    double ratio = measured.metres() / expected.metres();
    if (Math.abs(ratio - 1) <= TOLERANCE) {
      return Optional.empty();
    }
    String like =
        ratio > 0 ? ", as in a bore of about " + Math.round(bore(die, ratio).toMm()) + " mm" : "";
    return Optional.of(
        "the punch touched at %s, but the stack stands %s high in %s of Ø %s"
                .formatted(hundredths(measured), hundredths(expected), die.id(), die.bore())
            + like);
  }

  private static Length hundredths(Length length) {
    return Length.ofMm(Math.rint(length.toMm() * 100) / 100);
  }

  private static Length bore(Die die, double ratio) {
    return new Length(die.bore().metres() / Math.sqrt(ratio));
  }

  private static double height(Pressed pressed, Die die, Material material) {
    if (pressed.layer() instanceof Layer.Foil foil) {
      return foil.thickness().value().metres();
    }
    double kilograms = ((Layer.Powder) pressed.layer()).mass().value().kilograms();
    double density = material.density().value().kilogramsPerCubicMetre();
    double share = relativeDensity(material.behaviour(), pressed.highest().toMPa());
    return kilograms / (density * share * die.area().squareMetres());
  }

  private static double relativeDensity(Behaviour behaviour, double seenMPa) {
    return behaviour instanceof Behaviour.Powder powder
        ? 1 - Math.exp(-powder.b() - powder.a() * Math.sqrt(seenMPa))
        : 1;
  }
}
