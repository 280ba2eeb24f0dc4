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
  private static final double CELL_STEP_K = 0.005;
  private static final double CRACK_SHARE = 0.02;
  private static final double CRACK_FORCE_SHARE = 0.07;
  private static final double FRAME_MM_PER_K = 4.7e-3;

  private final PlantParameters parameters;
  private final double ramM2;
  private final FlowSource source;
  private final MonotoneRoot root;
  private final DoubleUnaryOperator balance = this::excessM3;
  private final OilColumn oil;
  private double flowM3PerS;
  private double linePa;
  private double positionMm;
  private double forceN;
  private double highestN;
  private double sealN;
  private double complianceM3PerPa;
  private double sealLimitN;
  private double deliveredM3;
  private double owedM3;
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
    this.source = new FlowSource(parameters.pump());
    this.oil = new OilColumn(parameters.oil(), ramM2, AMBIENT_C);
    this.root = new MonotoneRoot(1.6e3 * parameters.frame().ratedKn(), FORCE_TOLERANCE_N, 1e-9);
    this.sealN = parameters.ram().frictionN();
    this.linePa = (parameters.ram().springN() + sealN) / ramM2;
  }

  /**
   * Advances the press by one step with the given flow command.
   *
   * @param flowCommandM3PerS wanted flow, m³/s, + = closing; limited to what the pump can do
   * @param seconds length of the step: 0.001 to 0.010, longer while hardly anything moves
   */
  public void step(double flowCommandM3PerS, double seconds) {
    if (seconds != conditions.seconds()) {
      conditions = StepConditions.of(seconds, conditions.celsius());
    }
    flowM3PerS = source.deliver(flowCommandM3PerS, linePa, oil.leakM3PerS(linePa), seconds);
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

  /** Highest true force on the specimen since this was asked last, N. */
  public double takeHighestN() {
    double highest = highestN;
    highestN = forceN;
    return highest;
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
    oil.leak(m3PerSPa);
    disturbances++;
  }

  /**
   * Makes the seals leak from now on this many times what they were built to: 10 worn, 100 burst.
   */
  public void leakTimes(double factor) {
    leak(parameters.oil().leakM3PerSPa() * Checks.notNegative(factor, "factor"));
  }

  /**
   * There is this much air in the oil from now on, share of volume at atmospheric pressure: 0.003
   * as built, 0.05 badly bled.
   */
  public void airInOil(double share) {
    oil.air(share);
    disturbances++;
  }

  /** The valve stays where it is from now on, whatever it is told; or moves again. */
  public void stickValve(boolean stuck) {
    source.stick(stuck);
    disturbances++;
  }

  /** Closes the shut-off valve, through which all flow must go, or opens it. */
  void shutOff(boolean closed) {
    source.shutOff(closed);
  }

  /**
   * The pellet under load cracks: it loses 2 % of its thickness within one step, or as much as
   * takes 7 % of the force off, whichever is more. Refused without a load.
   */
  public void crack() {
    if (cell == null || forceN <= 0) {
      throw new IllegalStateException("nothing is being pressed");
    }
    double oilMmPerN = 1e3 * oil.complianceM3PerPa(positionMm, linePa) / (ramM2 * ramM2);
    double mmPerN = 1e3 / parameters.frame().stiffnessNPerM() + oilMmPerN;
    double byForceMm = CRACK_FORCE_SHARE * forceN * mmPerN;
    cell.breakBy(Math.max(CRACK_SHARE * cell.freeThicknessMm(), byForceMm));
    disturbances++;
  }

  /** Changes with every fault that comes or goes. */
  int disturbances() {
    return disturbances;
  }

  /** The temperature the cell has from now on, °C; less than 0.005 K makes no difference. */
  public void heatCell(double celsius) {
    if (Math.abs(celsius - conditions.celsius()) > CELL_STEP_K) {
      conditions = conditions.at(celsius);
    }
  }

  /**
   * The temperature the oil has from now on, °C; while the ram presses, the oil's expansion beyond
   * that of its steel cylinder counts as delivered in the next step.
   */
  public void heatOil(double celsius) {
    oil.heat(celsius);
  }

  /** The temperature the frame has from now on, °C; warmer than 25 it leaves the ram more way. */
  public void heatFrame(double celsius) {
    frameC = Checks.finite(celsius, "celsius");
  }

  /** Temperature of the oil, °C. */
  public double oilC() {
    return oil.celsius();
  }

  /** Temperature of the frame, °C. */
  public double frameC() {
    return frameC;
  }

  private void moveFreely(double toMm) {
    positionMm = Math.max(0, Math.min(toMm, parameters.frame().strokeMm()));
    sealN = flowM3PerS < 0 ? -parameters.ram().frictionN() : parameters.ram().frictionN();
    linePa = (parameters.ram().springN() + sealN) / ramM2;
    owedM3 = 0;
    oil.balance();
  }

  private void press(double seconds) {
    complianceM3PerPa = oil.complianceM3PerPa(positionMm, linePa);
    sealLimitN = parameters.ram().frictionN() + parameters.ram().frictionShare() * forceN;
    double grownM3 = oil.takeGrownM3(positionMm);
    deliveredM3 = seconds * (flowM3PerS - oil.leakM3PerS(linePa)) + grownM3 + owedM3;
    forceN = root.of(balance, forceN);
    highestN = Math.max(highestN, forceN);
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
