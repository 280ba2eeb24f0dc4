package io.stackline.bridge.mapped;

import io.stackline.map.Point;
import io.stackline.unit.QuantityKind;

/** Values of points in SI units and back, by the unit their map gives them. */
final class Units {
  private Units() {}

  /**
   * A value of a point in the SI unit of its kind.
   *
   * @throws IllegalArgumentException if the map gives it a unit of another kind, which its reader
   *     does not let pass
   */
  static double toSi(Point point, QuantityKind kind, double value) {
    return unit(point, kind).toSi(value);
  }

  /** A value in SI units in the unit of a point. */
  static double fromSi(Point point, QuantityKind kind, double si) {
    return unit(point, kind).fromSi(si);
  }

  private static QuantityKind.Unit unit(Point point, QuantityKind kind) {
    String symbol = point.meaning().unit();
    return kind.unit(symbol)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    point + " is given in \"" + symbol + "\", which is no " + kind.words()));
  }
}
