package io.stackline.material;

import io.stackline.unit.Length;
import io.stackline.unit.Mass;

/** A layer as it is laid into the die. */
public sealed interface Layer {
  MaterialId material();

  /** Powder weighed in. */
  record Powder(MaterialId material, Sourced<Mass> mass) implements Layer {}

  /** A foil or disc. */
  record Foil(MaterialId material, Sourced<Length> diameter, Sourced<Length> thickness)
      implements Layer {}
}
