package io.stackline.plcsim;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The press itself: pump, oil column, ram with seal friction, frame, and the cell in its die,
 * advanced in fixed steps.
 *
 * <p>The ram has no inertia (an oil spring would ring far above any control band), so each step is
 * one scalar equation for the force on the specimen: volume delivered = volume compressed + volume
 * swept. It is strictly increasing in the force, which makes the step unconditionally stable; a
 * safeguarded secant solves it in a handful of evaluations, and the rest of the volume is carried
 * into the next step. Steps of 1 to 10 ms agree to four digits. Force in N, position in mm with + =
 * closing, flow in m³/s. One thread.
 *
 * <p>Trapped oil that warms has nowhere to go: some 35 MPa per kelvin on a Ø10 cell. A frame that
 * warms grows away from the cell and takes a seventh of that back.
 */
public final class PressPlant {
  private static final double SEAL_TRAVEL_MM = 0.02;
  private static final double FORCE_TOLERANCE_N = 1e-4;
  private static final double AMBIENT_C = 25;
  private static final double OIL_PER_K = 7e-4;
  private static final double STEEL_PER_K = 12e-6;
  private static final double OIL_IN_STEEL_PER_K = OIL_PER_K - 3 * STEEL_PER_K;
  private static final double FRAME_MM_PER_K = 4.7e-3;

  private final PlantParameters parameters;
  private final double ramM2;
  private final MonotoneRoot root;
  private final DoubleUnaryOperator balance = this::excessM3;
  private double leakM3PerSPa;
  private double linePa;
  private double positionMm;
  private double forceN;
  private double sealN;
  private double flowM3PerS;
  private double lagGain;
  private double complianceM3PerPa;
  private double sealLimitN;
  private double deliveredM3;
  private double owedM3;
  private double oilC = AMBIENT_C;
  private double balancedOilC = AMBIENT_C;
  private double frameC = AMBIENT_C;
  private int disturbances;
  private double trialMm;
  private double trialSealN;
  private double trialPa;
  private StepConditions conditions = StepConditions.of(0.01, AMBIENT_C);
  private @Nullable CellInDie cell;

  /** A press at rest, ram open, with no die in it. */
  public PressPlant(PlantParameters parameters) {
    this.parameters = parameters;
    this.ramM2 = parameters.ram().areaMm2() * 1e-6;
    this.root = new MonotoneRoot(1.6e3 * parameters.frame().ratedKn(), FORCE_TOLERANCE_N, 1e-9);
    this.leakM3PerSPa = parameters.oil().leakM3PerSPa();
    this.sealN = parameters.ram().frictionN();
    this.linePa = (parameters.ram().springN() + sealN) / ramM2;
    prepare(0.01, AMBIENT_C);
  }

  /**
   * Advances the press by one step with the given flow command.
   *
   * @param flowCommandM3PerS wanted flow, m³/s, + = closing; limited to what the pump can do
   * @param seconds length of the step: 0.001 to 0.010, longer while hardly anything moves
   */
  public void step(double flowCommandM3PerS, double seconds) {
    if (seconds != conditions.seconds()) {
      prepare(seconds, conditions.celsius());
    }
    deliver(flowCommandM3PerS);
    if (forceN > 0) {
      press(seconds);
      return;
    }
    double reachedMm = positionMm + flowM3PerS * seconds / ramM2 * 1e3;
    double touchMm = contactPositionMm(0);
    if (reachedMm < touchMm || flowM3PerS < 0) {
      moveFreely(Math.min(reachedMm, touchMm));
    } else {
      press(seconds);
    }
  }

  /**
   * Puts a die under the ram; refused while another is there, while that one is elsewhere, or if
   * there is no room for it.
   */
  public void place(CellInDie die) {
    if (cell != null && cell != die) {
      throw new IllegalStateException("there is a die in the press already");
    }
    if (parameters.frame().closedPositionMm() - die.freeThicknessMm() < positionMm) {
      throw new IllegalStateException("the cell is thicker than the opening");
    }
    die.holdBy(this);
    cell = die;
  }

  /** Takes the die out; refused while the ram presses on it. Does nothing if there is none. */
  public void remove() {
    if (forceN > 0) {
      throw new IllegalStateException("the die is under load");
    }
    if (cell != null) {
      cell.letGo();
      cell = null;
    }
  }

  /** The die under the ram. */
  public Optional<CellInDie> cell() {
    return Optional.ofNullable(cell);
  }

  /** True force on the specimen, N. */
  public double forceN() {
    return forceN;
  }

  /** True ram position, mm. */
  public double positionMm() {
    return positionMm;
  }

  /** True line pressure, bar. */
  public double lineBar() {
    return linePa * 1e-5;
  }

