package io.stackline.material;

import io.stackline.press.StageKind;
import io.stackline.unit.Density;
import io.stackline.unit.Pressure;
import io.stackline.unit.Temperature;
import java.util.Map;
import java.util.Optional;

/**
 * A material in one form, with what it bears.
 *
 * @param caps default cap by stage kind; a kind that is absent is forbidden for this material
 * @param ceiling what nothing and nobody may exceed
 * @param behaviour how a simulated press sees it
 */
public record Material(
    MaterialId id,
    String name,
    Form form,
    Sourced<Density> density,
    Map<StageKind, Sourced<Pressure>> caps,
    Sourced<Pressure> ceiling,
    Sourced<Temperature> temperatureMax,
    Behaviour behaviour) {
  public Material {
    caps = Map.copyOf(caps);
  }

  /** The default cap for this kind of stage, or empty if such a stage is forbidden for it. */
  public Optional<Sourced<Pressure>> cap(StageKind kind) {
    return Optional.ofNullable(caps.get(kind));
  }

  /** What it is when it comes to the press. */
  public enum Form {
    POWDER,
    PELLET,
    METAL,
    FOIL
  }

  /**
   * Parameters of the plant model; they describe a simulated specimen, not the material for any
   * other use.
   */
  public sealed interface Behaviour {
    /**
     * A powder after Panelli and Ambrozio-Filho with logarithmic creep.
     *
     * @param b intercept of ln(1/(1−D)), so that the tapped density is 1−e^−B
     * @param a slope in MPa^−½
     * @param creepPerDecade share of the pressed part gained per decade of time
     * @param m0 constrained modulus at full density in GPa; {@code mExponent} its decay with
     *     porosity
     */
    record Powder(
        double b, double a, double creepPerDecade, double m0, double mExponent, String source)
        implements Behaviour {}

    /**
     * A metal that creeps by a power law.
     *
     * @param a0 pre-factor in 1/s
     * @param activation in J/mol
     * @param m exponent
     * @param s flow strength in MPa
     */
    record Metal(double a0, double activation, double m, double s, String source)
        implements Behaviour {}

    /** Keeps its thickness. */
    record Rigid(String source) implements Behaviour {}
  }
}
