package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Trips: what makes them, what they do, and how one gets out of them. */
class SafetyTest {
  private static final LimitWords LIMITS = new LimitWords(8.24, 0.5, 0.3, 2);
  private static final int OVERFORCE = 2;
  private static final int OVERRATE = 3;
  private static final int OVERTRAVEL = 4;
  private static final int LOAD_CELL = 5;
  private static final int MISMATCH = 6;
  private static final int IMBALANCE = 7;
  private static final int NO_CONTACT = 14;
  private static final int DIE_LIMIT = 15;

  private static ProfileWords dwell() {
    return new ProfileWords(1)
        .segment(ProfileWords.RAMP, ProfileWords.SOFT, 8, 0.4, 0)
        .segment(ProfileWords.DWELL, ProfileWords.SOAK, 8, 0, 600_000)
        .segment(ProfileWords.RELEASE, 0, 0, 0.5, 0);
  }

  private static PressRig dwelling(ProfileWords profile) {
    PressRig rig = PressRig.ready();
    rig.go(LIMITS, profile);
    rig.runUntil(PlcState.DWELL, 60);
    rig.run(2);
    assertEquals(0, rig.reg(160) | rig.reg(161), "control: healthy so far");
    return rig;
  }

  /** Ends a decompression in FAULT, resets, and comes to IDLE. */
  private static void recover(PressRig rig) {
    rig.runUntil(PlcState.FAULT, 100);
    assertEquals(0, rig.plant.forceN());
    assertEquals(PressRig.DONE, rig.send(Frame.RESET));
    assertEquals(PlcState.IDLE, rig.state());
    assertEquals(0, rig.reg(164), "FIRST_OUT");
  }

  @Test
  void forceAboveTheCapIsTakenOff() {
    PressRig rig = dwelling(dwell());
    rig.sensors.disturbHigh(260);
    rig.run(0.05);
    assertTrue(rig.tripped(0, OVERFORCE));
    assertEquals(PlcState.ABORTING, rig.state());
    assertEquals(3, rig.reg(164), "first out");
    rig.sensors.disturbHigh(0);
    recover(rig);
  }

  /** The cap counts on the cell that does not control as well. */
  @Test
  void theOtherCellAboveTheCapTripsToo() {
    PressRig rig = dwelling(dwell());
    rig.sensors.disturbLow(300);
    rig.run(0.05);
    assertTrue(rig.tripped(0, OVERFORCE));
    rig.sensors.disturbLow(0);
    recover(rig);
  }

  @Test
  void aBrokenCellTripsAndTheLoadIsTakenOffByWhatIsLeft() {
    PressRig rig = dwelling(dwell());
    rig.sensors.disturbHigh(Double.NaN);
    rig.run(0.05);
    assertTrue(
        rig.tripped(0, LOAD_CELL) && rig.tripped(0, OVERFORCE),
        "a missing number is above any cap");
    rig.runUntil(PlcState.FAULT, 100);
    assertEquals(0, rig.plant.forceN());
    assertEquals(PressRig.REFUSED, rig.send(Frame.RESET));
    assertEquals(12, rig.nack(), "still broken");
    rig.sensors.disturbHigh(0);
    rig.run(0.1);
    assertEquals(PressRig.DONE, rig.send(Frame.RESET));
  }

  @Test
  void overshootTripsOnceTheSetpointHasArrived() {
    PressRig rig = PressRig.ready();
    rig.go(new LimitWords(20, 0.5, 0.08, 2), dwell());
    rig.runUntil(PlcState.DWELL, 60);
    rig.run(1);
    for (int i = 0; i < 30; i++) {
      rig.plant.step(4e-6, 0.01);
    }
    rig.run(0.2);
    assertTrue(rig.tripped(0, OVERFORCE), "force " + rig.plant.forceN());
  }

  @Test
  void aForceThatRisesTooFastIsHeld() {
    PressRig rig = PressRig.ready();
    rig.go(LIMITS, dwell());
    rig.runUntil(() -> rig.f32(126) > 4, 60);
    for (int i = 0; i < 60 && rig.state() == PlcState.RAMP; i++) {
      rig.sensors.disturbHigh(12.0 * i);
      rig.sensors.disturbLow(12.0 * i);
      rig.run(0.01);
    }
    assertTrue(rig.tripped(0, OVERRATE));
    assertEquals(PlcState.PAUSED, rig.state());
    assertEquals(PressRig.REFUSED, rig.send(Frame.RESUME));
    assertEquals(12, rig.nack());
  }

