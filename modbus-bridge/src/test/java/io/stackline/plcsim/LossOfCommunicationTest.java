package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The owner falls silent: what each kind of segment does by itself, and what overrides it. */
class LossOfCommunicationTest {
  private static final LimitWords LIMITS = new LimitWords(30, 1, 0.3, 2);
  private static final int HOLD = 1;
  private static final int FINISH = 2;
  private static final int DECOMPRESS = 3;

  private static PressRig lostIn(PlcState state, ProfileWords profile) {
    PressRig rig = PressRig.ready();
    rig.go(LIMITS, profile);
    rig.runUntil(state, 100);
    rig.run(0.6);
    rig.beating = false;
    rig.runUntil(() -> rig.reg(110) == 0, 4);
    rig.run(0.05);
    return rig;
  }

  private static ProfileWords profile(int rampLoss, int dwellLoss, long dwellMs) {
    return new ProfileWords(1)
        .segment(ProfileWords.RAMP, 0, 8, 0.2, 0, rampLoss)
        .segment(ProfileWords.DWELL, ProfileWords.SOAK, 8, 0, dwellMs, dwellLoss)
        .segment(ProfileWords.RELEASE, 0, 0, 0.5, 0);
  }

  private static void comeBack(PressRig rig) {
    rig.acquire();
    rig.beating = true;
    rig.run(0.1);
  }

  @Test
  void theApproachStopsAtOnceAndStaysUntilResumed() {
    PressRig rig = lostIn(PlcState.APPROACH, profile(0, 0, 1000).approach(0.05));
    assertEquals(PlcState.PAUSED, rig.state());
    double at = rig.plant.positionMm();
    rig.run(120);
    assertEquals(PlcState.PAUSED, rig.state());
    assertEquals(at, rig.plant.positionMm(), 0.02);
    comeBack(rig);
    assertEquals(PlcState.PAUSED, rig.state(), "only a RESUME goes on");
    assertEquals(PressRig.DONE, rig.send(Frame.RESUME));
    rig.runUntil(PlcState.COMPLETE, 200);
  }

  @Test
  void aRampFreezesAndLetsGoAfterThirtySeconds() {
    PressRig rig = lostIn(PlcState.RAMP, profile(0, 0, 1000));
    assertEquals(PlcState.PAUSED, rig.state());
    assertEquals(HOLD, rig.reg(171), "LOSS_ACTION_ACTIVE");
    assertEquals(1, rig.reg(106) >> 7 & 1, "orphan");
    assertEquals(1 << 13, rig.reg(162), "warning: communication");
    double frozen = rig.f32(126);
    rig.run(29.5);
    assertEquals(PlcState.PAUSED, rig.state());
    assertEquals(frozen, rig.f32(126), 1e-6);
    rig.run(0.6);
    assertEquals(PlcState.ABORTING, rig.state());
    assertEquals(DECOMPRESS, rig.reg(171));
    rig.runUntil(PlcState.FAULT, 60);
    assertTrue(rig.tripped(0, 13));
    assertEquals(0, rig.plant.forceN());
  }

  @Test
  void aFrozenRampStaysFrozenWhenTheOwnerIsBackInTimeAndGoesOnWhenResumed() {
    PressRig rig = lostIn(PlcState.RAMP, profile(0, 0, 1000));
    rig.run(20);
    comeBack(rig);
    rig.run(60);
    assertEquals(PlcState.PAUSED, rig.state());
    assertEquals(0, rig.reg(171));
    assertEquals(PressRig.DONE, rig.send(Frame.RESUME));
    rig.runUntil(PlcState.COMPLETE, 200);
    assertEquals(0, rig.reg(160) | rig.reg(161));
  }

  @Test
  void aDwellIsFinishedAloneAndReleased() {
    PressRig rig = lostIn(PlcState.DWELL, profile(0, 0, 60_000));
    assertEquals(PlcState.DWELL, rig.state());
    assertEquals(FINISH, rig.reg(171));
    rig.runUntil(PlcState.COMPLETE_ORPHAN, 200);
    assertEquals(60_000, rig.u32(120), "the dwell is complete");
    assertEquals(0, rig.plant.forceN());
    comeBack(rig);
    assertEquals(PlcState.COMPLETE_ORPHAN, rig.state(), "told until the next validation");
    ProfileWords next = new ProfileWords(2).segment(ProfileWords.RAMP, 0, 1, 0.2, 0);
    assertEquals(0, rig.load(next));
    assertEquals(0, rig.start(LIMITS, next));
  }

