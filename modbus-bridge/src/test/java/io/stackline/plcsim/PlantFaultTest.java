package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What breaks in the press itself, and what becomes of it. */
class PlantFaultTest {
  private static final int VALVE = 13;
  private static final int PELLET_EVENT = 18;

  @ParameterizedTest(name = "few scans {0}")
  @ValueSource(booleans = {false, true})
  void aPelletThatCracksIsNoticedAndHeld(boolean striding) {
    PressRig rig = DwellRig.dwelling();
    rig.striding = striding;
    rig.run(10);
    double before = rig.plant.cell().orElseThrow().freeThicknessMm();
    double beforeN = rig.plant.forceN();
    rig.plant.crack();
    rig.run(0.01);
    assertTrue(rig.plant.forceN() < 0.95 * beforeN, "N = " + rig.plant.forceN());
    assertEquals(0.98, rig.plant.cell().orElseThrow().freeThicknessMm() / before, 0.005);
    rig.run(0.05);
    assertEquals(PELLET_EVENT, rig.reg(164), "FIRST_OUT");
    assertEquals(PlcState.PAUSED, rig.state());
  }

  /** Two per cent of the thickness alone would not be five of such a force. */
  @Test
  void aPelletThatCracksUnderFortyKilonewtonsIsNoticedToo() {
    PressRig rig = PressRig.highRange(new Bench());
    rig.plant.place(new CellInDie(10).addPowder(Materials.LPSCL, 100));
    rig.run(0.2);
    rig.acquire();
    rig.go(
        new LimitWords(41, 1.5, 0.5, 2),
        new ProfileWords(1)
            .segment(ProfileWords.RAMP, ProfileWords.SOFT, 39, 1, 0)
            .segment(ProfileWords.DWELL, ProfileWords.SOAK, 39, 0, 60_000));
    rig.runUntil(PlcState.DWELL, 100);
    rig.run(3);
    rig.plant.crack();
    rig.run(0.1);
    assertEquals(PELLET_EVENT, rig.reg(164), "FIRST_OUT");
  }

  @Test
  void nothingCracksThatIsNotPressed() {
    assertThrows(IllegalStateException.class, () -> PressRig.ready().plant.crack());
  }

  /** It stuck while open: only the shut-off valve keeps the force from rising on. */
  @Test
  void aValveThatSticksIsShutOffAndTheLoadHeld() {
    PressRig rig = DwellRig.ramping();
    rig.plant.stickValve(true);
    rig.runUntil(PlcState.PAUSED, 5);
    assertEquals(VALVE, rig.reg(164), "FIRST_OUT");
    double held = rig.plant.forceN();
    assertTrue(held < 8240, "N = " + held);
    rig.run(10);
    assertEquals(held, rig.plant.forceN(), 400, "the powder relaxes a little");
    rig.plant.stickValve(false);
    rig.run(0.1);
    assertEquals(PressRig.DONE, rig.send(Frame.RESET));
    assertEquals(PressRig.DONE, rig.send(Frame.RESUME));
    rig.runUntil(PlcState.DWELL, 60);
    assertEquals(0, rig.reg(160));
  }

  @Test
  void aValveThatSticksWhileTheLoadIsTakenOffKeepsTheRest() {
    PressRig rig = DwellRig.dwelling();
    rig.write(new Frame(rig.epoch(), Frame.ABORT, 0, 0, 1, 0));
    rig.run(4);
    rig.plant.stickValve(true);
    rig.run(8);
    assertEquals(VALVE, rig.reg(164), "FIRST_OUT");
    double held = rig.plant.forceN();
    assertTrue(held > 500, "N = " + held);
    rig.run(10);
    assertEquals(held, rig.plant.forceN(), 150);
    rig.plant.stickValve(false);
    rig.run(0.1);
    assertEquals(PressRig.DONE, rig.send(Frame.RESET));
    rig.runUntil(PlcState.IDLE, 60);
    assertEquals(0, rig.plant.forceN());
  }

