package io.stackline.recipe;

import io.stackline.material.Layer;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.unit.ArealMass;
import io.stackline.unit.Length;
import io.stackline.unit.Mass;
import java.util.Optional;

/** A layer a recipe adds, before it is known which die it goes into. */
public sealed interface Addition {
  MaterialId material();

  /** The layer as it is laid into this die. */
  Layer in(Die die);

  /** For people: what and how much, with the tag of its source. */
  String text();

  /** Powder of one mass, whatever the die. */
  record Weighed(MaterialId material, Sourced<Mass> mass) implements Addition {
    @Override
    public Layer in(Die die) {
      return new Layer.Powder(material, mass);
    }

    @Override
    public String text() {
      return material + " " + mass.value() + " [" + mass.source() + "]";
    }
  }

  /** Powder by area: more of it into a wider die. */
  record Spread(MaterialId material, Sourced<ArealMass> loading) implements Addition {
    @Override
    public Layer in(Die die) {
      return new Layer.Powder(
          material, new Sourced<>(loading.value().over(die.area()), loading.source()));
    }

    @Override
    public String text() {
      return material + " " + loading.value() + " [" + loading.source() + "]";
    }
  }

  /**
   * A foil or disc.
   *
   * @param diameter empty if it is cut to fill the bore
   */
  record Foil(MaterialId material, Optional<Sourced<Length>> diameter, Sourced<Length> thickness)
      implements Addition {
    @Override
    public Layer in(Die die) {
      Sourced<Length> cut = diameter.orElseGet(() -> new Sourced<>(die.bore(), thickness.source()));
      return new Layer.Foil(material, cut, thickness);
    }

    @Override
    public String text() {
      String wide =
          diameter
              .map(each -> "Ø " + each.value() + " [" + each.source() + "]")
              .orElse("as wide as the bore");
      return material + " " + wide + " × " + thickness.value() + " [" + thickness.source() + "]";
    }
  }
}
