package io.stackline.site;

import io.stackline.map.Point;
import io.stackline.map.PointType;
import io.stackline.unit.QuantityKind;
import io.stackline.unit.QuantityRefused;
import io.stackline.unit.QuantityText;
import java.util.Optional;

/** Whether a point is fit for what it is used for. */
@FunctionalInterface
interface Fit {
  /** What is wrong with it and what to do. */
  record Complaint(String what, String remedy) {}

  /** Any number. */
  Fit NUMBER =
      point ->
          point.coding().type().isNumber()
              ? Optional.empty()
              : complaint(point, " is no number", "name a point that is one");

  /** A whole number or a flag. */
  Fit WHOLE =
      point ->
          point.coding().type() == PointType.STRING || point.coding().type().isReal()
              ? complaint(point, " has no whole value", "name a flag or a whole number")
              : Optional.empty();

  /** Something the bridge may write. */
  Fit WRITTEN =
      point ->
          point.upkeep().writable()
              ? Optional.empty()
              : complaint(point, " is not written", "give it write: true if it can be");

  /** Something that may be 0, as unused rows of a table are. */
  Fit ZERO =
      point ->
          point.meaning().isPossible(0)
              ? Optional.empty()
              : complaint(
                  point,
                  " cannot be 0, but unused rows of the table are written as zeros",
                  "let its range hold 0");

  Optional<Complaint> of(Point point);

  /** A number in a unit of this kind. */
  static Fit quantity(QuantityKind kind) {
    return point -> {
      Optional<Complaint> complaint = NUMBER.of(point);
      return complaint.isPresent() ? complaint : unit(point, kind);
    };
  }

  private static Optional<Complaint> unit(Point point, QuantityKind kind) {
    String symbol = point.meaning().unit();
    if (symbol.isEmpty()) {
      String example = kind.units().get(0).symbol();
      return complaint(
          point,
          " has no unit, but it is a " + kind.words() + " here",
          "give the point its unit, such as " + example);
    }
    try {
      QuantityText.unit(symbol, kind);
      return Optional.empty();
    } catch (QuantityRefused e) {
      return Optional.of(new Complaint(point + ": " + e.what(), e.remedy()));
    }
  }

  private static Optional<Complaint> complaint(Point point, String what, String remedy) {
    return Optional.of(new Complaint(point + what, remedy));
  }
}