  @Test
  void anOwnerWhoReturnsDuringTheDwellGetsAnOrdinaryEnd() {
    PressRig rig = lostIn(PlcState.DWELL, profile(0, 0, 60_000));
    rig.run(10);
    comeBack(rig);
    rig.runUntil(PlcState.COMPLETE, 200);
    assertEquals(0, rig.reg(162), "no warning left");
  }

  @Test
  void afterAnOrphanedDwellTheNextRampIsSkippedForTheRelease() {
    ProfileWords twice =
        new ProfileWords(1)
            .segment(ProfileWords.RAMP, 0, 4, 0.4, 0)
            .segment(ProfileWords.DWELL, ProfileWords.SOAK, 4, 0, 10_000)
            .segment(ProfileWords.RAMP, 0, 8, 0.4, 0)
            .segment(ProfileWords.DWELL, ProfileWords.SOAK, 8, 0, 10_000)
            .segment(ProfileWords.RELEASE, 0, 0, 0.5, 0);
    PressRig rig = lostIn(PlcState.DWELL, twice);
    rig.runUntil(PlcState.COMPLETE_ORPHAN, 100);
    assertEquals(4, rig.f32(166), 0.1, "it never went on to 8 kN");
    assertEquals(4, rig.reg(116), "the release was the last segment");
  }

  @Test
  void inSituHoldsOnBeyondItsTimeUntilTheOwnerIsBack() {
    ProfileWords inSitu =
        new ProfileWords(1)
            .segment(ProfileWords.RAMP, 0, 6, 0.4, 0)
            .segment(ProfileWords.INSITU, 0, 6, 0, 20_000)
            .segment(ProfileWords.RELEASE, 0, 0, 0.5, 0);
    PressRig rig = lostIn(PlcState.INSITU, inSitu);
    assertEquals(HOLD, rig.reg(171));
    rig.run(300);
    assertEquals(PlcState.INSITU, rig.state());
    assertEquals(6000, rig.plant.forceN(), 120, "under the PLC's own loop");
    comeBack(rig);
    rig.runUntil(PlcState.COMPLETE, 60);
  }

  @Test
  void inSituEscalatesAfterTheOrphanHoursAndStillHolds() {
    ProfileWords inSitu =
        new ProfileWords(1)
            .segment(ProfileWords.RAMP, 0, 6, 0.4, 0)
            .segment(ProfileWords.INSITU, 0, 6, 0, 0xFFFFFFFFL);
    PressRig rig = PressRig.ready();
    rig.go(LIMITS, inSitu);
    rig.runUntil(PlcState.INSITU, 100);
    rig.beating = false;
    rig.registers.write(32, Words.join(Words.u32(rig.epoch()), new int[] {7777, 30, 0, 1}));
    rig.run(3590);
    assertTrue(!rig.tripped(0, 13), "not yet");
    rig.run(20);
    assertTrue(rig.tripped(0, 13));
    assertEquals(PlcState.INSITU, rig.state());
  }

  @Test
  void aRamThatIsBeingOpenedStopsAtOnce() {
    PlcParameters.Identity identity = PlcParameters.reference(1).identity();
    PlcParameters slow =
        new PlcParameters(
            identity, 10, 1024, 1, new PlcParameters.Motion(4, 0.8, 0.5), false, false);
    PressRig rig = new PressRig(slow, SensorParameters.highOnly(), new Bench(), 1);
    rig.run(0.2);
    for (int i = 0; i < 36; i++) {
      rig.plant.step(4e-5, 0.01);
    }
    rig.acquire();
    assertEquals(1, rig.send(Frame.HOME), "BUSY");
    rig.beating = false;
    rig.runUntil(() -> rig.reg(110) == 0, 4);
    rig.run(0.5);
    double at = rig.plant.positionMm();
    assertTrue(at > 0.5, "mm = " + at);
    assertEquals(4, rig.reg(113), "ABORTED");
    rig.run(5);
    assertEquals(at, rig.plant.positionMm(), 0.01);
  }

