package io.stackline.plcsim;

/**
 * The hydraulics and mechanics of one press.
 *
 * @param frame what stretches and how far the ram can go
 * @param ram the piston and its friction
 * @param oil the compressible column
 * @param pump what moves it
 */
public record PlantParameters(Frame frame, Ram ram, Oil oil, Pump pump) {
  /**
   * Frame and geometry.
   *
   * @param ratedKn rated force, kN
   * @param stiffnessNPerM stiffness of frame and punches, N/m
   * @param closedPositionMm ram position at which the punches touch in an empty die, mm; a cell is
   *     touched at this minus its thickness
   * @param strokeMm largest ram position, mm
   */
  public record Frame(
      double ratedKn, double stiffnessNPerM, double closedPositionMm, double strokeMm) {
    public Frame {
      Checks.positive(ratedKn, "ratedKn");
      Checks.positive(stiffnessNPerM, "stiffnessNPerM");
      Checks.positive(closedPositionMm, "closedPositionMm");
      if (!(strokeMm > closedPositionMm) || Double.isInfinite(strokeMm)) {
        throw new IllegalArgumentException(
            "strokeMm must exceed closedPositionMm, but is " + strokeMm);
      }
    }
  }

  /**
   * Piston, return spring and seal friction f0 + f1·F.
   *
   * @param areaMm2 ram area, mm²
   * @param springN force of the return spring, N
   * @param frictionN seal friction without load, N
   * @param frictionShare share of the load added to it
   */
  public record Ram(double areaMm2, double springN, double frictionN, double frictionShare) {
    public Ram {
      Checks.positive(areaMm2, "areaMm2");
      Checks.notNegative(springN, "springN");
      Checks.positive(frictionN, "frictionN");
      Checks.notNegative(frictionShare, "frictionShare");
    }
  }

  /**
   * Oil column with entrained air and a leak.
   *
   * @param deadVolumeM3 volume at ram position 0, m³
   * @param bulkModulusPa bulk modulus of the oil, Pa
   * @param airShare entrained air at atmospheric pressure, share of volume
   * @param leakM3PerSPa leakage, m³/(s·Pa): 3e-17 tight, 3e-16 worn
   */
  public record Oil(
      double deadVolumeM3, double bulkModulusPa, double airShare, double leakM3PerSPa) {
    public Oil {
      Checks.positive(deadVolumeM3, "deadVolumeM3");
      Checks.positive(bulkModulusPa, "bulkModulusPa");
      Checks.notNegative(airShare, "airShare");
      Checks.notNegative(leakM3PerSPa, "leakM3PerSPa");
    }

    /** Share of its volume by which oil and air give way for each further Pa at this pressure. */
    double compressibilityPerPa(double pa) {
      double absolutePa = pa + ATMOSPHERE_PA;
      return 1 / bulkModulusPa + airShare * ATMOSPHERE_PA / (absolutePa * absolutePa);
    }

    /** The sum of all that from no pressure up to this one: natural strain of oil and air. */
    double strainAt(double pa) {
      return pa / bulkModulusPa + airShare * pa / (pa + ATMOSPHERE_PA);
    }
  }

  /**
   * Servo pump seen as a flow source with a lag.
   *
   * @param maxFlowM3PerS largest flow either way, m³/s
   * @param lagS time constant, s
   * @param releaseM3PerSRootPa flow through the open release path per root of pressure, m³/(s·√Pa)
   * @param reliefBar line pressure at which the relief valve opens, bar
   */
  public record Pump(
      double maxFlowM3PerS, double lagS, double releaseM3PerSRootPa, double reliefBar) {
    public Pump {
      Checks.positive(maxFlowM3PerS, "maxFlowM3PerS");
      Checks.positive(lagS, "lagS");
      Checks.positive(releaseM3PerSRootPa, "releaseM3PerSRootPa");
      Checks.positive(reliefBar, "reliefBar");
    }
  }

  static final double ATMOSPHERE_PA = 1e5;

  private static final double SPRING_N = 885;
  private static final double RELIEF_FACTOR = 1.07;

  /** The reference 25 t press: ram Ø80, frame 300 kN/mm, punches touching at 3.0 mm. */
  public static PlantParameters reference25t() {
    return reference(245.2, 80, 300e6);
  }

  /** The reference 15 t press: ram Ø63, frame 200 kN/mm. */
  public static PlantParameters reference15t() {
    return reference(147.1, 63, 200e6);
  }

  /** The reference 40 t press: ram Ø100, frame 450 kN/mm. */
  public static PlantParameters reference40t() {
    return reference(392.3, 100, 450e6);
  }

  /**
   * A press with the reference hydraulics and the given size.
   *
   * @param ratedKn rated force, kN
   * @param ramDiameterMm ram diameter, mm
   * @param stiffnessNPerM frame stiffness, N/m
   */
  public static PlantParameters reference(
      double ratedKn, double ramDiameterMm, double stiffnessNPerM) {
    double areaMm2 = Math.PI * ramDiameterMm * ramDiameterMm / 4;
    double ratedBar = 10 * (ratedKn * 1e3 + SPRING_N) / areaMm2;
    return new PlantParameters(
        new Frame(ratedKn, stiffnessNPerM, 3.0, 50),
        new Ram(areaMm2, SPRING_N, 120, 0.012),
        new Oil(0.25e-3, 1.4e9, 0.003, 3e-17),
        new Pump(4e-5, 0.03, 1e-8, RELIEF_FACTOR * ratedBar));
  }

  /** The same press with another frame. */
  public PlantParameters withFrame(Frame other) {
    return new PlantParameters(other, ram, oil, pump);
  }

  /** The same press with another oil column. */
  public PlantParameters withOil(Oil other) {
    return new PlantParameters(frame, ram, other, pump);
  }
}
