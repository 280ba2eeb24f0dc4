package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Density over pressure and the creep of lithium, against the reference tables. */
class MaterialTablesTest {
  private static final double[] PRESSURES_MPA = {0, 50, 100, 250, 370, 500, 700};

  static Stream<Arguments> densities() {
    return Stream.of(
        Arguments.of(
            "LPSCl", Materials.LPSCL, new double[] {.451, .637, .694, .782, .822, .852, .883}, 2.6),
        Arguments.of(
            "Li3InCl6",
            Materials.LI3INCL6,
            new double[] {.462, .692, .756, .846, .882, .908, .933},
            2.2),
        Arguments.of(
            "LGPS", Materials.LGPS, new double[] {.451, .633, .690, .777, .817, .847, .879}, 2.3),
        Arguments.of(
            "LLZO",
            Materials.LLZO_GREEN,
            new double[] {.400, .481, .511, .566, .595, .620, .651},
            3.5),
        Arguments.of(
            "NMC",
            Materials.NMC_COMPOSITE,
            new double[] {.462, .625, .677, .760, .798, .828, .860},
            1.7),
        Arguments.of(
            "Na-S",
            Materials.SODIUM_SULFUR,
            new double[] {.423, .612, .670, .762, .804, .835, .869},
            4.5),
        Arguments.of(
            "Na3PS4",
            Materials.NA3PS4,
            new double[] {.423, .592, .647, .734, .775, .807, .842},
            3.8));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("densities")
  void densityAtTheEndOfARampFollowsTheTable(
      String name, Powder powder, double[] expected, double springBackPct) {
    StepConditions step = StepConditions.of(1, 25);
    PowderLayer layer = new PowderLayer(powder, 100, 78.54);
    for (int i = 0; i < PRESSURES_MPA.length; i++) {
      rampTo(layer, PRESSURES_MPA[i], i == 0 ? 0 : PRESSURES_MPA[i - 1]);
      assertEquals(
          expected[i], layer.relativeDensity(), 0.003, name + " at " + PRESSURES_MPA[i] + " MPa");
      if (PRESSURES_MPA[i] == 370) {
        double loaded = Compaction.thicknessMm(powder, 1, logDensity(layer), 370);
        double free = Compaction.thicknessMm(powder, 1, logDensity(layer), 0);
        assertEquals(springBackPct, 100 * (1 - loaded / free), 0.1, name + " spring-back");
      }
    }
    double before = layer.relativeDensity();
    layer.advance(0, step);
    layer.advance(5, step);
    assertEquals(before, layer.relativeDensity(), 1e-12, "unloading must not lose density");
  }

  /** What was published of these powders, within what papers differ among themselves. */
  static Stream<Arguments> anchors() {
    return Stream.of(
        Arguments.of("LPSCl", Materials.LPSCL, 370, 0.82),
        Arguments.of("Na3PS4", Materials.NA3PS4, 510, 0.81),
        Arguments.of("Li3YCl6", Materials.LI3YCL6, 100, 0.85),
        Arguments.of("LLZO, green", Materials.LLZO_GREEN, 300, 0.585));
  }

  @ParameterizedTest(name = "{0} at {2} MPa")
  @MethodSource("anchors")
  void densityAgreesWithWhatWasPublished(String name, Powder powder, double mpa, double published) {
    PowderLayer layer = new PowderLayer(powder, 100, 78.54);
    rampTo(layer, mpa, 0);
    assertEquals(published, layer.relativeDensity(), 0.03, name);
  }

  /** Ramps at 5 MPa/s in steps of 10 ms. */
  private static void rampTo(PowderLayer layer, double toMpa, double fromMpa) {
    StepConditions step = StepConditions.of(0.01, 25);
    for (double sigma = fromMpa; sigma <= toMpa; sigma += 0.05) {
      layer.advance(sigma, step);
    }
  }

  private static double logDensity(PowderLayer layer) {
    return -Math.log(1 - layer.relativeDensity());
  }

  /** A fifth of what another layer of the same past springs back by at once takes its time. */
  @Test
  void aShareOfTheSpringBackMayBeDelayed() {
    Powder slow = Materials.LPSCL.withDelayedRecovery(0.2, 60);
    PowderLayer layer = new PowderLayer(slow, 100, 78.54);
    rampTo(layer, 370, 0);
    layer.advance(370, StepConditions.of(600, 25));
    PowderLayer prompt = new PowderLayer(Materials.LPSCL, 100, 78.54);
    rampTo(prompt, 370, 0);
    prompt.advance(370, StepConditions.of(600, 25));
    double wanted =
        prompt.freeThicknessMm() - prompt.thicknessAfterMm(370, StepConditions.of(1e-3, 25));
    double loaded = layer.thicknessAfterMm(370, StepConditions.of(1e-3, 25));
    layer.advance(0, StepConditions.of(1e-3, 25));
    double atOnce = layer.freeThicknessMm();
    layer.advance(0, StepConditions.of(60, 25));
    double aMinuteLater = layer.freeThicknessMm();
    layer.advance(0, StepConditions.of(3600, 25));
    double all = layer.freeThicknessMm() - loaded;
    assertTrue(wanted > 0.015, "control: mm = " + wanted);
    assertEquals(wanted, all, 0.005 * wanted);
    assertEquals(0.8, (atOnce - loaded) / all, 0.01);
    assertEquals(1 - 0.2 * Math.exp(-1), (aMinuteLater - loaded) / all, 0.01);
    assertThrows(IllegalArgumentException.class, () -> Materials.LPSCL.withDelayedRecovery(1, 60));
  }

  @ParameterizedTest(name = "{0} MPa for {1} s")
  @CsvSource({
    "1, 10, 0.100",
    "1, 600, 0.100",
    "1, 3600, 0.100",
    "5, 10, 0.100",
    "1, 86400, 0.100",
    "5, 600, 0.0998",
    "5, 3600, 0.0991",
    "5, 86400, 0.0884",
    "10, 10, 0.0997",
    "10, 600, 0.0903",
    "10, 3600, 0.0780",
    "10, 86400, 0.0640",
    "25, 10, 0.0765",
    "25, 600, 0.0640",
    "50, 10, 0.0640",
    "75, 1, 0.0640"
  })
  void aLithiumDiscOfEightMillimetresCreepsUntilItFillsTheBoreOfTen(
      double sigma, int seconds, double expectedMm) {
    MetalLayer disc = new MetalLayer(Materials.LITHIUM, 8, 0.100, Math.PI * 25);
    creep(disc, sigma, seconds);
    assertEquals(expectedMm, disc.freeThicknessMm(), 0.01 * expectedMm);
  }

  @ParameterizedTest(name = "{0} MPa")
  @CsvSource({"10, 26640", "25, 64", "50, 0.6"})
  void theBoreIsFilledWhenTheTableSays(double sigma, double seconds) {
    MetalLayer disc = new MetalLayer(Materials.LITHIUM, 8, 0.100, Math.PI * 25);
    double step = seconds / 1000;
    int steps = 0;
    while (!disc.fillsBore()) {
      disc.advance(sigma, StepConditions.of(step, 25));
      steps++;
      assertTrue(steps < 2000, "never filled");
    }
    assertEquals(seconds, steps * step, 0.1 * seconds);
  }

  @Test
  void volumeIsKeptWhenTheFoilFillsTheBore() {
    MetalLayer disc = new MetalLayer(Materials.LITHIUM, 8, 0.100, Math.PI * 25);
    assertFalse(disc.fillsBore());
    creep(disc, 50, 10);
    assertEquals(0.064, disc.freeThicknessMm(), 1e-9);
    creep(disc, 75, 3600);
    assertEquals(0.064, disc.freeThicknessMm(), 1e-9, "confined metal is incompressible");
  }

  @Test
  void aFoilWiderThanTheBoreIsRefused() {
    CellInDie die = new CellInDie(10);
    assertThrows(IllegalArgumentException.class, () -> die.addMetal(Materials.LITHIUM, 10.1, 0.1));
  }

  private static void creep(MetalLayer disc, double sigma, int seconds) {
    double step = seconds > 3600 ? 1 : 0.01;
    StepConditions conditions = StepConditions.of(step, 25);
    for (long i = 0; i < Math.round(seconds / step); i++) {
      disc.advance(sigma, conditions);
    }
  }
}
