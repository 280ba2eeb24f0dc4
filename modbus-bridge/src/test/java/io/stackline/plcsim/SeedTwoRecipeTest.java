package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * The lithium-metal recipe: four stages on three presses with one cell, judged as a supervisor
 * would.
 */
class SeedTwoRecipeTest {
  private static final double KN_PER_MPA = 78.5398e-3;
  private static final int LOW = ProfileWords.LOW_CELL;

  private static double kn(double mpa) {
    return mpa * KN_PER_MPA;
  }

  private static LimitWords limits(double capMpa, double rateMpa, double tripMpa) {
    return new LimitWords(1.03 * kn(capMpa), kn(rateMpa), kn(tripMpa), kn(5));
  }

  @Test
  void theCellIsPressedFourTimesWithinItsTolerances() {
    Bench bench = new Bench();
    PressRig p1 = PressRig.highRange(bench);
    PressRig p2 = PressRig.lowRange(bench);
    PressRig p3 = PressRig.lowRange(bench);
    CellInDie cell = new CellInDie(10).addPowder(Materials.LPSCL, 100);

    p1.plant.place(cell);
    press(p1, limits(400, 20, 5), powder(1, 250, 5, 60_000, 0.25));
    judge(p1, 250, 2.5, 60_000);

    cell.addPowder(Materials.NMC_COMPOSITE, 15);
    press(p1, limits(500, 20, 10), powder(2, 500, 3, 180_000, 0.05));
    judge(p1, 500, 5, 180_000);
    p1.plant.remove();

    cell.addMetal(Materials.LITHIUM, 8, 0.1);
    p2.plant.place(cell);
    press(p2, limits(50, 1, 1), lithium(3));
    judge(p2, 50, 0.5, 60_000);
    p2.plant.remove();

    p3.plant.place(cell);
    press(p3, limits(80, 1, 1.5), inSitu(4));
    judge(p3, 75, 1, 600_000);
    assertEquals(0.856, cell.layers().get(0).relativeDensity(), 0.005, "electrolyte after 500 MPa");
  }

  private static ProfileWords powder(
      long runId, double mpa, double rate, long dwellMs, double approach) {
    return new ProfileWords(runId)
        .abortRate(kn(5))
        .approach(approach)
        .tolerance(kn(Math.max(1, 0.01 * mpa)))
        .segment(ProfileWords.PRELOAD, 0, kn(3), kn(0.5), 10_000)
        .segment(ProfileWords.RAMP, ProfileWords.SOFT, kn(mpa), kn(rate), 0)
        .segment(ProfileWords.DWELL, ProfileWords.SOAK, kn(mpa), 0, dwellMs)
        .segment(ProfileWords.RELEASE, 0, kn(20), kn(5), 0)
        .segment(ProfileWords.RELEASE, 0, 0, kn(1), 0);
  }

  private static ProfileWords lithium(long runId) {
    return new ProfileWords(runId)
        .abortRate(kn(1))
        .approach(0.05)
        .tolerance(kn(1))
        .segment(ProfileWords.PRELOAD, LOW, kn(3), kn(0.5), 10_000)
        .segment(ProfileWords.RAMP, LOW | ProfileWords.SOFT, kn(50), kn(0.5), 0)
        .segment(ProfileWords.DWELL, LOW | ProfileWords.SOAK, kn(50), 0, 60_000)
        .segment(ProfileWords.RELEASE, LOW, 0, kn(1), 0);
  }

  private static ProfileWords inSitu(long runId) {
    return new ProfileWords(runId)
        .abortRate(kn(1))
        .approach(0.05)
        .tolerance(kn(2))
        .segment(ProfileWords.PRELOAD, LOW, kn(3), kn(0.5), 10_000)
        .segment(ProfileWords.RAMP, LOW | ProfileWords.SOFT, kn(75), kn(0.1), 0)
        .segment(ProfileWords.INSITU, LOW, kn(75), kn(0.1), 600_000)
        .segment(ProfileWords.RELEASE, LOW, 0, kn(0.2), 0);
  }

  private static void press(PressRig rig, LimitWords limits, ProfileWords profile) {
    rig.run(0.2);
    if (rig.reg(110) == 0) {
      rig.acquire();
    }
    rig.go(limits, profile);
    rig.runUntil(PlcState.COMPLETE, 4000);
  }

  private static void judge(PressRig rig, double targetMpa, double toleranceMpa, long dwellMs) {
    double peakMpa = rig.f32(166) / KN_PER_MPA;
    assertEquals(targetMpa, peakMpa, toleranceMpa, "peak");
    assertTrue(rig.u32(120) >= 0.98 * dwellMs, "credited ms " + rig.u32(120));
    assertEquals(0, rig.reg(160) | rig.reg(161), "trips");
  }
}
