package io.stackline.launch.recipes;

import io.stackline.material.Material;
import io.stackline.press.Die;
import io.stackline.recipe.Addition;
import io.stackline.unit.Area;
import io.stackline.unit.ArealCapacity;
import io.stackline.unit.ArealMass;
import io.stackline.unit.Length;
import io.stackline.unit.Mass;
import java.util.List;

/**
 * A layer as it comes to lie in one die. What does not apply is NaN.
 *
 * @param written as the recipe says it, with its source
 * @param count how many such layers are laid in
 * @param massMg of one of them
 * @param loadingMgPerCm2 of the layer's own area
 * @param diameterMm of a foil
 * @param capacityMAhPerCm2 of the layer's own area, by the capacity its material's file states
 */
public record LayerSheet(
    String material,
    String written,
    int count,
    String die,
    double boreMm,
    double massMg,
    double loadingMgPerCm2,
    double diameterMm,
    double capacityMAhPerCm2) {
  static LayerSheet of(Addition addition, int count, Material material, Die die) {
    if (addition instanceof Addition.Foil foil) {
      Length diameter = foil.diameter().map(each -> each.value()).orElse(die.bore());
      ArealMass loading =
          new ArealMass(
              material.density().value().kilogramsPerCubicMetre()
                  * foil.thickness().value().metres());
      Mass mass = loading.over(Area.ofBore(diameter));
      return of(Wording.addition(addition), count, material, die, mass, loading, diameter.toMm());
    }
    Mass mass =
        addition instanceof Addition.Weighed weighed
            ? weighed.mass().value()
            : ((Addition.Spread) addition).loading().value().over(die.area());
    return of(
        Wording.addition(addition), count, material, die, mass, mass.per(die.area()), Double.NaN);
  }

  private static LayerSheet of(
      String written,
      int count,
      Material material,
      Die die,
      Mass mass,
      ArealMass loading,
      double diameterMm) {
    double capacity =
        material
            .capacity()
            .map(each -> each.value().of(loading))
            .map(ArealCapacity::toMAhPerCm2)
            .orElse(Double.NaN);
    return new LayerSheet(
        material.id().value(),
        written,
        count,
        die.id().value(),
        die.bore().toMm(),
        mass.toMg(),
        loading.toMgPerCm2(),
        diameterMm,
        capacity);
  }

  private String counted() {
    return count > 1 ? count + " × " + written : written;
  }

  /** All layers of a stage, in each die it may be in. */
  static Table table(List<LayerSheet> layers) {
    Table table =
        Table.of(
            Table.Column.folding("layer", 44),
            Table.Column.text("die"),
            Table.Column.number("Ø mm"),
            Table.Column.number("mass mg"),
            Table.Column.number("mg/cm²"),
            Table.Column.number("mAh/cm²"));
    String last = "";
    for (LayerSheet each : layers) {
      table.row(
          each.written().equals(last) ? "" : each.counted(),
          each.die(),
          Wording.fixed(Double.isNaN(each.diameterMm()) ? each.boreMm() : each.diameterMm(), 1),
          Wording.fixed(each.massMg(), 1),
          Wording.fixed(each.loadingMgPerCm2(), 1),
          Wording.fixed(each.capacityMAhPerCm2(), 2));
      last = each.written();
    }
    return table;
  }
}
