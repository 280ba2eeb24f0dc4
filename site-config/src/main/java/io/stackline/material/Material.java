package io.stackline.material;

import io.stackline.press.StageKind;
import io.stackline.unit.Density;
import io.stackline.unit.SpecificCapacity;
import io.stackline.unit.Swelling;
import io.stackline.unit.Temperature;
import java.util.Optional;
import java.util.Set;

/**
 * A material in one form, with what it bears.
 *
 * @param limits what it bears as it comes
 * @param lithiated what it bears once the cell has been charged, if that differs; under stack
 *     pressure this counts in any case, for there the cell is charged
 * @param capacity charge it stores, per mass of the layer; empty for what stores none
 * @param swelling growth of thickness on charge per areal capacity of the cell; empty for none
 * @param behaviour how a simulated press sees it
 */
public record Material(
    MaterialId id,
    String name,
    Form form,
    Role role,
    Sourced<Density> density,
    Limits limits,
    Optional<Limits> lithiated,
    Sourced<Temperature> temperatureMax,
    Optional<Sourced<SpecificCapacity>> capacity,
    Optional<Sourced<Swelling>> swelling,
    Behaviour behaviour) {
  /** The limits that count for a stage of this kind, on a cell with this history. */
  public Limits limits(StageKind kind, Set<CellStack.Flag> history) {
    boolean charged = kind == StageKind.INSITU || history.contains(CellStack.Flag.LITHIATED);
    return charged ? lithiated.orElse(limits) : limits;
  }

  /** What it is when it comes to the press. */
  public enum Form {
    POWDER,
    PELLET,
    METAL,
    FOIL
  }

  /** What it is for in the cell. */
  public enum Role {
    ELECTROLYTE,
    CATHODE,
    ANODE,
    INTERLAYER,
    COLLECTOR
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
