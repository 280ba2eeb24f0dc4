package io.stackline.site;

import io.stackline.press.Hydraulics;
import io.stackline.unit.Force;
import java.util.Optional;

/** Reads the {@code hydraulics} of a press. */
final class HydraulicsReader {
  private static final Key.One<Force> SPRING =
      Key.usual(
          "return-spring",
          Quantities.force("0 N", "100 kN"),
          "885 N",
          "force of the return spring; 0 N for a double-acting cylinder",
          "0 N");
  private static final Key.One<Force> FRICTION =
      Key.usual(
          "seal-friction",
          Quantities.force("0 N", "100 kN"),
          "200 N",
          "largest friction of the seals without pressure",
          "150 N");
  private static final Key.One<Double> SHARE =
      Key.usual(
          "seal-friction-share",
          Quantities.share("0 %", "50 %"),
          "2 %",
          "largest share of the oil's force that the seals add to it",
          "1.5 %");

  static final Group KEYS =
      Group.of("what stands between the oil and the specimen", SPRING, FRICTION, SHARE);

  private HydraulicsReader() {}

  static Optional<Hydraulics> read(Fields fields) {
    Optional<Force> spring = fields.read(SPRING);
    Optional<Force> friction = fields.read(FRICTION);
    Optional<Double> share = fields.read(SHARE);
    return fields.build(
        () -> new Hydraulics(spring.orElseThrow(), friction.orElseThrow(), share.orElseThrow()));
  }
}
