package io.stackline.site;

import io.stackline.map.Display;
import io.stackline.map.Meaning;
import io.stackline.map.PointType;
import io.stackline.press.TagLimits;
import io.stackline.site.SiteProblem.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads what people are shown of a tag, and whether they may write it. */
final class DisplayReader {
  private static final Key.One<String> DESCRIPTION =
      Key.maybe(
          "description",
          Forms.text(200),
          "where it stands",
          "of a tag, for people",
          "Set point of the chiller");
  private static final Key.One<Double> LOW_LOW = limit("low-low", "far too low below it", "5");
  private static final Key.One<Double> LOW = limit("low", "too low below it", "10");
  private static final Key.One<Double> HIGH = limit("high", "too high above it", "25");
  private static final Key.One<Double> HIGH_HIGH =
      limit("high-high", "far too high above it", "30");
  private static final Key.Part LIMITS =
      Key.part(
          Key.maybe("limits", "none", "of a tag; a value beyond is shown as such, no more", ""),
          Group.of("limits of a tag, in its unit", LOW_LOW, LOW, HIGH, HIGH_HIGH));
  static final Key.One<Boolean> WRITABLE =
      Key.usual(
          "writable",
          Forms.flag(),
          "false",
          "whether people may write it as a tag; a number then needs a `range`",
          "true");

  static final List<Key> KEYS = List.of(DESCRIPTION, LIMITS, WRITABLE);

  private DisplayReader() {}

  private static Key.One<Double> limit(String name, String what, String example) {
    return Key.maybe(name, MapForms.NUMBER, "none", what, example);
  }

  /** What the keys say; limits that were wrong are told and left out. */
  static Display read(Fields fields, Optional<PointType> type, Optional<Meaning> meaning) {
    String description = fields.read(DESCRIPTION).orElse("");
    Optional<TagLimits> limits = fields.read(LIMITS, DisplayReader::limits);
    boolean writable = fields.read(WRITABLE).orElse(false);
    if (type.isPresent() && !type.get().isNumber() && fields.has(LIMITS)) {
      fields.problem(
          Code.CONFLICT, LIMITS, "a " + Forms.word(type.get()) + " has none", "take it out");
    } else if (meaning.isPresent() && limits.isPresent()) {
      checkWithin(fields, meaning.get(), limits.get());
    }
    if (writable && type.isPresent() && meaning.isPresent()) {
      checkWritable(fields, type.get(), meaning.get());
    }
    return new Display(description, limits.orElse(TagLimits.NONE), writable);
  }

  private static Optional<TagLimits> limits(Fields fields) {
    List<OptionalDouble> all = new ArrayList<>();
    OptionalDouble before = OptionalDouble.empty();
    boolean sound = true;
    for (Key.One<Double> key : List.of(LOW_LOW, LOW, HIGH, HIGH_HIGH)) {
      Optional<Double> limit = fields.read(key);
      if (limit.isPresent() && limit.get() <= before.orElse(Double.NEGATIVE_INFINITY)) {
        fields.problem(
            Code.CONFLICT,
            key,
            "does not lie above the limit before it",
            "limits grow from low-low over low and high to high-high");
        sound = false;
      }
      OptionalDouble here = limit.map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
      before = here.isPresent() ? here : before;
      all.add(here);
    }
    boolean grow = sound;
    return fields
        .build(() -> grow)
        .map(each -> new TagLimits(all.get(0), all.get(1), all.get(2), all.get(3)));
  }

  /** A limit that no value can pass says nothing. */
  private static void checkWithin(Fields fields, Meaning meaning, TagLimits limits) {
    for (OptionalDouble each :
        List.of(limits.lowLow(), limits.low(), limits.high(), limits.highHigh())) {
      if (each.isPresent() && !meaning.isPossible(each.getAsDouble())) {
        fields.problem(
            Code.CONFLICT,
            LIMITS,
            "hold one that lies outside the range of the tag",
            "values outside the range are bad anyway: put the limit within it");
        return;
      }
    }
  }

  private static void checkWritable(Fields fields, PointType type, Meaning meaning) {
    if (type == PointType.BIT || type == PointType.STRING) {
      fields.problem(
          Code.CONFLICT,
          WRITABLE,
          "a " + Forms.word(type) + " cannot be written alone",
          "take it out, or describe the whole register");
    } else if (type.isNumber() && !Double.isFinite(meaning.max() - meaning.min())) {
      fields.problem(
          Code.CONFLICT,
          WRITABLE,
          "needs a range: what is written must lie within it",
          "add range: the lowest and highest value that may be written");
    }
  }
}
