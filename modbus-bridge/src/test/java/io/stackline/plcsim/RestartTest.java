package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The PLC loses power: what it forgets, what it keeps, and what it must not do. */
class RestartTest {
  private static final LimitWords LIMITS = new LimitWords(30, 1, 0.3, 2);

  private static ProfileWords profile(long runId) {
    return new ProfileWords(runId)
        .segment(ProfileWords.RAMP, 0, 8, 0.4, 0)
        .segment(ProfileWords.DWELL, ProfileWords.SOAK, 8, 0, 60_000)
        .segment(ProfileWords.RELEASE, 0, 0, 0.5, 0);
  }

  @Test
  void aBootAtRestBeginsANewEpochAndForgetsLimitsAndProfile() {
    PressRig rig = PressRig.ready();
    rig.load(LIMITS, profile(1));
    long epoch = rig.epoch();
    int boots = rig.reg(175);
    rig.restart();
    assertEquals(PlcState.BOOT, rig.state());
    rig.beating = false;
    rig.run(0.2);
    assertEquals(PlcState.IDLE, rig.state());
    assertEquals(epoch + 1, rig.epoch());
    assertEquals(boots + 1, rig.reg(175));
    assertEquals(0, rig.reg(110));
    assertEquals(0, rig.reg(158) | rig.reg(159) | rig.reg(174));
    assertEquals(0, rig.u32(102) / 1000, "uptime starts again");
  }

  @Test
  void aBootDuringARunHoldsTheLoadInFaultUntilTheOwnerResets() {
    PressRig rig = PressRig.ready();
    rig.go(LIMITS, profile(9));
    rig.runUntil(PlcState.DWELL, 60);
    rig.restart();
    rig.beating = false;
    rig.run(10);
    assertEquals(PlcState.FAULT, rig.state());
    assertTrue(rig.tripped(1, 3), "power fail");
    assertEquals(8000, rig.plant.forceN(), 300, "held by the closed valves");
    assertEquals(9, rig.u32(156), "RUN_ID is still told");
    rig.write(new Frame(rig.epoch(), Frame.ABORT, 0, 0, 9, 0));
    assertEquals(PlcState.FAULT, rig.state(), "only RESET_ALARM leaves it");
    assertEquals(PressRig.REFUSED, rig.send(Frame.ACQUIRE, 0, 4711, 0));
    assertEquals(1, rig.nack(), "a held load belongs to the nonce that started it");
    rig.acquire();
    rig.beating = true;
    assertEquals(PressRig.DONE, rig.send(Frame.RESET));
    rig.runUntil(PlcState.IDLE, 60);
    assertEquals(0, rig.plant.forceN());
    rig.load(LIMITS, profile(9));
    assertEquals(0, rig.start(LIMITS, profile(9)));
    rig.run(1);
    assertEquals(PlcState.READY, rig.state(), "the run that was lost is not pressed again");
  }

  /** What stiffness it has nobody remembers: the pellet must not be thrown about meanwhile. */
  @Test
  void aLoadFoundAtBootComesOffWithoutSwings() {
    PressRig rig = PressRig.ready();
    rig.go(LIMITS, profile(9));
    rig.runUntil(PlcState.DWELL, 60);
    rig.run(5);
    rig.restart();
    rig.beating = false;
    rig.run(1);
    rig.acquire();
    rig.beating = true;
    double lowest = rig.plant.forceN();
    assertEquals(PressRig.DONE, rig.send(Frame.RESET));
    while (rig.state() == PlcState.ABORTING) {
      rig.run(0.05);
      double forceN = rig.plant.forceN();
      assertTrue(forceN <= lowest + 50, forceN + " N after " + lowest + " N");
      lowest = Math.min(lowest, forceN);
    }
    assertEquals(PlcState.IDLE, rig.state());
  }

  @Test
  void commandsAreRefusedWhileBooting() {
    PressRig rig = PressRig.lowRange(new Bench());
    assertEquals(PressRig.REFUSED, rig.send(Frame.ACQUIRE, 0, 1, 0));
    assertEquals(3, rig.nack());
  }
}
