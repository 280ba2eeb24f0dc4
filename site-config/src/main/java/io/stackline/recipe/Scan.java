package io.stackline.recipe;

import io.stackline.material.MaterialId;

/** Something whose code an operator reads in while confirming. */
public sealed interface Scan {
  /** Under which name the code is handed in. */
  String name();

  /** For people: what is to be scanned. */
  String text();

  /** The die or sleeve of the stage: any other one is refused. */
  record OfDie() implements Scan {
    @Override
    public String name() {
      return "die";
    }

    @Override
    public String text() {
      return "the die";
    }
  }

  /** The lot of a material. Nobody here knows which lots there are: it is written down. */
  record OfLot(MaterialId of) implements Scan {
    @Override
    public String name() {
      return of + ".lot";
    }

    @Override
    public String text() {
      return "the lot of " + of;
    }
  }
}
