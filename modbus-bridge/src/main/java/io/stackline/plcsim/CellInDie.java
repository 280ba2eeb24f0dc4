package io.stackline.plcsim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cell in its die: layers in series that all feel the same pressure, and that keep their state
 * when the die goes to another press.
 *
 * <p>At most one press holds it at a time ({@link PressPlant#place}). At most {@value #MAX_LAYERS}
 * layers. Not safe for use by several threads without the {@link Bench}'s and the press's locks.
 */
public final class CellInDie {
  /** More layers than any cell has; bounds what a Modbus master can make us compute. */
  public static final int MAX_LAYERS = 16;

  private final double areaMm2;
  private final List<CellLayer> layers = new ArrayList<>();
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

  /** Area of the bore, mm². */
  public double areaMm2() {
    return areaMm2;
  }

  /** The layers, lowest first; a snapshot of the list, not of their states. */
  public List<CellLayer> layers() {
    return List.copyOf(layers);
  }

  /** Sum of the layers' thicknesses without load, mm. */
  public double freeThicknessMm() {
    double sum = 0;
    for (CellLayer layer : layers) {
      sum += layer.freeThicknessMm();
    }
    return sum;
  }

  double thicknessAfterMm(double sigmaMpa, StepConditions step) {
    double sum = 0;
    for (int i = 0; i < layers.size(); i++) {
      sum += layers.get(i).thicknessAfterMm(sigmaMpa, step);
    }
    return sum;
  }

  void advance(double sigmaMpa, StepConditions step) {
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).advance(sigmaMpa, step);
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

  private CellInDie add(CellLayer layer) {
    if (layers.size() >= MAX_LAYERS) {
      throw new IllegalArgumentException("a die holds at most " + MAX_LAYERS + " layers");
    }
    layers.add(layer);
    return this;
  }
}