  @Test
  void aReleaseIsFinished() {
    PressRig rig = lostIn(PlcState.RELEASE, profile(0, 0, 1000).abortRate(1));
    rig.runUntil(PlcState.COMPLETE_ORPHAN, 60);
  }

  @Test
  void aPauseIsNeverEndedByThePressItself() {
    PressRig rig = PressRig.ready();
    rig.go(LIMITS, profile(0, 0, 60_000));
    rig.runUntil(PlcState.DWELL, 100);
    rig.send(Frame.PAUSE);
    rig.beating = false;
    rig.run(20);
    assertEquals(PlcState.PAUSED, rig.state());
    rig.runUntil(PlcState.FAULT, 100);
    assertEquals(0, rig.plant.forceN(), "after the grace the load is off");
  }

  /** Order of authority: segment, profile, ownership block, type. */
  @ParameterizedTest(name = "segment {0}, profile {1}, block {2} -> {3}")
  @CsvSource({"0, 0, 3, 3", "0, 2, 3, 2", "1, 2, 3, 1", "3, 2, 1, 3", "2, 3, 3, 2", "0, 1, 0, 1"})
  void theNearestInstructionCounts(int segment, int header, int block, int expected) {
    PressRig rig = PressRig.ready();
    rig.go(LIMITS, profile(segment, 0, 1000).loss(header));
    rig.runUntil(PlcState.RAMP, 60);
    rig.run(0.6);
    rig.beating = false;
    rig.registers.write(32, Words.join(Words.u32(rig.epoch()), new int[] {7777, 20, block, 72}));
    rig.runUntil(() -> rig.reg(171) != 0, 3);
    assertEquals(expected, rig.reg(171));
    PlcState state = rig.state();
    assertEquals(
        switch (expected) {
          case HOLD -> PlcState.PAUSED;
          case FINISH -> PlcState.RAMP;
          default -> PlcState.ABORTING;
        },
        state);
  }

  @Test
  void holdOnARampHasNoEndOfItsOwn() {
    PressRig rig = lostIn(PlcState.RAMP, profile(HOLD, 0, 1000));
    rig.run(120);
    assertEquals(PlcState.PAUSED, rig.state());
  }

  @Test
  void finishOnARampFinishesTheProgramWithItsDwell() {
    PressRig rig = lostIn(PlcState.RAMP, profile(FINISH, 0, 5000));
    rig.runUntil(PlcState.COMPLETE_ORPHAN, 200);
    assertEquals(8, rig.f32(166), 0.1);
    assertEquals(5000, rig.u32(120));
  }

  @Test
  void aHeldHeatKeepsItsTemperatureForHalfAnHour() {
    PressRig rig =
        new PressRig(
            PlcParameters.reference(3).withHeater(), SensorParameters.highOnly(), new Bench(), 1);
    rig.plant.place(new CellInDie(10).addPowder(Materials.LPSCL, 100));
    rig.run(0.2);
    rig.acquire();
    rig.go(
        LIMITS,
        new ProfileWords(1)
            .temperature(500)
            .segment(ProfileWords.RAMP, 0, 2, 0.4, 0)
            .segment(ProfileWords.HEAT, 0, 2, 0, 600_000)
            .segment(ProfileWords.RELEASE, 0, 0, 0.5, 0));
    rig.runUntil(() -> rig.f32(144) > 49, 600);
    rig.beating = false;
    rig.run(1790);
    assertEquals(50, rig.f32(144), 2, "still heated");
    rig.run(600);
    assertTrue(rig.f32(144) < 45, "off, " + rig.f32(144));
    assertEquals(PlcState.PAUSED, rig.state());
  }

  @Test
  void aWaitForAPersonGoesOnWaiting() {
    ProfileWords wait =
        new ProfileWords(1)
            .segment(ProfileWords.RAMP, 0, 2, 0.4, 0)
            .segment(ProfileWords.WAIT, 0, 0, 0, 0);
    PressRig rig = lostIn(PlcState.WAIT_OPERATOR, wait);
    rig.run(120);
    assertEquals(PlcState.WAIT_OPERATOR, rig.state());
    assertEquals(HOLD, rig.reg(171));
  }
}
