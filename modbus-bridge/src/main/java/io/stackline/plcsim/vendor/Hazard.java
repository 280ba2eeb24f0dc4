package io.stackline.plcsim.vendor;

import io.stackline.plcsim.PressDrive;
import io.stackline.plcsim.PressDrive.Motion;

/** Why a vendor's PLC interrupts what its press does. */
enum Hazard {
  /** Nothing is wrong. */
  NONE,
  /** Something forbids to move, or tells no more how hard it presses: it stands, load held. */
  STAND,
  /** The force is above the rating on its plate: the load is taken off. */
  RELEASE;

  /** Per second, as a share of the rated force: how fast a load is taken off unasked. */
  private static final double RELEASE_SHARE_PER_S = 0.02;

  /** What this scan shows; a press that stands has nothing to interrupt. */
  static Hazard in(PressDrive drive) {
    boolean loading = drive.motion() == Motion.APPROACHING || drive.motion() == Motion.FOLLOWING;
    if (drive.motion() == Motion.STANDING) {
      return NONE;
    } else if (!drive.motionAllowed() || (loading && drive.sensorBroken())) {
      return STAND;
    }
    return loading && overload(drive) ? RELEASE : NONE;
  }

  static boolean overload(PressDrive drive) {
    return drive.forceN() > drive.ratedN();
  }

  /** How fast a load is taken off where nothing else was asked for, N/s. */
  static double releaseNPerS(PressDrive drive) {
    return RELEASE_SHARE_PER_S * drive.ratedN();
  }

  /** Whether nothing forbids a stroke to begin; the keys and faults are the vendor's. */
  static boolean clear(PressDrive drive) {
    return drive.motionAllowed() && !drive.sensorBroken() && !drive.oilLow() && !overload(drive);
  }
}
