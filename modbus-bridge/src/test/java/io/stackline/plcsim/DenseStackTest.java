package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A stack pressed at 500 MPa is some sixty times stiffer than loose powder, and is touched in every
 * later stage.
 */
class DenseStackTest {
  private static final double KN_PER_MPA = 78.5398e-3;
  private final CellInDie cell = new CellInDie(10).addPowder(Materials.LPSCL, 100);

  private static double kn(double mpa) {
    return mpa * KN_PER_MPA;
  }

  @BeforeEach
  void press() {
    PressRig rig = PressRig.highRange(new Bench());
    ProfileWords dense =
        new ProfileWords(1)
            .segment(ProfileWords.RAMP, ProfileWords.SOFT, kn(500), kn(10), 0)
            .segment(ProfileWords.RELEASE, 0, 0, kn(10), 0);
    run(rig, new LimitWords(kn(520), kn(20), kn(10), kn(5)), dense);
    rig.plant.remove();
  }

  private void run(PressRig rig, LimitWords limits, ProfileWords profile) {
    rig.plant.place(cell);
    rig.run(0.2);
    rig.acquire();
    rig.go(limits, profile);
    rig.runUntil(PlcState.COMPLETE, 2000);
    assertEquals(0, rig.reg(160) | rig.reg(161), "trips");
  }

  /**
   * RATE_CAP equals the rate, OVERSHOOT_TRIP is 1 MPa: neither noise nor the touch may trip them.
   */
  @ParameterizedTest(name = "approach {0} mm/s, cell {1}, seed {2}")
  @CsvSource({"0.25, 0, 1", "0.25, 0, 2", "0.25, 2, 3", "0.05, 2, 4"})
  void touchingAndPressingItSlowlyTripsNothing(double approach, int lowCell, long seed) {
    PressRig rig =
        new PressRig(
            PlcParameters.reference(1), SensorParameters.withLowRange(), new Bench(), seed);
    ProfileWords lithium =
        new ProfileWords(2)
            .abortRate(kn(1))
            .approach(approach)
            .tolerance(kn(1))
            .segment(ProfileWords.PRELOAD, lowCell, kn(3), kn(0.5), 10_000)
            .segment(ProfileWords.RAMP, lowCell | ProfileWords.SOFT, kn(50), kn(0.5), 0)
            .segment(ProfileWords.DWELL, lowCell | ProfileWords.SOAK, kn(50), 0, 10_000)
            .segment(ProfileWords.RELEASE, lowCell, 0, kn(1), 0);
    cell.addMetal(Materials.LITHIUM, 10, 0.1);
    run(rig, new LimitWords(1.03 * kn(50), kn(0.5), kn(1), kn(1)), lithium);
    assertEquals(50, rig.f32(166) / KN_PER_MPA, 0.5, "peak MPa");
    assertEquals(10_000, rig.u32(120));
  }

  @Test
  void itKeepsItsDensityAndThicknessOnTheWayToTheNextPress() {
    double density = cell.layers().get(0).relativeDensity();
    double thickness = cell.freeThicknessMm();
    PressRig rig = PressRig.lowRange(new Bench());
    ProfileWords light =
        new ProfileWords(3)
            .segment(ProfileWords.RAMP, 0, kn(20), kn(2), 0)
            .segment(ProfileWords.RELEASE, 0, 0, kn(2), 0);
    run(rig, new LimitWords(kn(50), kn(5), kn(1), kn(5)), light);
    assertEquals(0.852, density, 0.003);
    assertEquals(density, cell.layers().get(0).relativeDensity(), 1e-4);
    assertEquals(thickness, cell.freeThicknessMm(), 1e-4);
  }
}
