package io.stackline.press;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.LinePressure;
import io.stackline.unit.Pressure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What spring and seals make of the line's pressure, on Ø80 and Ø10, computed by hand. */
class HydraulicsTest {
  /**
   * 370 MPa on Ø10 under Ø80 is 29.06 kN: 57.81 bar alone, 59.57 with a spring of 885 N. Loading
   * against 125 N and 1.25 % it takes 60.58 bar, releasing 58.59: 60.5 is read on a real line.
   */
  @Test
  void theLineShowsMoreWhileLoadingAndLessWhileReleasing() {
    PressGeometry geometry = geometry(new Hydraulics(new Force(885), new Force(125), 0.0125));
    LineBand band = geometry.line(Pressure.ofMPa(370));
    assertEquals(57.81, geometry.idealLine(Force.ofKN(29.0597)).toBar(), 5e-3);
    assertEquals(58.59, band.lowest().toBar(), 5e-3);
    assertEquals(59.57, band.nominal().toBar(), 5e-3);
    assertEquals(60.58, band.highest().toBar(), 5e-3);
    assertEquals(60.5, band.highest().toBar(), 0.01 * 60.5);
  }

  /** The plant's own friction, 120 N and 1.2 %, lies within what an unspoken press may have. */
  @Test
  void aPressThatSaysNothingHasTheWiderBand() {
    LineBand known =
        geometry(new Hydraulics(new Force(885), new Force(120), 0.012)).line(Pressure.ofMPa(370));
    LineBand unspoken =
        new PressGeometry(Length.ofMm(80), Length.ofMm(10)).line(Pressure.ofMPa(370));
    assertEquals(known.nominal(), unspoken.nominal());
    assertTrue(unspoken.lowest().pascals() < known.lowest().pascals());
    assertTrue(unspoken.highest().pascals() > known.highest().pascals());
    assertTrue(unspoken.highest().toBar() > 60.5 && unspoken.lowest().toBar() < 60.5);
  }

  /** 60 bar on Ø80 is 30.16 kN of oil: minus the spring 29.27, and 0.502 of friction each way. */
  @Test
  void aLinePressureBecomesABandOfForces() {
    ForceBand band =
        geometry(new Hydraulics(new Force(885), new Force(125), 0.0125))
            .force(LinePressure.ofBar(60));
    assertEquals(28.772, band.lowest().toKN(), 1e-3);
    assertEquals(29.274, band.nominal().toKN(), 1e-3);
    assertEquals(29.776, band.highest().toKN(), 1e-3);
  }

  /** The two directions are one formula solved twice: each edge must lead back to its force. */
  @Test
  void eachEdgeOfTheBandLeadsBackToTheForce() {
    PressGeometry geometry = geometry(Hydraulics.UNSPOKEN);
    for (double newtons = 700; newtons < 250e3; newtons *= 1.7) {
      LineBand band = geometry.line(new Force(newtons));
      assertEquals(newtons, geometry.force(band.highest()).lowest().newtons(), newtons * 1e-9);
      assertEquals(newtons, geometry.force(band.nominal()).nominal().newtons(), newtons * 1e-9);
      assertEquals(newtons, geometry.force(band.lowest()).highest().newtons(), newtons * 1e-9);
    }
  }

  @Test
  void aLineThatOnlyLiftsTheRamMakesNoForce() {
    ForceBand band = geometry(Hydraulics.UNSPOKEN).force(LinePressure.ofBar(1));
    assertEquals(new ForceBand(Force.ZERO, Force.ZERO, Force.ZERO), band);
    Hydraulics stiff = new Hydraulics(Force.ZERO, new Force(500), 0);
    assertEquals(0, geometry(stiff).line(Force.ZERO).lowest().pascals(), 0);
  }

  @Test
  void withoutSpringAndFrictionTheBandHasNoWidth() {
    PressGeometry geometry = geometry(new Hydraulics(Force.ZERO, Force.ZERO, 0));
    LinePressure ideal = geometry.idealLine(Force.ofKN(10));
    assertEquals(new LineBand(ideal, ideal, ideal), geometry.line(Force.ofKN(10)));
  }

  @Test
  void bandsReadAsOneNumberAndItsLimits() {
    PressGeometry geometry = geometry(new Hydraulics(Force.ZERO, new Force(5026.548), 0));
    assertEquals("0 bar (0 bar to 10 bar)", geometry.line(Force.ZERO).toString());
    assertEquals("0 kN (0 kN to 5.026548 kN)", geometry.force(LinePressure.ofBar(0)).toString());
  }

  @ParameterizedTest
  @CsvSource({"1, 0, 2", "0, 2, 1"})
  void bandsThatDoNotRiseAreRefused(double lowest, double nominal, double highest) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new ForceBand(new Force(lowest), new Force(nominal), new Force(highest)));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new LineBand(
                new LinePressure(lowest), new LinePressure(nominal), new LinePressure(highest)));
  }

  @Test
  void aForceThatIsNotMeasuredHasABandThatIsNotEither() {
    assertEquals(
        "? bar (? bar to ? bar)", geometry(Hydraulics.UNSPOKEN).line(Force.UNKNOWN).toString());
    LinePressure unknown = new LinePressure(Double.NaN);
    assertEquals("? kN (? kN to ? kN)", geometry(Hydraulics.UNSPOKEN).force(unknown).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0, 0",
    "NaN, 0, 0",
    "Infinity, 0, 0",
    "0, -1, 0",
    "0, NaN, 0",
    "0, Infinity, 0",
    "0, 0, -0.01",
    "0, 0, 1",
    "0, 0, NaN"
  })
  void hydraulicsThatCannotBeAreRefused(double spring, double friction, double share) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Hydraulics(new Force(spring), new Force(friction), share));
  }

  private static PressGeometry geometry(Hydraulics hydraulics) {
    return new PressGeometry(Length.ofMm(80), Length.ofMm(10), hydraulics);
  }
}
