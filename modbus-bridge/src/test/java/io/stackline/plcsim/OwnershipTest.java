package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Epoch, lease, heartbeat and nonce. */
class OwnershipTest {
  private static final LimitWords LIMITS = new LimitWords(30, 1, 0.3, 1);
  private static final long OTHER = 0x0BAD_CAFEL;

  private static PressRig running() {
    PressRig rig = PressRig.ready();
    rig.go(
        LIMITS,
        new ProfileWords(1)
            .segment(ProfileWords.RAMP, 0, 8, 0.4, 0)
            .segment(ProfileWords.INSITU, 0, 8, 0, 0xFFFFFFFFL)
            .segment(ProfileWords.RELEASE, 0, 0, 0.5, 0));
    rig.runUntil(PlcState.INSITU, 60);
    return rig;
  }

  private static void heartbeat(PressRig rig, long epoch, int beat, int timeout, int loss) {
    rig.registers.write(32, Words.join(Words.u32(epoch), new int[] {beat, timeout, loss, 72}));
  }

  @Test
  void aGrantRaisesTheEpochAndStartsALease() {
    PressRig rig = PressRig.lowRange(new Bench());
    rig.beating = false;
    rig.run(0.2);
    long epoch = rig.epoch();
    rig.acquire();
    assertEquals(epoch + 1, rig.epoch());
    assertEquals(epoch, rig.u32(177), "ACK_EPOCH is that of the frame");
    assertEquals(30, rig.reg(110), "3 s until told otherwise");
    rig.run(3.1);
    assertEquals(0, rig.reg(110));
  }

  @Test
  void aLeaseThatRunsIsNotGivenToAnybodyElse() {
    PressRig rig = PressRig.ready();
    assertEquals(PressRig.REFUSED, rig.send(Frame.ACQUIRE, 0, OTHER, 0));
    assertEquals(13, rig.nack());
    assertEquals(
        PressRig.REFUSED,
        rig.send(Frame.ACQUIRE, 0, PressRig.NONCE, 0),
        "not even to its own nonce");
  }

  @Test
  void afterTheLeaseAnybodyMayAcquireAtRestButDuringARunOnlyTheNonceThatStartedIt() {
    PressRig rig = running();
    rig.beating = false;
    rig.run(3.1);
    assertEquals(PressRig.REFUSED, rig.send(Frame.ACQUIRE, 0, OTHER, 0));
    assertEquals(1, rig.nack());
    assertEquals(PressRig.DONE, rig.send(Frame.ACQUIRE, 0, PressRig.NONCE, 0));
    assertEquals(PlcState.INSITU, rig.state(), "the running program was not touched");

    PressRig atRest = PressRig.ready();
    atRest.beating = false;
    atRest.run(3.1);
    assertEquals(PressRig.DONE, atRest.send(Frame.ACQUIRE, 0, OTHER, 0));
  }

  @Test
  void stealingNeedsTheLocalKeyAndThenTakesEvenARunningPress() {
    PressRig rig = running();
    assertEquals(PressRig.REFUSED, rig.send(Frame.STEAL, 0, OTHER, 0));
    assertEquals(4, rig.nack());
    rig.panel.turnStealKey(true);
    assertEquals(PressRig.DONE, rig.send(Frame.STEAL, 0, OTHER, 0));
    rig.beating = false;
    rig.run(3.1);
    assertEquals(
        PressRig.REFUSED,
        rig.send(Frame.ACQUIRE, 0, PressRig.NONCE, 0),
        "the first owner has lost it");
  }

  @Test
  void onlyTheCurrentEpochAndAChangedHeartbeatRenewTheLease() {
    PressRig rig = PressRig.ready();
    rig.beating = false;
    rig.run(1);
    int left = rig.reg(110);
    heartbeat(rig, rig.epoch() - 1, 500, 600, 0);
    assertEquals(left, rig.reg(110), "old epoch");
    heartbeat(rig, rig.epoch(), rig.reg(111), 600, 0);
    assertEquals(left, rig.reg(110), "same number");
    heartbeat(rig, rig.epoch(), 500, 600, 0);
    assertEquals(600, rig.reg(110), "60 s");
    assertEquals(500, rig.reg(111), "echo");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "19, 0", "601, 0", "30, 4"})
  void anImpossibleTimeoutOrLossActionRenewsNothing(int timeout, int loss) {
    PressRig rig = PressRig.ready();
    rig.beating = false;
    rig.run(1);
    int left = rig.reg(110);
    heartbeat(rig, rig.epoch(), 500, timeout, loss);
    assertEquals(left, rig.reg(110));
  }

  @Test
  void aLateHeartbeatDoesNotBringBackALeaseThatHasRunOutOrWasGivenBack() {
    PressRig rig = PressRig.ready();
    rig.beating = false;
    rig.send(Frame.RELEASE);
    assertEquals(0, rig.reg(110));
    rig.beat();
    assertEquals(0, rig.reg(110));
    assertEquals(PressRig.REFUSED, rig.send(Frame.CLEAR));
    assertEquals(1, rig.nack(), "not owner");
  }

  @Test
  void ownershipCanBeGivenBackAtRestButNotDuringARun() {
    PressRig rig = running();
    assertEquals(PressRig.REFUSED, rig.send(Frame.RELEASE));
    assertEquals(3, rig.nack());
    rig.send(Frame.CONFIRM);
    rig.runUntil(PlcState.COMPLETE, 100);
    assertEquals(PressRig.DONE, rig.send(Frame.RELEASE));
    assertEquals(0, rig.reg(110));
  }

  @Test
  void theKeyOnLocalOrMaintenanceRefusesCommandsButNotGivingBack() {
    PressRig rig = PressRig.ready();
    rig.panel.turnKey(Panel.Key.MAINTENANCE);
    rig.run(0.1);
    assertEquals(PressRig.REFUSED, rig.send(Frame.RELEASE));
    assertEquals(4, rig.nack());
    assertEquals(PlcState.MANUAL, rig.state());
    rig.panel.turnKey(Panel.Key.LOCAL);
    assertEquals(PressRig.REFUSED, rig.send(Frame.CLEAR));
    assertEquals(PressRig.DONE, rig.send(Frame.RELEASE));
  }

  @Test
  void aNonceOfZeroIsNone() {
    PressRig rig = PressRig.lowRange(new Bench());
    rig.run(0.2);
    assertEquals(PressRig.REFUSED, rig.send(Frame.ACQUIRE, 0, 0, 0));
    assertEquals(10, rig.nack());
    assertTrue(rig.reg(110) == 0);
  }
}
