package io.stackline.press;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.LinePressure;
import io.stackline.unit.Pressure;
import io.stackline.unit.QuantityRefused;
import io.stackline.unit.QuantityText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertEquals(metric, geometry.pressure(QuantityText.force("1.5 t")).toMPa(), 0.06);
    assertEquals(shortTon, geometry.pressure(QuantityText.force("1.5 short ton")).toMPa(), 0.06);
    assertEquals(longTon, geometry.pressure(QuantityText.force("1.5 long ton")).toMPa(), 0.06);
  }

  @ParameterizedTest
  @CsvSource({
    "2 t,  10, 250",
    "5 t,  16, 244",
    "15 t, 13, 1108",
    "25 t, 10, 3122",
    "25 t, 32, 305",
    "40 t, 20, 1249",
    "60 t, 25, 1199"
  })
  void aRatingBecomesTheHighestPressureOfADie(String rated, double bore, double megapascals)
      throws QuantityRefused {
    Pressure highest = geometry(80, bore).pressure(QuantityText.force(rated));
    assertEquals(megapascals, highest.toMPa(), 0.5);
  }

  @ParameterizedTest
  @CsvSource({
    "50,  10, 3.93",
    "75,  10, 5.89",
    "140, 13, 18.58",
    "250, 10, 19.63",
    "370, 10, 29.06",
    "500, 10, 39.27",
    "700, 20, 219.9"
  })
  void aPressureBecomesTheForceItNeeds(double megapascals, double bore, double kilonewtons) {
    Force force = geometry(80, bore).force(Pressure.ofMPa(megapascals));
    assertEquals(kilonewtons, force.toKN(), kilonewtons * 2e-3);
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

  private static PressGeometry geometry(double ram, double bore) {
    return new PressGeometry(Length.ofMm(ram), Length.ofMm(bore));
  }
}