  @Test
  void cellAndLineThatDisagreeTripAfterTwoHundredMilliseconds() {
    PressRig rig = dwelling(dwell());
    rig.sensors.disturbHigh(-1500);
    rig.run(0.15);
    assertTrue(!rig.tripped(0, MISMATCH), "not yet");
    rig.run(0.15);
    assertTrue(rig.tripped(0, MISMATCH));
  }

  @Test
  void aSuddenLossOfForceIsAPelletEventAndHeld() {
    PressRig rig = dwelling(dwell());
    rig.sensors.disturbHigh(-500);
    rig.sensors.disturbLow(-500);
    rig.run(0.05);
    assertTrue(rig.tripped(1, 1));
    assertEquals(PlcState.PAUSED, rig.state());
    rig.sensors.disturbHigh(0);
    rig.sensors.disturbLow(0);
    rig.run(0.5);
    assertEquals(PressRig.DONE, rig.send(Frame.RESET));
    assertEquals(PressRig.DONE, rig.send(Frame.RESUME));
    assertEquals(PlcState.DWELL, rig.state());
  }

  @Test
  void anObliqueLoadIsHeldAndThenTakenOff() {
    PressRig rig = dwelling(dwell());
    rig.sensors.tilt(20);
    rig.run(1);
    assertTrue(rig.tripped(0, IMBALANCE));
    assertEquals(PlcState.PAUSED, rig.state());
    rig.runUntil(PlcState.ABORTING, 10);
    rig.sensors.tilt(1);
    recover(rig);
  }

  @Test
  void timeAboveAForceIsCountedInPauseTooAndEndsTheRun() {
    PressRig rig = dwelling(dwell().above(20_000, 6));
    assertEquals(PressRig.DONE, rig.send(Frame.PAUSE));
    rig.runUntil(PlcState.ABORTING, 25);
    assertTrue(rig.tripped(0, DIE_LIMIT));
    recover(rig);
  }

  @Test
  void aRamThatGoesTooFarIsRetracted() {
    PressRig rig = PressRig.ready();
    int[] limits = LIMITS.registers();
    System.arraycopy(Words.f32(1.0), 0, limits, 4, 2);
    limits[19] = Words.crc(Arrays.copyOf(limits, 19));
    rig.load(LIMITS, dwell());
    rig.registers.write(64, limits);
    assertEquals(PressRig.DONE, rig.send(Frame.APPLY));
    long crcs = ((long) dwell().crc() << 16) | limits[19];
    assertEquals(PressRig.DONE, rig.send(Frame.START, 0, crcs, 1));
    rig.runUntil(PlcState.FAULT, 60);
    assertTrue(rig.tripped(0, OVERTRAVEL));
    assertTrue(rig.plant.positionMm() < 0.05, "open");
  }

  @Test
  void aPressThatHasToTopUpTooOftenWarnsOfALeak() {
    PressRig rig = PressRig.ready();
    rig.go(
        LIMITS,
        new ProfileWords(1)
            .tolerance(0.15)
            .segment(ProfileWords.RAMP, 0, 6, 0.4, 0)
            .segment(ProfileWords.INSITU, 0, 6, 0, 0xFFFFFFFFL));
    rig.runUntil(PlcState.INSITU, 60);
    rig.run(600);
    assertEquals(0, rig.reg(163), "control: a tight press does not warn");
    rig.plant.leak(3e-15);
    rig.run(600);
    assertEquals(1 << 2, rig.reg(163));
    assertEquals(6000, rig.plant.forceN(), 150, "and it still holds");
  }

  @Test
  void aRamThatFindsNothingGivesUpAfterFiveMinutes() {
    PressRig rig = PressRig.ready();
    rig.go(LIMITS, dwell().approach(0.001));
    rig.runUntil(PlcState.FAULT, 310);
    assertTrue(rig.tripped(0, NO_CONTACT));
  }
}
