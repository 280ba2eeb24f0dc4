package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Guard, emergency stop and oil: what people and machines do to a running press. */
class PanelTest {
  private static final LimitWords LIMITS = new LimitWords(8.24, 0.5, 0.3, 2);
  private static final int GUARD = 1;

  private static PressRig dwelling() {
    PressRig rig = PressRig.ready();
    rig.go(
        LIMITS,
        new ProfileWords(1)
            .segment(ProfileWords.RAMP, ProfileWords.SOFT, 8, 0.4, 0)
            .segment(ProfileWords.DWELL, ProfileWords.SOAK, 8, 0, 600_000)
            .segment(ProfileWords.RELEASE, 0, 0, 0.5, 0));
    rig.runUntil(PlcState.DWELL, 60);
    rig.run(2);
    return rig;
  }

  @Test
  void anOpenGuardStopsAndLocksThePressUntilItIsClosedResetAndResumed() {
    PressRig rig = dwelling();
    rig.panel.guard(false);
    rig.run(0.05);
    assertTrue(rig.tripped(0, GUARD));
    assertEquals(PlcState.PAUSED, rig.state());
    rig.run(1);
    assertEquals(0, rig.f32(152), 1e-6, "nothing is driven");
    assertEquals(PressRig.REFUSED, rig.send(Frame.RESET));
    rig.panel.guard(true);
    rig.run(0.1);
    assertEquals(PressRig.DONE, rig.send(Frame.RESET));
    assertEquals(PressRig.DONE, rig.send(Frame.RESUME));
  }

  @Test
  void aDecompressionStopsWhileTheGuardIsOpenAndGoesOnAtItsRate() {
    PressRig rig = dwelling();
    rig.write(new Frame(rig.epoch(), Frame.ABORT, 0, 0, 1, 0));
    rig.run(2);
    rig.panel.guard(false);
    rig.run(0.1);
    double held = rig.plant.forceN();
    rig.run(10);
    assertEquals(PlcState.ABORTING, rig.state());
    assertEquals(held, rig.plant.forceN(), 100, "locked");
    rig.panel.guard(true);
    rig.run(4);
    assertEquals(500, (held - rig.plant.forceN()) / 4, 60, "N/s, and not all at once");
  }

  @Test
  void theEmergencyStopHoldsTheLoadAndResetTakesItOff() {
    PressRig rig = dwelling();
    rig.panel.emergencyStop(true);
    rig.run(1);
    assertEquals(PlcState.ESTOP, rig.state());
    assertEquals(8000, rig.plant.forceN(), 200);
    assertEquals(PressRig.REFUSED, rig.send(Frame.RESET), "still pressed");
    rig.panel.emergencyStop(false);
    rig.run(1);
    assertEquals(PlcState.ESTOP, rig.state(), "nothing moves by itself");
    assertEquals(PressRig.DONE, rig.send(Frame.RESET));
    assertEquals(PlcState.ABORTING, rig.state());
    rig.runUntil(PlcState.IDLE, 60);
    assertEquals(0, rig.plant.forceN());
  }

  @Test
  void inAnEnclosedFixtureTheGuardMayBeOpenInSituOnly() {
    PlcParameters enclosed = PlcParameters.reference(4).withEnclosure();
    PressRig rig = new PressRig(enclosed, SensorParameters.highOnly(), new Bench(), 1);
    rig.plant.place(new CellInDie(10).addPowder(Materials.LPSCL, 100));
    rig.run(0.2);
    rig.acquire();
    rig.go(
        LIMITS,
        new ProfileWords(1)
            .segment(ProfileWords.RAMP, 0, 8, 0.4, 0)
            .segment(ProfileWords.INSITU, 0, 8, 0, 10_000)
            .segment(ProfileWords.RELEASE, 0, 0, 0.5, 0));
    rig.runUntil(PlcState.INSITU, 60);
    rig.panel.guard(false);
    rig.run(5);
    assertEquals(0, rig.reg(160), "no trip");
    rig.runUntil(PlcState.PAUSED, 10);
    assertTrue(rig.tripped(0, GUARD), "the release moves");
  }

  /** A little oil, or cold oil, lets nothing begin; what goes on is finished. */
  @Test
  void oilThatIsLowOrColdLetsNothingBegin() {
    PressRig rig = PressRig.ready();
    ProfileWords up = new ProfileWords(1).segment(ProfileWords.RAMP, 0, 1, 0.4, 0);
    rig.panel.heatOil(-20);
    rig.run(0.05);
    assertEquals(0, rig.load(LIMITS, up));
    assertEquals(5, rig.start(LIMITS, up), "cold");
    assertEquals(4, rig.reg(115), "b4, oil temperature");
    rig.panel.heatOil(0);
    rig.panel.oilLevel(19);
    rig.run(0.05);
    assertEquals(1 << 9, rig.reg(162), "a warning");
    assertEquals(0, rig.start(LIMITS, up), "but enough");
    rig.panel.oilLevel(9);
    rig.runUntil(PlcState.COMPLETE, 60);
    assertEquals(10, rig.reg(164), "FIRST_OUT: oil level");
  }

  @Test
  void theHeaterIsCutAboveItsLimitAndWithoutAThermometer() {
    Temperatures warm = new Temperatures(true, 25, 25);
    warm.heatTo(50);
    warm.step(0.01, 0, 25);
    assertTrue(warm.heating(), "control");
    warm.permitHeat(false);
    warm.step(0.01, 0, 25);
    assertTrue(!warm.heating(), "cut");
    warm.permitHeat(true);
    Sensors blind = new Sensors(SensorParameters.highOnly(), 1);
    blind.open(Sensor.PLATEN_TEMPERATURE);
    warm.show(blind);
    warm.step(0.01, 0, 25);
    assertTrue(!warm.heating(), "blind");
  }

  @Test
  void theAlarmCounterChangesWithEveryChange() {
    PressRig rig = PressRig.ready();
    int before = rig.reg(165);
    rig.panel.heatOil(40);
    rig.run(0.05);
    assertEquals(before + 1, rig.reg(165), "a warning");
    assertEquals(1 << 8, rig.reg(162));
    assertEquals(0, rig.reg(160));
    rig.panel.heatOil(50);
    rig.run(0.05);
    assertEquals(before + 2, rig.reg(165), "and a trip");
    assertEquals(1 << 8, rig.reg(160));
  }
}
