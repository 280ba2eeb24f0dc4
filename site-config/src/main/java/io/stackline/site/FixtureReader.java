package io.stackline.site;

import io.stackline.press.Fixture;
import io.stackline.press.FixtureId;
import io.stackline.unit.Force;
import io.stackline.unit.Stiffness;
import java.util.Optional;

/** Reads the entries of {@code fixtures}. */
final class FixtureReader {
  private static final Key.One<FixtureId> ID =
      Key.needed("id", Forms.id(FixtureId::new), "id, unique among the fixtures", "F1");
  private static final Key.One<String> NAME =
      Key.needed("name", Forms.text(80), "for people", "Spring frame for pouch cells");
  private static final Key.One<Force> RATED =
      Key.needed("rated", Quantities.force("0.01 kN", "20000 kN"), "largest force", "12 kN");
  private static final Key.One<Stiffness> STIFFNESS =
      Key.needed(
          "stiffness",
          Quantities.stiffness("0.001 kN/mm", "100000 kN/mm"),
          "how stiffly it holds the cell: a low one keeps the pressure while the cell breathes",
          "0.5 kN/mm");
  private static final Key.One<Boolean> ENCLOSED =
      Key.usual(
          "enclosed",
          Forms.flag(),
          "false",
          "whether nothing can fly out, so that a guard may be unlocked while it holds",
          "true");

  static final Group KEYS =
      Group.of(
          "a frame, spring stack or cell holder that stands under the ram with the cell in it",
          ID,
          NAME,
          RATED,
          STIFFNESS,
          ENCLOSED);

  private FixtureReader() {}

  static Optional<Fixture> read(Fields fields, Catalogue<FixtureId, Fixture> fixtures) {
    Optional<FixtureId> id = fields.read(ID);
    id.ifPresentOrElse(each -> fixtures.name(each, fields.place(ID)), fixtures::incomplete);
    Optional<String> name = fields.read(NAME);
    Optional<Force> rated = fields.read(RATED);
    Optional<Stiffness> stiffness = fields.read(STIFFNESS);
    Optional<Boolean> enclosed = fields.read(ENCLOSED);
    return fields.build(
        () ->
            new Fixture(
                id.orElseThrow(),
                name.orElseThrow(),
                rated.orElseThrow(),
                stiffness.orElseThrow(),
                enclosed.orElseThrow()));
  }
}
