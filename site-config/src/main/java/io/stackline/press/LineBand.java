package io.stackline.press;

import io.stackline.unit.LinePressure;

/**
 * Oil line pressures that belong to one force on the specimen, as far as friction lets one know.
 *
 * @param lowest while the press releases and friction helps to hold the force
 * @param nominal without friction
 * @param highest while the press loads and friction takes its part
 */
public record LineBand(LinePressure lowest, LinePressure nominal, LinePressure highest) {
  public LineBand {
    if (lowest.pascals() > nominal.pascals() || nominal.pascals() > highest.pascals()) {
      throw new IllegalArgumentException(
          "band must rise: " + lowest + ", " + nominal + ", " + highest);
    }
  }

  @Override
  public String toString() {
    return nominal + " (" + lowest + " to " + highest + ")";
  }
}
