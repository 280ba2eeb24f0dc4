package io.stackline.site;

import io.stackline.press.ForceChannel;
import io.stackline.site.SiteProblem.Code;
import io.stackline.unit.Force;
import java.util.Optional;

/** Reads the {@code cells} of a press. */
final class CellReader {
  private static final Key.One<ForceChannel.Kind> CELL =
      Key.needed(
          "cell",
          Forms.choice(ForceChannel.Kind.class),
          "which one; the high one must reach `rated`",
          "low");
  private static final Key.One<Force> RANGE =
      Key.needed(
          "range", Quantities.force("0.01 kN", "20000 kN"), "largest force it measures", "20 kN");
  private static final Key.One<Force> ACCURACY =
      Key.needed(
          "accuracy",
          Quantities.force("0.001 N", "100000 N"),
          "stated limit of error, as a force",
          "20 N");

  static final Group KEYS = Group.of("a load cell", CELL, RANGE, ACCURACY);

  private CellReader() {}

  static Optional<ForceChannel> read(Fields fields) {
    Optional<ForceChannel.Kind> kind = fields.read(CELL);
    Optional<Force> range = fields.read(RANGE);
    Optional<Force> accuracy = fields.read(ACCURACY);
    if (range.isPresent() && accuracy.isPresent() && accuracy.get().compareTo(range.get()) >= 0) {
      fields.problem(
          Code.CONFLICT,
          ACCURACY,
          accuracy.get() + " is no accuracy for a cell of " + range.get(),
          "write the stated limit of error as a force");
    }
    return fields.build(
        () -> new ForceChannel(kind.orElseThrow(), range.orElseThrow(), accuracy.orElseThrow()));
  }
}
