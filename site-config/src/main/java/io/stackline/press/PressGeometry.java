package io.stackline.press;

import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.LinePressure;
import io.stackline.unit.Pressure;

/**
 * The only place where oil line pressure, force and pressure on the specimen convert into each
 * other, for one ram and one die.
 *
 * @param ramDiameter piston of the cylinder, above zero
 * @param dieBore inner diameter of the die, above zero
 */
public record PressGeometry(Length ramDiameter, Length dieBore) {
  public PressGeometry {
    if (!(ramDiameter.metres() > 0 && dieBore.metres() > 0)) {
      throw new IllegalArgumentException(
          "ram and bore must be above zero: " + ramDiameter + ", " + dieBore);
    }
  }

  public Area dieArea() {
    return Area.ofBore(dieBore);
  }

  public Area ramArea() {
    return Area.ofBore(ramDiameter);
  }

  public Force force(Pressure onSpecimen) {
    return onSpecimen.on(dieArea());
  }

  public Pressure pressure(Force onSpecimen) {
    return onSpecimen.over(dieArea());
  }

  /** Line pressure that makes this force without friction, return spring or ram weight. */
  public LinePressure idealLine(Force onSpecimen) {
    return new LinePressure(onSpecimen.newtons() / ramArea().squareMetres());
  }

  /** Force this line pressure makes without friction, return spring or ram weight. */
  public Force idealForce(LinePressure line) {
    return new Force(line.pascals() * ramArea().squareMetres());
  }
}
