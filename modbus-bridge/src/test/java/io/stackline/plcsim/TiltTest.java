package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A load beside the middle, as the three platen cells tell it. */
class TiltTest {
  private static final int IMBALANCE = 7;

  private static boolean warned(PressRig rig) {
    return (rig.reg(162) >> IMBALANCE & 1) != 0;
  }

  /** e = r/F·ΣF·direction, from the registers LC1 to LC3. */
  @Test
  void whereTheLoadActsFollowsFromTheThreeReadings() {
    PressRig rig = DwellRig.dwelling();
    rig.sensors.offCentre(0.2, -0.1);
    double x = 0;
    double y = 0;
    int scans = 200;
    for (int i = 0; i < scans; i++) {
      rig.run(0.01);
      double[] cells = {rig.f32(138), rig.f32(140), rig.f32(142)};
      double sum = cells[0] + cells[1] + cells[2];
      assertEquals(8, sum, 0.1, "kN");
      for (int k = 0; k < 3; k++) {
        double angle = Math.toRadians(120 * k);
        x += Sensors.PLATEN_RADIUS_MM * cells[k] * Math.cos(angle) / sum / scans;
        y += Sensors.PLATEN_RADIUS_MM * cells[k] * Math.sin(angle) / sum / scans;
      }
    }
    assertEquals(0.2, x, 0.015);
    assertEquals(-0.1, y, 0.015);
  }

  @Test
  void threeTenthsOfAMillimetreAreOneAndAHalfPerCent() {
    assertEquals(1.5, new Readings.PlatenForces(1.01, 0.995, 0.995).imbalancePct(), 1e-9);
    Sensors quiet = new Sensors(SensorParameters.highOnly().noiseless(), 1);
    quiet.offCentre(0.3, 0);
    PressRig rig = DwellRig.dwelling();
    assertEquals(1.5, quiet.read(rig.plant, 10).platenN().imbalancePct(), 1e-6);
  }

  @Test
  void sixPerCentAreWarnedOfAndElevenHeldAndThenTakenOff() {
    PressRig rig = DwellRig.dwelling();
    assertTrue(!warned(rig), "control");
    rig.sensors.offCentre(1.2, 0);
    rig.run(2);
    assertTrue(warned(rig));
    assertEquals(0, rig.reg(160), "only warned of");
    rig.sensors.offCentre(0, 1.95);
    rig.run(1);
    assertEquals(IMBALANCE + 1, rig.reg(164), "FIRST_OUT");
    assertEquals(PlcState.PAUSED, rig.state());
    rig.runUntil(PlcState.ABORTING, 6);
  }

  @Test
  void belowFiveKilonewtonsNothingIsJudged() {
    PressRig rig = DwellRig.ramping();
    rig.sensors.offCentre(6, 0);
    rig.run(1);
    assertTrue(rig.plant.forceN() < 5000, "control: N = " + rig.plant.forceN());
    assertEquals(0, rig.reg(160) | rig.reg(162));
    rig.runUntil(PlcState.PAUSED, 10);
  }
}
