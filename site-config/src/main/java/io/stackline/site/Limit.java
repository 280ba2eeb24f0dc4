package io.stackline.site;

import io.stackline.recipe.Measure;
import io.stackline.unit.QuantityKind;
import java.util.stream.Collectors;

/**
 * A limit of something that is typed in, as it is written: of what kind it must be, another key
 * says.
 */
record Limit(String text) {
  static Form<Limit> form() {
    String units =
        Measure.KINDS.stream()
            .flatMap(each -> each.units().stream())
            .map(QuantityKind.Unit::symbol)
            .distinct()
            .map(Look::literal)
            .collect(Collectors.joining("|"));
    return new Form<>(
        "a quantity of the kind of `unit`", Look.number(units), (text, legend) -> new Limit(text));
  }
}