  /** Flow that the pump delivered in the last step, m³/s. */
  public double flowM3PerS() {
    return flowM3PerS;
  }

  /** What the press was built with. */
  public PlantParameters parameters() {
    return parameters;
  }

  /** Makes the seals leak from now on (fault injection), m³/(s·Pa). */
  public void leak(double m3PerSPa) {
    leakM3PerSPa = Checks.notNegative(m3PerSPa, "m3PerSPa");
    disturbances++;
  }

  /** Changes with every fault that comes or goes. */
  int disturbances() {
    return disturbances;
  }

  /** The temperature the cell has from now on, °C. */
  public void heatCell(double celsius) {
    if (celsius != conditions.celsius()) {
      conditions = conditions.at(celsius);
    }
  }

  /**
   * The temperature the oil has from now on, °C; while the ram presses, the oil's expansion beyond
   * that of its steel cylinder counts as delivered in the next step.
   */
  public void heatOil(double celsius) {
    oilC = Checks.finite(celsius, "celsius");
  }

  /** The temperature the frame has from now on, °C; warmer than 25 it leaves the ram more way. */
  public void heatFrame(double celsius) {
    frameC = Checks.finite(celsius, "celsius");
  }

  /** Temperature of the oil, °C. */
  public double oilC() {
    return oilC;
  }

  /** Temperature of the frame, °C. */
  public double frameC() {
    return frameC;
  }

  private void prepare(double seconds, double celsius) {
    conditions = StepConditions.of(seconds, celsius);
    lagGain = 1 - Math.exp(-seconds / parameters.pump().lagS());
  }

  private void deliver(double commandM3PerS) {
    PlantParameters.Pump pump = parameters.pump();
    double wanted = Math.max(-pump.maxFlowM3PerS(), Math.min(pump.maxFlowM3PerS(), commandM3PerS));
    flowM3PerS += (wanted - flowM3PerS) * lagGain;
    if (flowM3PerS < 0) {
      flowM3PerS = Math.max(flowM3PerS, -pump.releaseM3PerSRootPa() * Math.sqrt(linePa));
    }
    if (linePa >= pump.reliefBar() * 1e5) {
      flowM3PerS = Math.min(flowM3PerS, leakM3PerSPa * linePa);
    }
  }

  private void moveFreely(double toMm) {
    positionMm = Math.max(0, Math.min(toMm, parameters.frame().strokeMm()));
    sealN = flowM3PerS < 0 ? -parameters.ram().frictionN() : parameters.ram().frictionN();
    linePa = (parameters.ram().springN() + sealN) / ramM2;
    owedM3 = 0;
    balancedOilC = oilC;
  }

  private void press(double seconds) {
    PlantParameters.Oil oil = parameters.oil();
    double volumeM3 = oil.deadVolumeM3() + ramM2 * positionMm * 1e-3;
    complianceM3PerPa = volumeM3 * oil.compressibilityPerPa(linePa);
    sealLimitN = parameters.ram().frictionN() + parameters.ram().frictionShare() * forceN;
    double grownM3 = OIL_IN_STEEL_PER_K * volumeM3 * (oilC - balancedOilC);
    balancedOilC = oilC;
    deliveredM3 = seconds * (flowM3PerS - leakM3PerSPa * linePa) + grownM3 + owedM3;
    forceN = root.of(balance, forceN);
    owedM3 = forceN == 0 ? 0 : -root.residual();
    positionMm = trialMm;
    sealN = trialSealN;
    linePa = Math.max(trialPa, PlantParameters.ATMOSPHERE_PA);
    if (cell != null) {
      cell.advance(forceN / cell.areaMm2(), conditions);
    }
  }

  /** Volume that this force would need minus the volume at hand. */
  private double excessM3(double atForceN) {
    trialMm = contactPositionMm(atForceN);
    double travelMm = trialMm - positionMm;
    double rubbedN = sealN + sealLimitN / SEAL_TRAVEL_MM * travelMm;
    trialSealN = Math.max(-sealLimitN, Math.min(sealLimitN, rubbedN));
    trialPa = Math.max(0, (atForceN + trialSealN + parameters.ram().springN()) / ramM2);
    return complianceM3PerPa * (trialPa - linePa) + ramM2 * travelMm * 1e-3 - deliveredM3;
  }

  private double contactPositionMm(double atForceN) {
    PlantParameters.Frame frame = parameters.frame();
    double stretchMm = 1e3 * atForceN / frame.stiffnessNPerM();
    double cellMm = cell == null ? 0 : cell.thicknessAfterMm(atForceN / cell.areaMm2(), conditions);
    double grownMm = FRAME_MM_PER_K * (frameC - AMBIENT_C);
    return frame.closedPositionMm() - cellMm + stretchMm + grownMm;
  }
}
