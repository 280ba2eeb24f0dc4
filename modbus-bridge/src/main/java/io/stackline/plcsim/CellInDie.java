package io.stackline.plcsim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cell in its die: layers in series that all feel the same pressure, and that keep their state
 * when the die goes to another press. It may breathe as it is cycled, and may stand on a fixture
 * that gives.
 *
 * <p>At most one press holds it at a time ({@link PressPlant#place}). At most {@value #MAX_LAYERS}
 * layers. Not safe for use by several threads without the {@link Bench}'s and the press's locks.
 */
public final class CellInDie {
  /** More layers than any cell has; bounds what a Modbus master can make us compute. */
  public static final int MAX_LAYERS = 16;

  /** More than any cell swells or shrinks (some 100 mAh/cm² of lithium), µm. */
  public static final double MAX_BREATH_MICROMETRES = 500;

  /** The softest fixture: a stack of disc springs has five times as much, N/m. */
  public static final double SOFTEST_FIXTURE_N_PER_M = 1e5;

  /** Radial share of the pressure times friction of a lubricated wall; an assumption. */
  private static final double WALL_FRICTION = 0.05;

  private static final double JAM_FACTOR = 5;

  private final double areaMm2;
  private final List<CellLayer> layers = new ArrayList<>();
  private double breathMm;
  private double fixtureMmPerN;
  private double brokenMm;
  private double carried = 1;
  private @Nullable PressPlant heldBy;

  /** An empty die with the given bore in millimetres, above 0. */
  public CellInDie(double dieBoreMm) {
    this.areaMm2 = Math.PI * Checks.positive(dieBoreMm, "dieBoreMm") * dieBoreMm / 4;
  }

  /** Adds a powder layer on top. */
  public CellInDie addPowder(Powder powder, double massMg) {
    return add(new PowderLayer(powder, massMg, areaMm2));
  }

  /** Adds a disc of soft metal on top; refused if it is wider than the bore. */
  public CellInDie addMetal(Metal metal, double diameterMm, double thicknessMm) {
    return add(new MetalLayer(metal, diameterMm, thicknessMm, areaMm2));
  }

  /** Adds a layer that does not give. */
  public CellInDie addRigid(double thicknessMm) {
    return add(new RigidLayer(thicknessMm));
  }

  /**
   * The cell is this much thicker from now on than its layers alone, because it was charged or
   * discharged; it stays so under any press until the next call.
   *
   * @param micrometres swelling since assembly (not since the last call), at most ±{@value
   *     #MAX_BREATH_MICROMETRES}; negative = shrunk, by less than the layers are thick
   */
  public void breathe(double micrometres) {
    if (!(Math.abs(micrometres) <= MAX_BREATH_MICROMETRES)) {
      throw new IllegalArgumentException(
          "micrometres must lie within ±" + MAX_BREATH_MICROMETRES + ", but is " + micrometres);
    }
    double wantedMm = micrometres * 1e-3;
    if (wantedMm < 0 && layersMm() - brokenMm + wantedMm <= 0) {
      throw new IllegalArgumentException(
          "a cell of " + layersMm() + " mm cannot shrink by " + -micrometres + " µm");
    }
    breathMm = wantedMm;
  }

  /**
   * Puts a spring between die and press: disc springs, a bolted frame, a bellows. Without one the
   * die stands on the platen itself. It goes with the die; refused while a press bears on it.
   *
   * @param stiffnessNPerM its stiffness, N/m, at least {@value #SOFTEST_FIXTURE_N_PER_M}; in series
   *     with the press, so both together are softer than either
   */
  public CellInDie standOn(double stiffnessNPerM) {
    if (Checks.positive(stiffnessNPerM, "stiffnessNPerM") < SOFTEST_FIXTURE_N_PER_M) {
      throw new IllegalArgumentException(
          "stiffnessNPerM must be at least "
              + SOFTEST_FIXTURE_N_PER_M
              + ", but is "
              + stiffnessNPerM);
    }
    if (heldBy != null && heldBy.forceN() > 0) {
      throw new IllegalStateException("the die is under load");
    }
    fixtureMmPerN = 1e3 / stiffnessNPerM;
    return this;
  }

  /**
   * The pellet breaks: it is this much thinner from now on, mm, and never as thick as before again.
   *
   * @param byMm less than the layers are thick
   */
  void breakBy(double byMm) {
    if (!(byMm >= 0 && byMm < freeThicknessMm())) {
      throw new IllegalArgumentException("byMm must be less than the cell, but is " + byMm);
    }
    brokenMm += byMm;
  }

  /**
   * The punch jams in the bore, or comes free: friction on the wall, five times the usual, takes
   * its part of the force before the layers feel it. No load cell and no line pressure tells that;
   * only the pellet does, which stays less dense.
   */
  public void jamPunch(boolean jammed) {
    double boreMm = Math.sqrt(4 * areaMm2 / Math.PI);
    double wall = 4 * (JAM_FACTOR - 1) * WALL_FRICTION * layersMm() / boreMm;
    carried = jammed && wall > 0 ? -Math.expm1(-wall) / wall : 1;
  }

  /** Area of the bore, mm². */
  public double areaMm2() {
    return areaMm2;
  }

  /** The layers, lowest first; a snapshot of the list, not of their states. */
  public List<CellLayer> layers() {
    return List.copyOf(layers);
  }

  /** Thickness without load, mm: the layers', and what the cell has swollen or shrunk. */
  public double freeThicknessMm() {
    return layersMm() + breathMm - brokenMm;
  }

  /** What stands between the punches after one more step: cell and fixture, mm. */
  double thicknessAfterMm(double sigmaMpa, StepConditions step) {
    double sum = breathMm - brokenMm - sigmaMpa * areaMm2 * fixtureMmPerN;
    double feltMpa = carried * sigmaMpa;
    for (int i = 0; i < layers.size(); i++) {
      sum += layers.get(i).thicknessAfterMm(feltMpa, step);
    }
    return sum;
  }

  void advance(double sigmaMpa, StepConditions step) {
    double feltMpa = carried * sigmaMpa;
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).advance(feltMpa, step);
    }
  }

  boolean isHeldBy(PressPlant press) {
    return heldBy == press;
  }

  boolean isHeld() {
    return heldBy != null;
  }

  void holdBy(PressPlant press) {
    if (heldBy != null && heldBy != press) {
      throw new IllegalStateException("the die is in another press");
    }
    heldBy = press;
  }

  void letGo() {
    heldBy = null;
  }

  private double layersMm() {
    double sum = 0;
    for (CellLayer layer : layers) {
      sum += layer.freeThicknessMm();
    }
    return sum;
  }

  private CellInDie add(CellLayer layer) {
    if (layers.size() >= MAX_LAYERS) {
      throw new IllegalArgumentException("a die holds at most " + MAX_LAYERS + " layers");
    }
    layers.add(layer);
    return this;
  }
}
