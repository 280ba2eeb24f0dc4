package io.stackline.envelope;

import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.Fixture;
import io.stackline.press.FixtureId;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  /** The die of this id; one that is not described is refused. */
  public Die die(DieId id) {
    return described(Optional.ofNullable(dies.get(id)), "die " + id);
  }

  /** The fixture of this id; one that is not described is refused. */
  public Fixture fixture(FixtureId id) {
    return described(Optional.ofNullable(fixtures.get(id)), "fixture " + id);
  }

  /** The press of this id; one that is not described is refused. */
  public Press press(PressId id) {
    return described(
        presses.stream().filter(each -> each.id().equals(id)).findFirst(), "press " + id);
  }

  private static <T> T described(Optional<T> thing, String name) {
    return thing.orElseThrow(() -> new IllegalArgumentException(name + " is not described"));
  }
}
