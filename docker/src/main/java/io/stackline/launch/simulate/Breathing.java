package io.stackline.launch.simulate;

import io.stackline.material.CellStack;
import io.stackline.material.Layer;
import io.stackline.material.Material;
import io.stackline.plcsim.CellInDie;
import io.stackline.sequence.stage.StageJob;
import io.stackline.unit.ArealCapacity;
import io.stackline.unit.ArealMass;
import io.stackline.unit.Length;
import io.stackline.unit.Swelling;
import java.time.Duration;
import java.util.Optional;

/**
 * How a cell's thickness follows its charge while a cycler works it: charged and discharged in two
 * hours each (C/2), in proportion to time, again and again, from the moment the stack pressure is
 * reached. The rate and the straight line are assumptions.
 *
 * @param capacity areal capacity of the cell: that of its cathode
 * @param full growth when fully charged; negative for a cell that shrinks
 */
public record Breathing(ArealCapacity capacity, Length full) {
  /** Time of a charge, and of a discharge. */
  public static final Duration HALF_CYCLE = Duration.ofHours(2);

  /**
   * The breathing of what lies in the die; empty if its materials do not say how they do.
   *
   * @throws SimulationRefused if they say it grows more than any cell does
   */
  public static Optional<Breathing> of(StageJob job) throws SimulationRefused {
    double coulombsPerM2 = 0;
    for (CellStack.Pressed each : job.stack().layers()) {
      Material material = material(job, each.layer());
      if (material.role() == Material.Role.CATHODE && material.capacity().isPresent()) {
        double kilograms = kilograms(each.layer(), material);
        ArealMass loading = new ArealMass(kilograms / job.die().area().squareMetres());
        coulombsPerM2 += material.capacity().get().value().of(loading).coulombsPerSquareMetre();
      }
    }
    double swelling =
        job.materials().stream()
            .flatMap(each -> each.swelling().stream())
            .mapToDouble(each -> each.value().cubicMetresPerCoulomb())
            .sum();
    if (coulombsPerM2 == 0 || swelling == 0) {
      return Optional.empty();
    }
    ArealCapacity capacity = new ArealCapacity(coulombsPerM2);
    Length full = new Swelling(swelling).of(capacity);
    if (!(Math.abs(full.metres()) * 1e6 <= CellInDie.MAX_BREATH_MICROMETRES)) {
      throw new SimulationRefused(
          "a cell of " + capacity + " would grow by " + full,
          "look at the capacity and swelling of its materials, and at the cathode's mass");
    }
    return Optional.of(new Breathing(capacity, full));
  }

  private static Material material(StageJob job, Layer layer) {
    return job.materials().stream()
        .filter(each -> each.id().equals(layer.material()))
        .findFirst()
        .orElseThrow();
  }

  private static double kilograms(Layer layer, Material material) {
    if (layer instanceof Layer.Powder powder) {
      return powder.mass().value().kilograms();
    }
    Layer.Foil foil = (Layer.Foil) layer;
    double radius = foil.diameter().value().metres() / 2;
    double volume = Math.PI * radius * radius * foil.thickness().value().metres();
    return volume * material.density().value().kilogramsPerCubicMetre();
  }

  /** Growth in µm after so many seconds of cycling. */
  double micrometresAfter(double seconds) {
    double halves = seconds / HALF_CYCLE.toSeconds();
    double within = halves % 2;
    return full.metres() * 1e6 * (within <= 1 ? within : 2 - within);
  }
}
