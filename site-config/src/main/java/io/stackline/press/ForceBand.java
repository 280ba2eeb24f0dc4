package io.stackline.press;

import io.stackline.unit.Force;

/**
 * Forces on the specimen that belong to one oil line pressure, as far as friction lets one know.
 *
 * @param lowest while the press loads and friction takes its part
 * @param nominal without friction
 * @param highest while the press releases and friction helps to hold the force
 */
public record ForceBand(Force lowest, Force nominal, Force highest) {
  public ForceBand {
    if (lowest.newtons() > nominal.newtons() || nominal.newtons() > highest.newtons()) {
      throw new IllegalArgumentException(
          "band must rise: " + lowest + ", " + nominal + ", " + highest);
    }
  }

  @Override
  public String toString() {
    return nominal + " (" + lowest + " to " + highest + ")";
  }
}
