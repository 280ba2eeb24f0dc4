package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The six rules by which PRESSMAP 1.0 accepts a command, and the accident that each of them
 * prevents.
 */
class CommandRulesTest {
  private static final LimitWords LIMITS = new LimitWords(30, 1, 0.3, 1);

  private static ProfileWords longRun(long runId) {
    return new ProfileWords(runId)
        .segment(ProfileWords.RAMP, ProfileWords.SOFT, 8, 0.4, 0)
        .segment(ProfileWords.DWELL, ProfileWords.SOAK, 8, 0, 60_000)
        .segment(ProfileWords.RELEASE, 0, 0, 0.5, 0);
  }

  private static int stale(PressRig rig) {
    return rig.reg(173);
  }

  @Test
  void aFrameWithAWrongCrcIsForgottenAfterTwoHundredMillisecondsAndConsumesNothing() {
    PressRig rig = PressRig.ready();
    int sequence = rig.ackSequence();
    int[] frame = new Frame(rig.epoch(), Frame.TARE, 0, 0, 0, rig.nextSequence()).registers();
    frame[14] ^= 1;
    rig.registers.write(0, frame);
    rig.run(0.19);
    assertEquals(0, stale(rig), "still looking");
    rig.run(0.02);
    assertEquals(1, stale(rig));
    assertEquals(sequence, rig.ackSequence());
    assertArrayEquals(
        new int[16], rig.registers.holdings(0, 16).orElseThrow(), "the block reads as 0");
  }

