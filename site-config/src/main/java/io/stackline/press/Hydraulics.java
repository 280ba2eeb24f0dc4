package io.stackline.press;

import io.stackline.unit.Force;

/**
 * What stands between the oil and the specimen beside the ram: the return spring, which the oil
 * always lifts, and the friction of the seals, which opposes the motion and is known only as a
 * bound. Weight of the ram is not considered.
 *
 * @param returnSpring force of the return spring, zero for a double-acting cylinder
 * @param sealFriction largest friction of the seals without pressure
 * @param sealFrictionShare largest share of the oil's force that the seals add to it, 0 to below 1
 */
public record Hydraulics(Force returnSpring, Force sealFriction, double sealFrictionShare) {
  /**
   * For a press whose description says nothing: the spring of the reference press and the upper end
   * of what seals take, 50 to 200 N and 0.5 to 2 % (an assumption of this project).
   */
  public static final Hydraulics UNSPOKEN = new Hydraulics(new Force(885), new Force(200), 0.02);

  public Hydraulics {
    if (!(returnSpring.newtons() >= 0 && Double.isFinite(returnSpring.newtons()))) {
      throw new IllegalArgumentException(
          "return spring must be finite and at least zero: " + returnSpring);
    }
    if (!(sealFriction.newtons() >= 0 && Double.isFinite(sealFriction.newtons()))) {
      throw new IllegalArgumentException(
          "seal friction must be finite and at least zero: " + sealFriction);
    }
    if (!(sealFrictionShare >= 0 && sealFrictionShare < 1)) {
      throw new IllegalArgumentException(
          "share of seal friction must be 0 to below 1: " + sealFrictionShare);
    }
  }
}
