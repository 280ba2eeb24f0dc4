package io.stackline.press;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.LinePressure;
import io.stackline.unit.Pressure;
import io.stackline.unit.QuantityRefused;
import io.stackline.unit.QuantityText;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Known answers computed by hand from A = π d²/4 and 1 MPa = 1 N/mm². */
class PressGeometryTest {
  /** Bore, its area, and the pressure 1.5 t makes on it in each of the three tons. */
  @ParameterizedTest
  @CsvSource({
    "10,   78.540,  187.3, 169.9, 190.3",
    "12,   113.097, 130.1, 118.0, 132.2",
    "12.7, 126.677, 116.1, 105.3, 118.0",
    "13,   132.732, 110.8, 100.5, 112.6",
    "16,   201.062, 73.2,  66.4,  74.3",
    "20,   314.159, 46.8,  42.5,  47.6"
  })
  void oneAndAHalfTonsMakeAnotherPressureOnEveryDie(
      double bore, double area, double metric, double shortTon, double longTon)
      throws QuantityRefused {
    PressGeometry geometry = geometry(80, bore);
    assertEquals(area, geometry.dieArea().toMm2(), 5e-4);
    assertEquals(metric, geometry.pressure(QuantityText.force("1.5 t")).toMPa(), 0.051);
    assertEquals(shortTon, geometry.pressure(QuantityText.force("1.5 short ton")).toMPa(), 0.051);
    assertEquals(longTon, geometry.pressure(QuantityText.force("1.5 long ton")).toMPa(), 0.051);
  }

  /** What each rating makes on each die, MPa; a rating, then one column a bore. */
  @ParameterizedTest
  @MethodSource("ratings")
  void aRatingBecomesTheHighestPressureOfADie(String rated, double bore, String megapascals)
      throws QuantityRefused {
    Pressure highest = geometry(80, bore).pressure(QuantityText.force(rated));
    assertEquals(Double.parseDouble(megapascals), highest.toMPa(), lastDigit(megapascals));
  }

  static Stream<Arguments> ratings() {
    return table(
        """
        -      10   12   13   16   20   25   32
        2 t   250  173  148   98   62   40   24
        5 t   624  434  369  244  156  100   61
        15 t 1873 1301 1108  732  468  300  183
        25 t 3122 2168 1847 1219  780  499  305
        40 t 4994 3468 2955 1951 1249  799  488
        60 t 7492 5203 4433 2926 1873 1199  732
        """);
  }

  /** What each pressure takes on each die, kN; a pressure, then one column a bore. */
  @ParameterizedTest
  @MethodSource("forces")
  void aPressureBecomesTheForceItNeeds(String onSpecimen, double bore, String kilonewtons)
      throws QuantityRefused {
    Force force = geometry(80, bore).force(QuantityText.pressure(onSpecimen));
    assertEquals(Double.parseDouble(kilonewtons), force.toKN(), lastDigit(kilonewtons));
  }

  static Stream<Arguments> forces() {
    return table(
        """
        -          10    12    13    16    20
        50 MPa   3.93  5.65  6.64 10.05 15.71
        75 MPa   5.89  8.48  9.95 15.08 23.56
        120 MPa  9.42 13.57 15.93 24.13 37.70
        140 MPa 11.00 15.83 18.58 28.15 43.98
        240 MPa 18.85 27.14 31.86 48.25 75.40
        250 MPa 19.63 28.27 33.18 50.27 78.54
        360 MPa 28.27 40.72 47.78 72.38 113.1
        370 MPa 29.06 41.85 49.11 74.39 116.2
        380 MPa 29.85 42.98 50.44 76.40 119.4
        400 MPa 31.42 45.24 53.09 80.42 125.7
        500 MPa 39.27 56.55 66.37 100.5 157.1
        700 MPa 54.98 79.17 92.91 140.7 219.9
        """);
  }

  /** Reference hydraulics: ram, its area, and the oil pressure at the press's rating. */
  @ParameterizedTest
  @CsvSource({"63, 3117.2, 147.1, 472", "80, 5026.5, 245.2, 488", "100, 7854.0, 392.3, 499"})
  void theOilLineFollowsFromTheRam(double ram, double area, double kilonewtons, double bar) {
    PressGeometry geometry = geometry(ram, 10);
    assertEquals(area, geometry.ramArea().toMm2(), 0.1);
    LinePressure line = geometry.idealLine(Force.ofKN(kilonewtons));
    assertEquals(bar, line.toBar(), 0.6);
    assertEquals(kilonewtons, geometry.idealForce(line).toKN(), 1e-9);
  }

  /** 10 bar of oil on Ø80 is 64 MPa on Ø10: mixing the two up is what the types prevent. */
  @Test
  void lineAndSpecimenDifferByTheRatioOfTheAreas() {
    PressGeometry geometry = geometry(80, 10);
    Pressure onSpecimen = geometry.pressure(geometry.idealForce(LinePressure.ofBar(10)));
    assertEquals(64.0, onSpecimen.toMPa(), 1e-9);
  }

  @Test
  void aBoreOfNothingIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> geometry(80, 0));
    assertThrows(IllegalArgumentException.class, () -> geometry(Double.NaN, 10));
  }

  /** Half of the last digit given, and a hair for what lies just on it. */
  private static double lastDigit(String number) {
    int point = number.indexOf('.');
    return 0.51 * Math.pow(10, point < 0 ? 0 : point + 1 - number.length());
  }

  /** Cells as (row's quantity, column's bore, number). */
  private static Stream<Arguments> table(String text) {
    List<String[]> rows =
        text.lines().map(line -> line.strip().replaceFirst(" (?=[tM])", "_").split(" +")).toList();
    String[] bores = rows.get(0);
    return rows.stream()
        .skip(1)
        .flatMap(
            row ->
                IntStream.range(1, bores.length)
                    .mapToObj(
                        i ->
                            Arguments.of(
                                row[0].replace('_', ' '), Double.valueOf(bores[i]), row[i])));
  }

  private static PressGeometry geometry(double ram, double bore) {
    return new PressGeometry(Length.ofMm(ram), Length.ofMm(bore));
  }
}
