package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The segments of a program. */
class ProgramTest {
  private static final LimitWords LIMITS = new LimitWords(30, 1, 0.3, 1);
  private static final int RAMP = ProfileWords.RAMP;
  private static final int DWELL = ProfileWords.DWELL;
  private static final int INSITU = ProfileWords.INSITU;
  private static final int RELEASE = ProfileWords.RELEASE;
  private static final int SOAK = ProfileWords.SOAK;

  private static ProfileWords upTo(double kn) {
    return new ProfileWords(1).segment(RAMP, ProfileWords.SOFT, kn, 0.4, 0);
  }

  private static PressRig started(ProfileWords profile) {
    PressRig rig = PressRig.ready();
    rig.go(LIMITS, profile);
    return rig;
  }

  @Test
  void aWholeProgramShowsItsStatesInOrderAndEndsWithTheRamOpen() {
    PressRig rig = PressRig.ready();
    List<PlcState> seen = new ArrayList<>();
    rig.go(
        LIMITS,
        new ProfileWords(1)
            .segment(ProfileWords.PRELOAD, 0, 0.3, 0.1, 2000)
            .segment(RAMP, ProfileWords.SOFT, 8, 0.4, 0)
            .segment(DWELL, SOAK, 8, 0, 5000)
            .segment(RELEASE, 0, 1, 0.5, 0)
            .segment(RELEASE, 0, 0, 0.2, 0));
    rig.runUntil(
        () -> {
          if (seen.isEmpty() || seen.get(seen.size() - 1) != rig.state()) {
            seen.add(rig.state());
          }
          return rig.state() == PlcState.COMPLETE;
        },
        200);
    assertEquals(
        List.of(
            PlcState.APPROACH, PlcState.RAMP, PlcState.DWELL, PlcState.RELEASE, PlcState.COMPLETE),
        seen);
    assertEquals(0, rig.plant.forceN());
    assertTrue(rig.plant.positionMm() < 0.05, "open");
    assertEquals(5000, rig.u32(120));
    assertEquals(0, rig.u32(122), "nothing remains");
    assertEquals(4, rig.reg(116), "SEG_INDEX of the last segment");
  }

  @Test
  void aCompletedPressAcceptsTheNextRunAfterANewValidation() {
    PressRig rig = started(upTo(2).segment(RELEASE, 0, 0, 0.5, 0));
    rig.runUntil(PlcState.COMPLETE, 60);
    ProfileWords second =
        new ProfileWords(2).segment(RAMP, 0, 2, 0.4, 0).segment(RELEASE, 0, 0, 0.5, 0);
    assertEquals(3, rig.start(LIMITS, second), "not before it is validated");
    assertEquals(0, rig.load(second));
    assertEquals(PlcState.READY, rig.state());
    assertEquals(0, rig.start(LIMITS, second));
    rig.runUntil(PlcState.COMPLETE, 60);
    assertEquals(2, rig.u32(168), "CYCLES");
  }

  @Test
  void theRampStartsFromTheForceAtContactAndLandsSoftly() {
    PressRig rig = started(upTo(8).segment(DWELL, SOAK, 8, 0, 1000).segment(RELEASE, 0, 0, 0.5, 0));
    rig.runUntil(PlcState.RAMP, 30);
    assertEquals(rig.plant.forceN() * 1e-3, rig.f32(126), 0.05, "set-point at contact");
    rig.runUntil(() -> rig.f32(126) > 4, 60);
    double before = rig.f32(126);
    rig.run(1);
    assertEquals(0.4, rig.f32(126) - before, 0.005, "full rate");
    rig.runUntil(() -> rig.f32(126) > 7.65, 60);
    before = rig.f32(126);
    rig.run(1);
    assertEquals(0.1, rig.f32(126) - before, 0.005, "a quarter of it above 95 %");
  }

  @Test
  void aGuaranteedSoakCreditsOnlyTimeInBand() {
    PressRig rig = started(upTo(8).segment(DWELL, SOAK, 8, 0, 5000).segment(RELEASE, 0, 0, 0.5, 0));
    rig.runUntil(PlcState.DWELL, 60);
    rig.run(2);
    long credit = rig.u32(120);
    assertEquals(2000L, credit, "in band from the start");
    rig.sensors.disturbHigh(-150);
    rig.run(0.2);
    rig.runUntil(() -> (rig.reg(106) >> 3 & 1) == 1, 5);
    assertTrue(rig.u32(118) > rig.u32(120) + 50, "time out of band was not credited");
    rig.runUntil(PlcState.RELEASE, 20);
    assertEquals(5000, rig.u32(120));
    assertTrue(rig.reg(161) == 0, "no time-out");
  }

