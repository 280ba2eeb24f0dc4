package io.stackline.launch.simulate;

import io.stackline.material.Layer;
import io.stackline.material.Material;
import io.stackline.material.Material.Behaviour;
import io.stackline.plcsim.BenchLayer;
import io.stackline.plcsim.Metal;
import io.stackline.plcsim.Powder;
import io.stackline.site.Site;

/** Translates the site's layers into what the simulator lays into its die. */
public final class SimulatedLayers {
  private SimulatedLayers() {}

  /**
   * The layer as the simulator knows it; refused with {@link IllegalArgumentException} if its
   * material is not described or has another form.
   */
  public static BenchLayer of(Layer layer, Site site) {
    Material material = site.material(layer.material());
    if (layer instanceof Layer.Powder load
        && material.behaviour() instanceof Behaviour.Powder law) {
      return new BenchLayer.PowderLoad(
          new Powder(
              material.density().value().toGPerCm3(),
              law.b(),
              law.a(),
              law.creepPerDecade(),
              law.m0(),
              law.mExponent()),
          load.mass().value().toMg());
    }
    if (layer instanceof Layer.Foil foil) {
      if (material.behaviour() instanceof Behaviour.Metal law) {
        return new BenchLayer.Foil(
            new Metal(law.a0(), law.activation() / 1e3, law.m(), law.s()),
            foil.diameter().value().toMm(),
            foil.thickness().value().toMm());
      }
      return new BenchLayer.Spacer(foil.thickness().value().toMm());
    }
    throw new IllegalArgumentException(
        "material "
            + layer.material()
            + " is laid in as powder but described as "
            + material.form());
  }
}
