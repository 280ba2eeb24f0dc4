package io.stackline.site;

import io.stackline.map.Meaning;
import io.stackline.map.PointType;
import io.stackline.site.SiteProblem.Code;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads what the number in a point means: its scale, unit and range. */
final class MeaningReader {
  static final Key.One<Double> SCALE =
      Key.usual("scale", MapForms.NUMBER, "1", "value = raw × scale + offset", "0.1");
  static final Key.One<Double> OFFSET =
      Key.usual("offset", MapForms.NUMBER, "0", "see `scale`", "-40");
  static final Key.One<String> UNIT =
      Key.maybe("unit", Forms.text(16), "none", "of the value", "kN");
  static final Key.One<Double> SENTINEL =
      Key.maybe(
          "sentinel",
          MapForms.NUMBER,
          "none; a real number has its NaN",
          "raw value that means that there is no value",
          "-32768");
  static final Key.One<MapForms.Range> RANGE =
      Key.maybe(
          "range",
          MapForms.RANGES,
          "anything",
          "values that can be true, in the unit; others are shown as bad and never written",
          "-1 to 30");

  static final List<Key> KEYS = List.of(SCALE, OFFSET, UNIT, SENTINEL, RANGE);

  private MeaningReader() {}

  static Optional<Meaning> read(Fields fields) {
    double scale = fields.read(SCALE).orElse(1.0);
    double offset = fields.read(OFFSET).orElse(0.0);
    String unit = fields.read(UNIT).orElse("").replace('\u03bc', '\u00b5');
    OptionalDouble sentinel =
        fields.read(SENTINEL).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
    Optional<MapForms.Range> range = fields.read(RANGE);
    if (scale == 0) {
      fields.problem(Code.RANGE, SCALE, "takes every value away", "write a number that is not 0");
      return Optional.empty();
    }
    return Optional.of(
        new Meaning(
            scale,
            offset,
            unit,
            sentinel,
            range.map(MapForms.Range::min).orElse(Double.NEGATIVE_INFINITY),
            range.map(MapForms.Range::max).orElse(Double.POSITIVE_INFINITY)));
  }

  /** Only a number means anything. */
  static void check(Fields fields, PointType type) {
    for (Key key : KEYS) {
      if (fields.has(key) && !type.isNumber()) {
        fields.problem(Code.CONFLICT, key, "a " + Forms.word(type) + " has none", "take it out");
      }
    }
  }
}
