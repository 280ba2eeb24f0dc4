package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time to short against the outcomes it was fitted to. */
class ShortCircuitDamageTest {
  @ParameterizedTest(name = "{0} MPa on a separator of density {1} shorts in {2} s")
  @CsvSource({
    "25, 0.82, 172800",
    "75, 0.82, 237",
    "75, 0.86, 2370000",
    "187.3, 0.866, 38900",
    "400, 0.83, 0.103",
    "400, 0.86, 103"
  })
  void theTimeToShortIsAsPublished(double mpa, double density, double seconds) {
    assertEquals(seconds, ShortCircuitDamage.secondsToShort(mpa, density), 0.005 * seconds);
  }

  @Test
  void fiveMegapascalsAreBorneForMoreThanAThousandHours() {
    assertTrue(ShortCircuitDamage.secondsToShort(5, 0.82) > 1000 * 3600);
    assertEquals(Double.POSITIVE_INFINITY, ShortCircuitDamage.secondsToShort(0, 0.82));
  }

  @Test
  void damageAddsUpWhateverTheOrderAndAnUnloadedCellTakesNone() {
    ShortCircuitDamage half = ShortCircuitDamage.NONE.after(25, 0.82, 24 * 3600);
    assertEquals(0.5, half.share(), 1e-9);
    assertEquals(half, half.after(0, 0.82, 1e9));
    ShortCircuitDamage nearly = half.after(75, 0.82, 118);
    assertFalse(nearly.shorted());
    assertTrue(nearly.after(75, 0.82, 1).shorted());
    double turned = ShortCircuitDamage.NONE.after(75, 0.82, 118).after(25, 0.82, 24 * 3600).share();
    assertEquals(nearly.share(), turned, 1e-12);
  }

  @Test
  void numbersNoCellHasAreRefused() {
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(
          IllegalArgumentException.class, () -> ShortCircuitDamage.secondsToShort(bad, 0.8));
      assertThrows(
          IllegalArgumentException.class, () -> ShortCircuitDamage.secondsToShort(50, bad));
      assertThrows(
          IllegalArgumentException.class, () -> ShortCircuitDamage.NONE.after(50, 0.8, bad));
    }
  }
}
