package io.stackline.plcsim;

/**
 * How near a lithium cell has come to a short circuit, because lithium was pressed through its
 * separator: the sum of time at pressure over the time to short at that pressure.
 *
 * <p>A rule fitted to published outcomes, not a law: the time falls with the sixth power of
 * pressure and grows tenfold with each percentage point of the separator's density. It shows why
 * pressure on lithium is bounded in MPa and in seconds. Immutable.
 *
 * @param share 0 = as new; 1 or more = shorted
 */
public record ShortCircuitDamage(double share) {
  /** A cell whose lithium has not been pressed yet. */
  public static final ShortCircuitDamage NONE = new ShortCircuitDamage(0);

  private static final double ANCHOR_S = 48 * 3600;
  private static final double ANCHOR_MPA = 25;
  private static final double ANCHOR_DENSITY = 0.82;
  private static final double DECADES_PER_DENSITY = 100;

  /** Refuses what is not a number from 0 up. */
  public ShortCircuitDamage {
    if (!(share >= 0)) {
      throw new IllegalArgumentException("share must not be negative, but is " + share);
    }
  }

  /**
   * The time under constant pressure after which a fresh cell is shorted, seconds; infinite without
   * pressure.
   *
   * @param sigmaMpa pressure on the lithium, MPa, 0 or more
   * @param relativeDensity the separator's density out of the die, 0..1
   */
  public static double secondsToShort(double sigmaMpa, double relativeDensity) {
    double ratio = ANCHOR_MPA / Checks.notNegative(sigmaMpa, "sigmaMpa");
    double decades = DECADES_PER_DENSITY * (density(relativeDensity) - ANCHOR_DENSITY);
    return ANCHOR_S * Math.pow(ratio, 6) * Math.pow(10, decades);
  }

  /**
   * The damage after some more time.
   *
   * @param sigmaMpa pressure during that time, MPa, 0 or more
   * @param relativeDensity the separator's density out of the die, 0..1
   * @param seconds how long, 0 or more
   */
  public ShortCircuitDamage after(double sigmaMpa, double relativeDensity, double seconds) {
    double lasts = secondsToShort(sigmaMpa, relativeDensity);
    return new ShortCircuitDamage(share + Checks.notNegative(seconds, "seconds") / lasts);
  }

  /** Whether the cell is shorted. */
  public boolean shorted() {
    return share >= 1;
  }

  private static double density(double relativeDensity) {
    if (!(relativeDensity >= 0 && relativeDensity <= 1)) {
      throw new IllegalArgumentException(
          "relativeDensity must lie in 0..1, but is " + relativeDensity);
    }
    return relativeDensity;
  }
}
