package io.stackline.plcsim;

/**
 * The constants of a soft metal (lithium, sodium): rate of creep against the stress that the foil
 * really carries.
 *
 * @param rateFactorPerS rate factor A0, 1/s
 * @param activationKjPerMol activation energy, kJ/mol
 * @param sensitivity strain rate sensitivity m
 * @param strengthMpa flow strength S, MPa
 */
public record Metal(
    double rateFactorPerS, double activationKjPerMol, double sensitivity, double strengthMpa) {
  public Metal {
    Checks.positive(rateFactorPerS, "rateFactorPerS");
    Checks.notNegative(activationKjPerMol, "activationKjPerMol");
    Checks.positive(sensitivity, "sensitivity");
    Checks.positive(strengthMpa, "strengthMpa");
  }
}