  @Test
  void aBadlyBledPressPressesAllTheSame() {
    PressRig rig = PressRig.ready();
    rig.plant.airInOil(0.05);
    rig.go(
        DwellRig.LIMITS,
        new ProfileWords(1)
            .segment(ProfileWords.RAMP, ProfileWords.SOFT, 8, 0.4, 0)
            .segment(ProfileWords.DWELL, ProfileWords.SOAK, 8, 0, 20_000)
            .segment(ProfileWords.RELEASE, 0, 0, 0.5, 0));
    rig.runUntil(PlcState.COMPLETE, 200);
    assertEquals(0, rig.reg(160) | rig.reg(161), "trips");
    assertEquals(20_000, rig.u32(120), "credit");
  }

  /** dV = C·dp with C = V·(1/β + a·p_atm/p²): at 12 bar 2.6 times the oil for the same pressure. */
  @Test
  void airMakesThePressSoft() {
    double[] flowed = new double[2];
    for (int i = 0; i < 2; i++) {
      PressPlant plant = new PressPlant(PlantParameters.reference25t());
      plant.place(new CellInDie(10).addRigid(1));
      while (plant.lineBar() < 12) {
        plant.step(plant.positionMm() < 1.9 ? 2e-5 : 2e-7, 0.01);
      }
      if (i == 1) {
        plant.airInOil(0.05);
      }
      while (plant.lineBar() < 12.5) {
        plant.step(2e-7, 0.01);
        flowed[i] += plant.flowM3PerS() * 0.01;
      }
    }
    double stiff = 1 / 1.4e9 + 0.003 * 1e5 / (1.325e6 * 1.325e6);
    double soft = 1 / 1.4e9 + 0.05 * 1e5 / (1.325e6 * 1.325e6);
    double frame = 5.0265e-3 * 5.0265e-3 / 300e6 / 0.26e-3;
    assertEquals((soft + frame) / (stiff + frame), flowed[1] / flowed[0], 0.15);
  }

  @Test
  void wornSealsAskForMoreTopUps() {
    int[] topUps = new int[2];
    for (int i = 0; i < 2; i++) {
      LongHold hold = new LongHold(true, 0);
      hold.rig.plant.leakTimes(i == 0 ? 1 : 10);
      hold.live(900, second -> {});
      assertEquals(LongHold.TARGET_MPA, hold.lowestMpa, 1);
      topUps[i] = hold.topUps();
    }
    assertTrue(topUps[1] > 5 * topUps[0], topUps[0] + " and " + topUps[1]);
  }

  @Test
  void aJammedPunchLeavesThePelletLessDenseAndNobodyTells() {
    double[] densities = new double[2];
    for (int i = 0; i < 2; i++) {
      PressRig rig = PressRig.ready();
      CellInDie cell = rig.plant.cell().orElseThrow();
      cell.jamPunch(i == 1);
      rig.go(DwellRig.LIMITS, DwellRig.profile());
      rig.runUntil(PlcState.DWELL, 60);
      rig.run(10);
      assertEquals(0, rig.reg(160) | rig.reg(161));
      densities[i] = cell.layers().get(0).relativeDensity();
    }
    assertEquals(0.008, densities[0] - densities[1], 0.005);
  }

  @Test
  void aClockThatJumpsChangesTimesButNothingThatIsMeasuredInScans() {
    PressRig rig = DwellRig.dwelling();
    long credit = rig.u32(120);
    long before = rig.u32(102);
    rig.plc.jumpClock(3_600_000);
    rig.run(1);
    assertEquals(before + 3_601_000, rig.u32(102), "UPTIME");
    assertEquals(credit + 1000, rig.u32(120), "credit");
    long head = rig.u32(154);
    int[] newest = rig.registers.inputs(4096 + 8 * (int) ((head - 1) & 1023), 8).orElseThrow();
    assertEquals(before + 3_601_000, ((long) newest[1] << 16) | newest[2], "the trace too");
    rig.plc.jumpClock(-7_200_000);
    rig.run(1);
    assertEquals(0, rig.u32(102), "never before the boot");
    assertEquals(PlcState.DWELL, rig.state());
    assertThrows(IllegalArgumentException.class, () -> rig.plc.jumpClock(1L << 33));
  }
}
