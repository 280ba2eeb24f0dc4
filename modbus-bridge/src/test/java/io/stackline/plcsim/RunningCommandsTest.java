package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The commands that reach into a running program. */
class RunningCommandsTest {
  private static final LimitWords LIMITS = new LimitWords(30, 1, 0.3, 1);
  private static final int DWELL = ProfileWords.DWELL;
  private static final int INSITU = ProfileWords.INSITU;
  private static final int RELEASE = ProfileWords.RELEASE;
  private static final int SOAK = ProfileWords.SOAK;

  private static ProfileWords upTo(double kn) {
    return new ProfileWords(1).segment(ProfileWords.RAMP, ProfileWords.SOFT, kn, 0.4, 0);
  }

  private static PressRig started(ProfileWords profile) {
    PressRig rig = PressRig.ready();
    rig.go(LIMITS, profile);
    return rig;
  }

  @Test
  void pauseFreezesTheSetpointAndResumeGoesOn() {
    PressRig rig = started(upTo(8).segment(RELEASE, 0, 0, 0.5, 0));
    rig.runUntil(() -> rig.f32(126) > 3, 60);
    assertEquals(PressRig.DONE, rig.send(Frame.PAUSE));
    double frozen = rig.f32(126);
    rig.run(10);
    assertEquals(PlcState.PAUSED, rig.state());
    assertEquals(frozen, rig.f32(126), 1e-6);
    assertEquals(frozen, rig.plant.forceN() * 1e-3, 0.05, "the force is held");
    assertEquals(PressRig.REFUSED, rig.send(Frame.PAUSE), "paused already");
    assertEquals(PressRig.DONE, rig.send(Frame.RESUME));
    rig.runUntil(PlcState.COMPLETE, 100);
    assertEquals(8, rig.f32(166), 0.08, "peak");
  }

  @Test
  void anAbortTakesTheLoadOffAtTheSmallerRateAndEndsIdleWithTheRamOpen() {
    PressRig rig = started(upTo(8).abortRate(0.25).segment(DWELL, SOAK, 8, 0, 60_000));
    rig.runUntil(PlcState.DWELL, 60);
    rig.write(new Frame(rig.epoch(), Frame.ABORT, 0, 0, 1, 0));
    rig.run(2);
    double from = rig.plant.forceN();
    rig.run(4);
    assertEquals(250, (from - rig.plant.forceN()) / 4, 25, "N/s");
    rig.runUntil(PlcState.IDLE, 60);
    assertTrue(rig.plant.positionMm() < 0.05, "open");
    rig.run(5);
    assertEquals(PlcState.IDLE, rig.state());
    assertEquals(0, rig.plant.forceN(), "it never presses again by itself");
  }

  @Test
  void aWaitHoldsTheForceUntilAPersonConfirms() {
    PressRig rig =
        started(upTo(4).segment(ProfileWords.WAIT, 0, 0, 0, 0).segment(RELEASE, 0, 0, 0.5, 0));
    assertEquals(PressRig.REFUSED, rig.send(Frame.CONFIRM), "nothing is asked yet");
    rig.runUntil(PlcState.WAIT_OPERATOR, 60);
    rig.run(30);
    assertEquals(PlcState.WAIT_OPERATOR, rig.state());
    assertEquals(1, rig.reg(106) >> 14 & 1, "operator prompt");
    assertEquals(4000, rig.plant.forceN(), 60);
    assertEquals(PressRig.DONE, rig.send(Frame.CONFIRM));
    rig.runUntil(PlcState.COMPLETE, 60);
  }

  @Test
  void inSituHoldsWithFewCorrectionsMovesItsTargetByATenthAndEndsWhenConfirmed() {
    PressRig rig =
        started(
            upTo(6)
                .tolerance(0.15)
                .segment(INSITU, 0, 6, 0.1, 0xFFFFFFFFL)
                .segment(RELEASE, 0, 0, 0.5, 0));
    rig.runUntil(PlcState.INSITU, 60);
    rig.run(600);
    assertEquals(PlcState.INSITU, rig.state());
    assertEquals(6000, rig.plant.forceN(), 150);
    assertTrue(rig.u32(120) > 594_000, "credit " + rig.u32(120));
    assertTrue(rig.reg(170) < 60, "corrections " + rig.reg(170));
    assertEquals(PressRig.REFUSED, rig.send(Frame.ADJUST, 6.7, 0, 0));
    assertEquals(10, rig.nack(), "more than a tenth");
    assertEquals(PressRig.DONE, rig.send(Frame.ADJUST, 6.6, 0, 0));
    rig.run(10);
    assertEquals(6600, rig.plant.forceN(), 150);
    assertEquals(6.6, rig.f32(128), 1e-5, "FORCE_TARGET");
    assertEquals(PressRig.DONE, rig.send(Frame.CONFIRM));
    rig.runUntil(PlcState.COMPLETE, 60);
  }

  @Test
  void aHoldWithATimeOfItsOwnEndsWhenConfirmedToo() {
    PressRig rig =
        started(
            upTo(6)
                .tolerance(0.15)
                .segment(INSITU, 0, 6, 0.1, 3_600_000)
                .segment(RELEASE, 0, 0, 0.5, 0));
    rig.runUntil(PlcState.INSITU, 60);
    rig.run(60);
    assertEquals(PressRig.DONE, rig.send(Frame.CONFIRM));
    rig.runUntil(PlcState.RELEASE, 5);
    rig.runUntil(PlcState.COMPLETE, 60);
  }

  @Test
  void adjustingBeyondTheCapOrOutsideInSituIsRefused() {
    PressRig rig = PressRig.ready();
    LimitWords tight = new LimitWords(6.3, 1, 0.3, 1);
    rig.go(tight, upTo(6).segment(INSITU, 0, 6, 0.1, 0xFFFFFFFFL));
    assertEquals(PressRig.REFUSED, rig.send(Frame.ADJUST, 6, 0, 0));
    assertEquals(3, rig.nack());
    rig.runUntil(PlcState.INSITU, 60);
    assertEquals(PressRig.REFUSED, rig.send(Frame.ADJUST, 6.3, 0, 0));
    assertEquals(6, rig.nack());
  }

  @Test
  void homeOpensTheRamAndIsBusyUntilItIsOpen() {
    PressRig rig = PressRig.ready();
    for (int i = 0; i < 50; i++) {
      rig.plant.step(1e-5, 0.01);
    }
    rig.run(0.1);
    assertTrue(rig.plant.positionMm() > 0.5, "control: it is not open");
    assertEquals(1, rig.send(Frame.HOME));
    rig.runUntil(() -> rig.reg(113) == PressRig.DONE, 10);
    assertTrue(rig.plant.positionMm() < 0.05);
    assertEquals(PlcState.IDLE, rig.state());
  }
}