  @Test
  void aSoakOfThreeTimesItsDurationGoesOnWithAnAlarm() {
    PressRig rig = PressRig.ready();
    LimitWords wide = new LimitWords(30, 1, 5, 1);
    rig.go(
        wide,
        upTo(8).tolerance(0.001).segment(DWELL, SOAK, 8, 0, 1000).segment(RELEASE, 0, 0, 0.5, 0));
    rig.runUntil(PlcState.DWELL, 60);
    rig.runUntil(PlcState.RELEASE, 4);
    assertTrue(rig.u32(120) < 1000, "credit " + rig.u32(120));
    assertTrue(rig.tripped(1, 0), "dwell time-out");
    rig.runUntil(PlcState.COMPLETE, 60);
    assertEquals(17, rig.reg(164), "first out");
  }

  @Test
  void anUnguaranteedDwellCountsAllTimeButCreditsTheBand() {
    PressRig rig = PressRig.ready();
    LimitWords wide = new LimitWords(30, 1, 5, 1);
    rig.go(
        wide,
        upTo(8).tolerance(0.001).segment(DWELL, 0, 8, 0, 1000).segment(RELEASE, 0, 0, 0.5, 0));
    rig.runUntil(PlcState.DWELL, 60);
    rig.runUntil(PlcState.RELEASE, 1.1);
    assertTrue(rig.u32(120) < 900, "credit " + rig.u32(120));
    assertEquals(0, rig.reg(161));
  }

  @Test
  void aSegmentMayStopWhenItsBandIsLost() {
    int flags = SOAK | ProfileWords.STOP_OUT_OF_BAND;
    PressRig rig =
        started(upTo(8).segment(DWELL, flags, 8, 0, 60_000).segment(RELEASE, 0, 0, 0.5, 0));
    rig.runUntil(PlcState.DWELL, 60);
    rig.run(1);
    rig.sensors.disturbHigh(-160);
    rig.runUntil(PlcState.PAUSED, 1);
    assertTrue(rig.tripped(1, 0));
  }

  @Test
  void aProgramThatEndsUnderLoadLetsGoAtTheAbortRate() {
    PressRig rig = started(upTo(4));
    rig.runUntil(PlcState.RELEASE, 60);
    rig.runUntil(PlcState.COMPLETE, 60);
    assertEquals(0, rig.plant.forceN());
  }

  @Test
  void constantGapHoldsThePositionAndLetsTheForceRelax() {
    int flags = ProfileWords.GAP;
    PressRig rig =
        started(
            upTo(8)
                .tolerance(0.4)
                .segment(INSITU, flags, 8, 0.1, 300_000)
                .segment(RELEASE, 0, 0, 0.5, 0));
    rig.runUntil(PlcState.INSITU, 60);
    rig.run(1);
    double gap = rig.plant.positionMm();
    rig.run(250);
    assertEquals(gap, rig.plant.positionMm(), 0.003);
    assertTrue(rig.plant.forceN() < 7990, "relaxed to " + rig.plant.forceN());
  }

  @Test
  void heatingWaitsUntilThePlatensAreWarm() {
    PressRig rig =
        new PressRig(
            PlcParameters.reference(3).withHeater(), SensorParameters.highOnly(), new Bench(), 1);
    rig.plant.place(new CellInDie(10).addPowder(Materials.LPSCL, 100));
    rig.run(0.2);
    rig.acquire();
    rig.go(
        LIMITS,
        upTo(2)
            .temperature(500)
            .segment(ProfileWords.HEAT, 0, 2, 0, 10_000)
            .segment(RELEASE, 0, 0, 0.5, 0));
    rig.runUntil(() -> rig.reg(117) == ProfileWords.HEAT, 60);
    rig.runUntil(() -> rig.f32(144) > 45, 600);
    assertEquals(1, rig.reg(106) >> 10 & 1, "heater on");
    rig.runUntil(PlcState.COMPLETE, 600);
    assertEquals(50, rig.f32(144), 6, "still warm");
    assertEquals(0, rig.reg(106) >> 10 & 1, "heater off");
  }

  @Test
  void discretesAreTheStatusBitsAndThenTheInterlocks() {
    PressRig rig = started(upTo(2).segment(RELEASE, 0, 0, 0.5, 0));
    rig.runUntil(PlcState.RAMP, 30);
    boolean[] bits = rig.registers.discretes(0, 32).orElseThrow();
    for (int i = 0; i < 16; i++) {
      assertEquals((rig.reg(106) >> i & 1) == 1, bits[i], "status bit " + i);
      assertEquals((rig.reg(107) >> i & 1) == 1, bits[16 + i], "interlock " + i);
    }
    assertTrue(bits[5], "control: running");
  }
}