  @Test
  void aFrameWrittenRegisterByRegisterIsObeyedEvenIfItsCommitComesBeforeItsLastPiece() {
    PressRig rig = PressRig.ready();
    int[] frame = new Frame(rig.epoch(), Frame.CLEAR, 0, 0, 0, rig.nextSequence()).registers();
    for (int i : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15}) {
      rig.registers.write(i, new int[] {frame[i]});
    }
    rig.run(0.1);
    rig.registers.write(14, new int[] {frame[14]});
    assertEquals(frame[15], rig.ackSequence());
    assertEquals(PressRig.DONE, rig.reg(113));
    assertEquals(0, stale(rig));
  }

  @Test
  void theNonceCannotBeReadBack() {
    PressRig rig = PressRig.ready();
    assertArrayEquals(new int[16], rig.registers.holdings(0, 16).orElseThrow());
    int nonceCrc = Words.crc(Words.u32(PressRig.NONCE));
    assertEquals(nonceCrc, rig.reg(172), "only its CRC is shown");
  }

  @Test
  void aZombiesFrameOfAnOldEpochIsCountedAndHidesNothing() {
    PressRig rig = PressRig.ready();
    long old = rig.epoch();
    rig.send(Frame.RELEASE);
    rig.acquire();
    int[] before = rig.registers.inputs(112, 4).orElseThrow();
    rig.write(new Frame(old, Frame.START, 0, 0, 5, rig.nextSequence()));
    assertArrayEquals(
        before, rig.registers.inputs(112, 4).orElseThrow(), "the owner's acknowledgement stays");
    assertEquals(1, stale(rig));
  }

  /**
   * Accident without the rule: any number that differs is executed, so a delayed RESUME moves the
   * press again.
   */
  @ParameterizedTest
  @ValueSource(ints = {-1, 2, 100})
  void onlyTheNextSequenceNumberIsExecuted(int offset) {
    PressRig rig = PressRig.ready();
    rig.send(Frame.CLEAR);
    int acknowledged = rig.ackSequence();
    rig.write(new Frame(rig.epoch(), Frame.RELEASE, 0, 0, 0, acknowledged + offset));
    assertEquals(acknowledged, rig.ackSequence());
    assertEquals(1, stale(rig));
    assertNotEquals(0, rig.reg(110), "still owned: RELEASE was not executed");
  }

  @Test
  void aRepeatedFrameRepeatsTheAcknowledgementAndNeverTheAction() {
    PressRig rig = PressRig.ready();
    rig.go(LIMITS, longRun(1));
    Frame pause = new Frame(rig.epoch(), Frame.PAUSE, 0, 0, 0, rig.nextSequence());
    rig.write(pause);
    assertEquals(PlcState.PAUSED, rig.state());
    rig.write(pause);
    assertEquals(PressRig.DONE, rig.reg(113));
    assertEquals(0, stale(rig));
    rig.send(Frame.RESUME);
    rig.write(pause);
    assertEquals(1, stale(rig), "the late copy of an older frame is refused without an answer");
    assertNotEquals(PlcState.PAUSED, rig.state());
  }

  /**
   * Accident without the rule: two hosts draw the same number and each believes the DONE is its
   * own.
   */
  @Test
  void theSameNumberWithAnotherContentIsRefusedAndTheAcknowledgementNamesItsFrame() {
    PressRig rig = PressRig.ready();
    Frame mine = new Frame(rig.epoch(), Frame.CLEAR, 0, 0, 0, rig.nextSequence());
    Frame theirs = new Frame(rig.epoch(), Frame.RELEASE, 0, 0, 0, mine.sequence());
    rig.write(mine);
    rig.write(theirs);
    assertEquals(1, stale(rig));
    assertEquals(mine.registers()[14], rig.reg(176), "ACK_CRC is that of the executed frame");
    assertNotEquals(theirs.registers()[14], rig.reg(176), "control: the frames differ");
    assertNotEquals(0, rig.reg(110), "still owned");
  }

  /**
   * Accident without the rule: a restart forgets the numbers and executes a frame from before it.
   */
  @Test
  void aFrameFromBeforeARestartIsNotExecutedAfterIt() {
    PressRig rig = PressRig.ready();
    Frame start = new Frame(rig.epoch(), Frame.ACQUIRE, 0, 99, 0, rig.nextSequence());
    rig.restart();
    rig.run(0.2);
    rig.write(start);
    assertEquals(0, rig.reg(110), "nobody owns it");
    assertEquals(1, stale(rig));
  }

  /** Accident without the rule: an ABORT that was meant for an earlier run ends a later one. */
  @Test
  void anAbortMustNameTheEpochAndTheRun() {
    PressRig rig = PressRig.ready();
    rig.go(LIMITS, longRun(7));
    rig.runUntil(PlcState.RAMP, 30);
    rig.write(new Frame(rig.epoch() - 1, Frame.ABORT, 0, 0, 7, 0));
    rig.write(new Frame(rig.epoch(), Frame.ABORT, 0, 0, 6, 0));
    rig.run(0.1);
    assertEquals(PlcState.RAMP, rig.state());
    assertEquals(2, stale(rig));
  }

  @Test
  void anybodyMayAbortOutsideTheSequenceAndAsOftenAsHeLikes() {
    PressRig rig = PressRig.ready();
    rig.go(LIMITS, longRun(7));
    rig.runUntil(PlcState.DWELL, 60);
    int[] before = rig.registers.inputs(112, 4).orElseThrow();
    rig.write(new Frame(rig.epoch(), Frame.ABORT, 0, 0, 7, 0));
    assertEquals(PlcState.ABORTING, rig.state());
    rig.run(1);
    double falling = rig.f32(126);
    rig.write(new Frame(rig.epoch(), Frame.ABORT, 0, 0, 7, 12345));
    rig.run(0.02);
    assertEquals(falling - 0.01, rig.f32(126), 0.003, "the second one does not begin again");
    assertArrayEquals(
        before, rig.registers.inputs(112, 4).orElseThrow(), "no acknowledgement is touched");
    assertEquals(0, stale(rig));
    rig.runUntil(PlcState.IDLE, 60);
    assertEquals(0, rig.plant.forceN());
  }

  @Test
  void theSequenceGoesOnAfterItsLastNumberWithOne() {
    PressRig rig = PressRig.lowRange(new Bench());
    rig.registers.write(15, new int[] {0xFFFF});
    rig.restart();
    rig.run(0.2);
    assertEquals(0xFFFF, rig.ackSequence());
    rig.acquire();
    assertEquals(1, rig.ackSequence());
  }

  @Test
  void startRepeatedWithTheLastRunIdIsDoneWithoutAction() {
    PressRig rig = PressRig.ready();
    ProfileWords run = longRun(3);
    rig.go(LIMITS, run);
    rig.runUntil(PlcState.RAMP, 30);
    long cycles = rig.u32(168);
    assertEquals(0, rig.start(LIMITS, run), "DONE");
    rig.run(0.1);
    assertEquals(PlcState.RAMP, rig.state());
    assertEquals(cycles, rig.u32(168));
    rig.runUntil(PlcState.COMPLETE, 300);
    assertEquals(0, rig.load(run));
    assertEquals(0, rig.start(LIMITS, run), "DONE");
    rig.run(0.5);
    assertEquals(PlcState.READY, rig.state(), "but it presses no second time");
  }
}
