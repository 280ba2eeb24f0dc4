package io.stackline.launch.simulate;

import io.stackline.material.Layer;
import io.stackline.material.Material;
import io.stackline.plcsim.BenchLayer;
import io.stackline.plcsim.CellInDie;
import io.stackline.plcsim.CellLayer;
import io.stackline.plcsim.ShortCircuitDamage;
import io.stackline.press.Fixture;
import io.stackline.site.Site;
import io.stackline.unit.Density;
import io.stackline.unit.Length;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The cell as it grows from stage to stage: what lies in the die, what it has been through, and how
 * near lithium metal has come to going through the separator.
 */
final class SimulatedCell {
  /** No other metal is so light; the rule for short circuits is fitted to lithium alone. */
  private static final Density LIGHTER_THAN = Density.ofGPerCm3(0.6);

  /** So stiff that it does not count, N/m: the die stands on the platen. */
  private static final double PLATEN = 1e15;

  private final Site site;
  private final CellInDie cell;
  private final List<Layer> laid = new ArrayList<>();
  private final List<CellLayer> layers = new ArrayList<>();
  private final List<CellLayer> separators = new ArrayList<>();
  private final Set<Integer> fresh = new HashSet<>();
  private boolean lithium;
  private double solidMm;
  private double fixtureMmPerN;
  private ShortCircuitDamage damage = ShortCircuitDamage.NONE;

  SimulatedCell(Site site, Length bore) {
    this.site = site;
    cell = new CellInDie(bore.toMm());
  }

  CellInDie inDie() {
    return cell;
  }

  /**
   * Makes the cell ready for a stage.
   *
   * @param added layers on top
   * @param solidHeight height all layers would have without pores
   */
  void prepare(List<Layer> added, Length solidHeight, Optional<Fixture> fixture)
      throws SimulationRefused {
    fresh.clear();
    try {
      for (Layer each : added) {
        add(each);
      }
      double stiffness = fixture.map(each -> each.stiffness().newtonsPerMetre()).orElse(PLATEN);
      cell.standOn(stiffness);
      fixtureMmPerN = 1e3 / stiffness;
    } catch (IllegalArgumentException e) {
      throw new SimulationRefused(
          String.valueOf(e.getMessage()), "correct what the recipe or the site says of it");
    }
    solidMm = solidHeight.toMm();
  }

  private void add(Layer layer) {
    BenchLayer lies = SimulatedLayers.of(layer, site);
    if (lies instanceof BenchLayer.PowderLoad powder) {
      cell.addPowder(powder.powder(), powder.massMg());
    } else if (lies instanceof BenchLayer.Foil foil) {
      cell.addMetal(foil.metal(), foil.diameterMm(), foil.thicknessMm());
    } else if (lies instanceof BenchLayer.Spacer spacer) {
      cell.addRigid(spacer.thicknessMm());
    }
    Material material = site.material(layer.material());
    CellLayer top = cell.layers().get(cell.layers().size() - 1);
    fresh.add(layers.size());
    laid.add(layer);
    layers.add(top);
    lithium |= isLithium(material);
    if (material.role() == Material.Role.ELECTROLYTE && material.form() != Material.Form.METAL) {
      separators.add(top);
    }
  }

  private static boolean isLithium(Material material) {
    double density = material.density().value().kilogramsPerCubicMetre();
    return material.form() == Material.Form.METAL
        && density < LIGHTER_THAN.kilogramsPerCubicMetre();
  }

  /** Lives through some time under pressure. */
  void press(double mpa, double seconds) {
    if (lithium && !separators.isEmpty() && mpa > 0) {
      damage = damage.after(mpa, densestSeparator(), seconds);
    }
  }

  private double densestSeparator() {
    double densest = 0;
    for (CellLayer each : separators) {
      densest = Math.max(densest, each.relativeDensity());
    }
    return densest;
  }

  double shortShare() {
    return damage.share();
  }

  /** Thickness of the layers without load, breathing not counted, mm. */
  double layersMm() {
    double sum = 0;
    for (CellLayer each : layers) {
      sum += each.freeThicknessMm();
    }
    return sum;
  }

  /** Relative density of the whole stack, out of the die. */
  double density() {
    return solidMm / layersMm();
  }

  /** The same of each layer. */
  List<Double> densities() {
    List<Double> densities = new ArrayList<>(layers.size());
    for (CellLayer each : layers) {
      densities.add(each.relativeDensity());
    }
    return densities;
  }

  /** How far this force presses the fixture together, mm. */
  double fixtureMm(double newtons) {
    return newtons * fixtureMmPerN;
  }

  /** Each layer as it is now. */
  List<StagePrediction.LayerState> states() {
    List<StagePrediction.LayerState> states = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      states.add(
          new StagePrediction.LayerState(
              laid.get(i).material().value(),
              fresh.contains(i),
              layers.get(i).relativeDensity(),
              layers.get(i).freeThicknessMm()));
    }
    return states;
  }
}
