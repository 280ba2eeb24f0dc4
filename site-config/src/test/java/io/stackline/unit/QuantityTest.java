package io.stackline.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What quantities make of each other, computed by hand. */
class QuantityTest {
  private final Area disc = Area.ofBore(Length.ofMm(10));

  /** A cathode: 180 mAh/g, 10 mg/cm², Ø10: 1.8 mAh/cm², 7.854 mg, 1.414 mAh. */
  @Test
  void aLoadingIsAMassPerArea() {
    ArealMass loading = ArealMass.ofMgPerCm2(10);
    assertEquals(7.853982, loading.over(disc).toMg(), 1e-6);
    assertEquals(10, Mass.ofMg(7.85398163).per(disc).toMgPerCm2(), 1e-8);
    assertEquals(12.732395, Mass.ofMg(10).per(disc).toMgPerCm2(), 1e-6);
  }

  @Test
  void aLoadingOfAMaterialIsACapacityPerArea() {
    ArealCapacity capacity = SpecificCapacity.ofMAhPerG(180).of(ArealMass.ofMgPerCm2(10));
    assertEquals(1.8, capacity.toMAhPerCm2(), 1e-12);
    assertEquals(64800, capacity.coulombsPerSquareMetre(), 1e-9);
  }

  /** Lithium: 2.06 Ah/cm³, so 1 mAh/cm² is 4.85 µm. */
  @Test
  void swellingIsAThicknessPerCapacity() {
    Swelling lithium = Swelling.ofUmPerMAhPerCm2(4.85);
    assertEquals(14.55e-6, lithium.of(ArealCapacity.ofMAhPerCm2(3)).metres(), 1e-15);
    assertEquals(
        -2e-6, Swelling.ofUmPerMAhPerCm2(-1).of(ArealCapacity.ofMAhPerCm2(2)).metres(), 1e-15);
  }

  @Test
  void forceAndPressureMeetOnAnArea() {
    assertEquals(29.0597, Pressure.ofMPa(370).on(disc).toKN(), 5e-5);
    assertEquals(370, Force.ofKN(29.05973205).over(disc).toMPa(), 1e-6);
    assertEquals(392.699, PressureRate.ofMPaPerSecond(5).on(disc).newtonsPerSecond(), 5e-4);
    assertEquals(78.5398, disc.toMm2(), 5e-5);
  }

  @Test
  void theSmallerOfTwoIsTheSmallerWhicheverComesFirst() {
    Force small = Force.ofKN(1);
    Force large = Force.ofKN(2);
    assertSame(small, Force.min(small, large));
    assertSame(small, Force.min(large, small));
    assertSame(Pressure.ZERO, Pressure.min(Pressure.ZERO, Pressure.ofMPa(1)));
    Pressure one = Pressure.ofMPa(1);
    assertSame(one, Pressure.max(Pressure.ZERO, one));
    assertSame(one, Pressure.max(one, Pressure.ZERO));
    assertSame(Pressure.ZERO, Pressure.min(Pressure.ofMPa(1), Pressure.ZERO));
    assertTrue(small.compareTo(large) < 0 && large.compareTo(small) > 0);
    assertTrue(Pressure.ZERO.compareTo(Pressure.ofMPa(1)) < 0);
    assertEquals(0, Pressure.ofMPa(1).compareTo(Pressure.ofMPa(1)));
    assertEquals(Force.ofKN(3), Force.ofKN(2).times(1.5));
    assertEquals(Pressure.ofMPa(3), Pressure.ofMPa(2).times(1.5));
  }

  @Test
  void whatIsNotMeasuredIsNotKnown() {
    assertTrue(Force.ZERO.isKnown() && Pressure.ZERO.isKnown());
    assertFalse(Force.UNKNOWN.isKnown() || Pressure.UNKNOWN.isKnown());
  }

  /** Each way in, and what SI has to be inside. */
  @Test
  void everyNumberComesOutAsItWentIn() {
    goesThrough(Area::ofMm2, Area::toMm2, 1e-6);
    goesThrough(ArealCapacity::ofMAhPerCm2, ArealCapacity::toMAhPerCm2, 36000);
    goesThrough(ArealMass::ofMgPerCm2, ArealMass::toMgPerCm2, 0.01);
    goesThrough(Density::ofGPerCm3, Density::toGPerCm3, 1000);
    goesThrough(Force::ofKN, Force::toKN, 1000);
    goesThrough(ForceRate::ofKNPerSecond, ForceRate::toKNPerSecond, 1000);
    goesThrough(Length::ofMm, Length::toMm, 1e-3);
    goesThrough(LinePressure::ofBar, LinePressure::toBar, 1e5);
    goesThrough(Mass::ofMg, Mass::toMg, 1e-6);
    goesThrough(Pressure::ofMPa, Pressure::toMPa, 1e6);
    goesThrough(PressureRate::ofMPaPerSecond, PressureRate::toMPaPerSecond, 1e6);
    goesThrough(Share::ofPercent, Share::toPercent, 0.01);
    goesThrough(SpecificCapacity::ofMAhPerG, SpecificCapacity::toMAhPerG, 3600);
    goesThrough(Speed::ofMmPerSecond, Speed::toMmPerSecond, 1e-3);
    goesThrough(Stiffness::ofKNPerMm, Stiffness::toKNPerMm, 1e6);
    goesThrough(Swelling::ofUmPerMAhPerCm2, Swelling::toUmPerMAhPerCm2, 1e-10 / 3.6);
    assertEquals(333.15, Temperature.ofCelsius(60).kelvin(), 1e-9);
    assertEquals(60, Temperature.ofCelsius(60).toCelsius(), 1e-9);
  }

  /** A name of a kind is also a name in messages: none may be forgotten. */
  @Test
  void everyKindReadsItsOwnExample() throws QuantityRefused {
    for (QuantityKind kind : QuantityKind.values()) {
      if (kind != QuantityKind.DURATION) {
        assertEquals(kind.example(), Readers.read(kind, kind.example()).toString());
      }
    }
    assertEquals(180, QuantityText.duration(QuantityKind.DURATION.example()).toSeconds());
  }

  @ParameterizedTest
  @CsvSource({"98 %, 0.98", "0.5%, 0.005", "100 %, 1"})
  void aShareIsWrittenInPercent(String text, double fraction) throws QuantityRefused {
    assertEquals(fraction, QuantityText.share(text).fraction(), 1e-15);
  }

  private static <Q extends Quantity> void goesThrough(
      DoubleFunction<Q> of, ToDoubleFunction<Q> to, double factor) {
    for (double value : List.of(-2.5, 0.0, 1.0, 370.25)) {
      Q quantity = of.apply(value);
      assertEquals(value, to.applyAsDouble(quantity), 1e-12 * Math.abs(value), quantity.toString());
      assertEquals(value * factor, quantity.si(), 1e-12 * Math.abs(value * factor));
      assertEquals(
          QuantityText.number(value) + " " + quantity.kind().usual().symbol(), quantity.toString());
    }
  }
}
