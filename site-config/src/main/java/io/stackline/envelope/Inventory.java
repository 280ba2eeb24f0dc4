package io.stackline.envelope;

import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.Fixture;
import io.stackline.press.FixtureId;
import io.stackline.press.Press;
import java.util.List;
import java.util.Map;

/** What a site has to press with and to press. */
public record Inventory(
    Map<MaterialId, Material> materials,
    Map<DieId, Die> dies,
    Map<FixtureId, Fixture> fixtures,
    List<Press> presses) {
  public Inventory {
    materials = Map.copyOf(materials);
    dies = Map.copyOf(dies);
    fixtures = Map.copyOf(fixtures);
    presses = List.copyOf(presses);
  }
}
