package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The reference 25 t press locked by its valves at 11.7 bar, Ø10: what a breathing cell and warmth
 * do to the pressure, against Δσ = k·Δt/A with oil (106 kN/mm), frame (300 kN/mm) and fixture in
 * series.
 */
class LockedPressTest {
  private static final double STEP_S = 0.01;
  private static final double LINE_BAR = 11.7;
  private static final int STEPS = 100;
  private static final PlantParameters REFERENCE = PlantParameters.reference25t();
  private final CellInDie cell = new CellInDie(10).addRigid(0.05);

  /** Without what the formulas leave out: seal friction and leak. */
  private static PlantParameters ideal() {
    PlantParameters.Ram ram = REFERENCE.ram();
    return new PlantParameters(
        REFERENCE.frame(),
        new PlantParameters.Ram(ram.areaMm2(), ram.springN(), 1e-3, 0),
        new PlantParameters.Oil(0.25e-3, 1.4e9, 0.003, 0),
        REFERENCE.pump());
  }

  private PressPlant locked(PlantParameters parameters) {
    PressPlant plant = new PressPlant(parameters);
    plant.place(cell);
    touch(plant);
    while (plant.lineBar() < LINE_BAR) {
      plant.step(2e-7, STEP_S);
    }
    swing(plant, unchanged -> {}, 0, 0);
    return plant;
  }

  private void touch(PressPlant plant) {
    double touchMm = plant.parameters().frame().closedPositionMm() - cell.freeThicknessMm();
    while (plant.forceN() == 0) {
      plant.step(plant.positionMm() < touchMm - 0.1 ? 2e-5 : 2e-7, STEP_S);
    }
  }

  /**
   * Moves something from one value to another within a second, valves closed; the change in MPa.
   */
  private double swing(PressPlant plant, DoubleConsumer influence, double from, double to) {
    double beforeN = plant.forceN();
    for (int i = 1; i <= STEPS; i++) {
      influence.accept(from + (to - from) * i / STEPS);
      plant.step(0, STEP_S);
    }
    return (plant.forceN() - beforeN) / cell.areaMm2();
  }

  /** Half the change from one end of a swing to the other. */
  private double amplitudeMpa(PressPlant plant, DoubleConsumer influence, double mean, double by) {
    swing(plant, influence, mean, mean - by);
    return swing(plant, influence, mean - by, mean + by) / 2;
  }

  @ParameterizedTest(name = "{0} µm are {1} MPa")
  @CsvSource({"4.3, 4.3", "8.6, 8.6", "17.2, 17.1"})
  void aBreathingCellMeetsFrameAndOilInSeries(double micrometres, double mpa) {
    double ideal = amplitudeMpa(locked(ideal()), cell::breathe, 0, micrometres);
    assertEquals(mpa, ideal, 0.015 * mpa);
  }

  /** As long as they stick, they are a spring of 9 kN/mm beside the oil. */
  @ParameterizedTest(name = "{0} µm are {1} MPa")
  @CsvSource({"4.3, 4.56", "17.2, 18.2"})
  void stickingSealsStiffenThePressBySixPerCent(double micrometres, double mpa) {
    double real = amplitudeMpa(locked(REFERENCE), cell::breathe, 0, micrometres);
    assertEquals(mpa, real, 0.015 * mpa);
  }

  /** The last row is a fixture that makes the whole 30 kN/mm; the one before has 30 by itself. */
  @ParameterizedTest(name = "on {0} kN/mm 4.3 µm are {1} MPa")
  @CsvSource({"2, 0.107", "30, 1.19", "48.75, 1.64"})
  void aFixtureStandsInSeriesWithThePress(double knPerMm, double mpa) {
    cell.standOn(knPerMm * 1e6);
    assertEquals(mpa, amplitudeMpa(locked(ideal()), cell::breathe, 0, 4.3), 0.01 * mpa);
  }

  @Test
  void trappedOilPressesHarderWithEachKelvin() {
    PressPlant plant = locked(ideal());
    double beforeBar = plant.lineBar();
    double mpa = swing(plant, plant::heatOil, 25, 25.1);
    assertEquals(35, mpa / 0.1, 0.03 * 35);
    assertEquals(5.5, (plant.lineBar() - beforeBar) / 0.1, 0.03 * 5.5);
  }

  @Test
  void oilThatWarmsWhileTheRamIsFreePressesNothing() {
    PressPlant plant = new PressPlant(ideal());
    plant.place(cell);
    plant.heatOil(45);
    plant.step(2e-5, STEP_S);
    assertEquals(0, plant.forceN());
    touch(plant);
    assertTrue(plant.forceN() < 1000, "N = " + plant.forceN());
    assertEquals(45, plant.oilC());
  }

  @Test
  void aWarmFrameGrowsAwayFromTheCell() {
    PressPlant plant = locked(ideal());
    double perKelvin = swing(plant, plant::heatFrame, 25, 26);
    assertEquals(-3.6 * 78 / 60, perKelvin, 0.02 * 4.7, "3.6 MPa at 60 kN/mm");
  }

  @Test
  void aSwollenCellIsTouchedEarlierByAnotherPressToo() {
    cell.breathe(40);
    assertEquals(0.09, cell.freeThicknessMm(), 1e-12);
    PressPlant first = locked(ideal());
    while (first.forceN() > 0) {
      first.step(-2e-6, STEP_S);
    }
    first.remove();
    PressPlant second = new PressPlant(REFERENCE);
    second.place(cell);
    touch(second);
    assertEquals(3.0 - 0.09, second.positionMm(), 0.005);
    cell.breathe(0);
    assertEquals(0.05, cell.freeThicknessMm(), 1e-12, "not since the last call");
  }

  @Test
  void whatNoCellAndNoFixtureDoesIsRefused() {
    for (double bad : new double[] {500.1, -500.1, Double.NaN, Double.POSITIVE_INFINITY, -50}) {
      assertThrows(IllegalArgumentException.class, () -> cell.breathe(bad), "" + bad);
    }
    assertEquals(0.05, cell.freeThicknessMm());
    for (double bad : new double[] {0, -1, 99_999, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(IllegalArgumentException.class, () -> cell.standOn(bad), "" + bad);
    }
    PressPlant plant = locked(REFERENCE);
    assertThrows(IllegalStateException.class, () -> cell.standOn(2e6), "under load");
    assertThrows(IllegalArgumentException.class, () -> plant.heatOil(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> plant.heatFrame(Double.NaN));
  }
}
