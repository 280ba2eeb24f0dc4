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
 * <p>Force and pressure on the specimen belong to each other exactly. To the oil line belongs a
 * band: seal friction takes force while the press loads and keeps force while it releases.
 *
 * @param ramDiameter piston of the cylinder, above zero
 * @param dieBore inner diameter of the die, above zero
 * @param hydraulics return spring and bound of the seal friction
 */
public record PressGeometry(Length ramDiameter, Length dieBore, Hydraulics hydraulics) {
  public PressGeometry {
    if (!(ramDiameter.metres() > 0 && dieBore.metres() > 0)) {
      throw new IllegalArgumentException(
          "ram and bore must be above zero: " + ramDiameter + ", " + dieBore);
    }
  }

  /** For a press that says nothing of its spring and seals: {@link Hydraulics#UNSPOKEN}. */
  public PressGeometry(Length ramDiameter, Length dieBore) {
    this(ramDiameter, dieBore, Hydraulics.UNSPOKEN);
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

  /**
   * Line pressures at which this force, from zero up, may be on the specimen. With the friction f0
   * + f1·p·A opposing the motion, the oil's force p·A is (F + spring ± f0) / (1 ∓ f1).
   */
  public LineBand line(Force onSpecimen) {
    double lifted = onSpecimen.newtons() + hydraulics.returnSpring().newtons();
    double friction = hydraulics.sealFriction().newtons();
    double share = hydraulics.sealFrictionShare();
    return new LineBand(
        lineOf((lifted - friction) / (1 + share)),
        lineOf(lifted),
        lineOf((lifted + friction) / (1 - share)));
  }

  /** Line pressures at which this pressure may be on the specimen. */
  public LineBand line(Pressure onSpecimen) {
    return line(force(onSpecimen));
  }

  /** Forces that may be on the specimen at this line pressure; none while it only lifts the ram. */
  public ForceBand force(LinePressure line) {
    double oil = idealForce(line).newtons();
    double lifted = oil - hydraulics.returnSpring().newtons();
    double friction = hydraulics.sealFriction().newtons() + hydraulics.sealFrictionShare() * oil;
    return new ForceBand(
        new Force(Math.max(0, lifted - friction)),
        new Force(Math.max(0, lifted)),
        new Force(Math.max(0, lifted + friction)));
  }

  /** Line pressure that makes this force without friction, return spring or ram weight. */
  public LinePressure idealLine(Force onSpecimen) {
    return new LinePressure(onSpecimen.newtons() / ramArea().squareMetres());
  }

  /** Force this line pressure makes without friction, return spring or ram weight. */
  public Force idealForce(LinePressure line) {
    return new Force(line.pascals() * ramArea().squareMetres());
  }

  private LinePressure lineOf(double oilNewtons) {
    return idealLine(new Force(Math.max(0, oilNewtons)));
  }
}
