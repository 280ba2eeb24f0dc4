package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleConsumer;
import org.junit.jupiter.api.Test;

/**
 * A dense Ø10 pellet held at 70 MPa ± 1 MPa for two hours by a press whose load cell has 15 N of
 * noise, while it breathes or the oil changes its temperature.
 */
class InSituHoldTest {
  private static final double TARGET_MPA = 70;
  private static final double KN_PER_MPA = 78.5398e-3;
  private static final int TWO_HOURS_S = 7200;
  private static final double LITHIUM_1_MAH_UM = 4.3;
  private static final int LEAK = 2;
  private double lowestMpa = Double.POSITIVE_INFINITY;
  private double highestMpa;

  private static PressRig holding(int flags) {
    SensorParameters noisy =
        SensorParameters.highOnly().withHigh(new SensorParameters.LoadCell(250e3, 15, 1));
    PressRig rig = new PressRig(PlcParameters.reference(1), noisy, new Bench(), 7);
    CellInDie cell = new CellInDie(10).addPowder(Materials.LPSCL, 100);
    cell.advance(500, StepConditions.of(60, 25));
    rig.plant.place(cell);
    rig.run(0.2);
    rig.acquire();
    double kn = TARGET_MPA * KN_PER_MPA;
    rig.go(
        new LimitWords(1.5 * kn, 1, 1, 1),
        new ProfileWords(1)
            .approach(0.05)
            .tolerance(KN_PER_MPA)
            .segment(ProfileWords.RAMP, ProfileWords.SOFT, kn, 0.04, 0)
            .segment(ProfileWords.INSITU, flags, kn, 0.04, 0xFFFFFFFFL));
    rig.runUntil(PlcState.INSITU, 600);
    rig.run(10);
    return rig;
  }

  private static double mpa(PressRig rig) {
    return rig.plant.forceN() * 1e-3 / KN_PER_MPA;
  }

  /** Lets something swing once by this much in two hours. */
  private void swing(PressRig rig, DoubleConsumer influence, double by) {
    for (int second = 0; second < TWO_HOURS_S; second++) {
      influence.accept(by * Math.sin(2 * Math.PI * second / TWO_HOURS_S));
      rig.run(1);
      lowestMpa = Math.min(lowestMpa, mpa(rig));
      highestMpa = Math.max(highestMpa, mpa(rig));
    }
    assertEquals(PlcState.INSITU, rig.state());
    assertEquals(0, rig.reg(160) | rig.reg(161), "trips");
    assertEquals(0, rig.reg(163), "no leak is warned of");
  }

  private void staysWithinOneMpa() {
    assertEquals(TARGET_MPA, lowestMpa, 1);
    assertEquals(TARGET_MPA, highestMpa, 1);
  }

  /** Locked, this would be ± 35 MPa. */
  @Test
  void constantPressureOutlivesAKelvinEitherWay() {
    PressRig rig = holding(0);
    swing(rig, rig.panel::heatOil, 1);
    staysWithinOneMpa();
    int topUps = rig.reg(170);
    assertTrue(topUps > 100 && topUps < 10 * TWO_HOURS_S / 60, "top-ups " + topUps);
  }

  @Test
  void constantPressureLetsTheCellBreathe() {
    PressRig rig = holding(0);
    rig.plant.leak(0);
    swing(rig, rig.plant.cell().orElseThrow()::breathe, LITHIUM_1_MAH_UM);
    staysWithinOneMpa();
    int topUps = rig.reg(170);
    assertTrue(topUps > 10 && topUps < 10 * TWO_HOURS_S / 60, "top-ups " + topUps);
  }

  /** Held by position, the frame's 300 kN/mm alone would make it ± 16 MPa. */
  @Test
  void constantGapSwingsAsALockedPressDoes() {
    PressRig rig = holding(ProfileWords.GAP);
    rig.plant.leak(0);
    swing(rig, rig.plant.cell().orElseThrow()::breathe, LITHIUM_1_MAH_UM);
    assertEquals(4.3, (highestMpa - lowestMpa) / 2, 0.05 * 4.3);
    assertEquals(TARGET_MPA, (highestMpa + lowestMpa) / 2, 0.5);
    assertTrue(rig.reg(170) < 10, "top-ups " + rig.reg(170));
  }

  /** The leak alone would take half of the force, the warmth alone swing it by 35 MPa. */
  @Test
  void constantGapMakesUpForLeakAndWarmth() {
    PressRig rig = holding(ProfileWords.GAP);
    swing(rig, rig.panel::heatOil, 1);
    assertEquals(TARGET_MPA, lowestMpa, 1.5);
    assertEquals(TARGET_MPA, highestMpa, 1.5);
    assertTrue(rig.reg(170) > 50, "top-ups " + rig.reg(170));
  }

  @Test
  void aBrokenSealIsWarnedOfInConstantGapToo() {
    PressRig rig = holding(ProfileWords.GAP);
    rig.plant.leak(3e-15);
    rig.runUntil(() -> (rig.reg(163) >> LEAK & 1) == 1, 120);
    assertEquals(TARGET_MPA, mpa(rig), 4);
  }

  @Test
  void constantGapIsTakenAnewWhereTheTargetIsMoved() {
    PressRig rig = holding(ProfileWords.GAP);
    double wanted = 75 * KN_PER_MPA;
    assertEquals(PressRig.DONE, rig.send(Frame.ADJUST, wanted, 0, 1));
    rig.run(300);
    assertEquals(75, mpa(rig), 1.2);
  }

  @Test
  void oilThatBoilsUnderLoadTripsAndTheLoadIsTakenOff() {
    PressRig rig = holding(ProfileWords.GAP);
    rig.panel.heatOil(50);
    rig.run(0.1);
    assertTrue(rig.tripped(0, 2), "overforce");
    assertTrue(rig.tripped(0, 8), "oil temperature");
    rig.runUntil(PlcState.FAULT, 3600);
    assertEquals(0, rig.plant.forceN());
  }

  @Test
  void aRestartOfThePlcChangesNoTemperature() {
    PressRig rig = holding(0);
    rig.panel.ambient(35);
    rig.run(600);
    double beforeC = rig.plant.oilC();
    double beforeMpa = mpa(rig);
    assertTrue(beforeC > 25.3, "control: °C = " + beforeC);
    rig.restart();
    rig.run(1);
    assertEquals(beforeC, rig.plant.oilC(), 0.01);
    assertEquals(beforeMpa, mpa(rig), 0.2, "and 0.1 K would be 3.5 MPa");
  }

  @Test
  void frameAndOilFollowTheRoom() {
    PressRig rig = PressRig.highRange(new Bench());
    rig.panel.ambient(20);
    rig.run(3600);
    assertEquals(25 - 5 * (1 - Math.exp(-1)), rig.plant.frameC(), 0.01);
    assertEquals(25 - 5 * (1 - Math.exp(-0.25)), rig.plant.oilC(), 0.01);
    assertEquals(rig.plant.oilC(), rig.f32(148), 1e-5, "OIL_C");
    assertThrows(IllegalArgumentException.class, () -> rig.panel.ambient(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> rig.panel.ambient(80.1));
    assertThrows(IllegalArgumentException.class, () -> rig.panel.heatOil(Double.NaN));
  }
}
