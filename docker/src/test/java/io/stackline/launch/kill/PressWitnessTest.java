package io.stackline.launch.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.launch.kill.Sight.State;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PressWitnessTest {
  private final PressWitness witness = new PressWitness("A1");
  private long uptimeMs = 1000;
  private boolean dead;
  private boolean untouched;
  private int leaseDs = 30;
  private int boots = 1;
  private float peakKN = 10;
  private int limitsCrc = 0x8B4B;
  private boolean limitsAreRead = true;

  private PressWitnessTest see(State state, long runId, long strokes) {
    uptimeMs += 100;
    witness.see(
        new Sight(
            1, dead, untouched, uptimeMs, state, leaseDs, runId, strokes, boots, peakKN,
            limitsCrc));
    if (limitsAreRead) {
      witness.limits(new Limits(0x8B4B, 12));
    }
    return this;
  }

  private PressWitnessTest later(long millis) {
    uptimeMs += millis;
    return this;
  }

  private PressWitnessTest orphaned() {
    dead = true;
    leaseDs = 0;
    return this;
  }

  private PressWitnessTest reborn() {
    dead = false;
    untouched = true;
    leaseDs = 30;
    return this;
  }

  private void onlyFault(String words) {
    List<String> faults = witness.faults();
    assertEquals(1, faults.size(), faults.toString());
    assertTrue(faults.get(0).contains(words), faults.get(0));
  }

  @Test
  void aLifeWithAFrozenRampAndADwellThatEndsAloneIsInOrder() {
    see(State.IDLE, 5, 3).see(State.APPROACH, 7, 4).see(State.RAMP, 7, 4);
    orphaned().see(State.PAUSED, 7, 4).later(30_000).see(State.ABORTING, 7, 4);
    see(State.FAULT, 7, 4).reborn().see(State.FAULT, 7, 4).see(State.IDLE, 7, 4);
    untouched = false;
    see(State.APPROACH, 8, 5).see(State.RAMP, 8, 5).see(State.DWELL, 8, 5);
    orphaned().later(20_000).see(State.RELEASE, 8, 5).see(State.COMPLETE_ORPHAN, 8, 5);

    assertEquals(List.of(), witness.faults());
    assertEquals(2, witness.strokes().size());
    assertEquals(State.COMPLETE_ORPHAN, witness.strokes().get(8L));
  }

  @Test
  void aStartUnderTheSameRunIdIsFound() {
    see(State.IDLE, 7, 4).see(State.APPROACH, 7, 5).onlyFault("started a second time");
  }

  @Test
  void aRunIdThatComesBackIsFound() {
    see(State.IDLE, 7, 4).see(State.APPROACH, 9, 5).see(State.APPROACH, 8, 6);
    onlyFault("started after 9");
  }

  @Test
  void strokesBetweenTwoSightsAreFound() {
    see(State.IDLE, 7, 4).see(State.APPROACH, 9, 6).onlyFault("2 strokes were begun");
  }

  @Test
  void aPlcThatWasRestartedIsFound() {
    see(State.IDLE, 7, 4);
    boots = 2;
    see(State.IDLE, 7, 4).onlyFault("was restarted");
  }

  @Test
  void aRampThatGoesOnAloneIsFound() {
    see(State.RAMP, 7, 4).orphaned().see(State.RAMP, 7, 4).later(1000).see(State.RAMP, 7, 4);
    onlyFault("still in RAMP");
  }

  @Test
  void aFrozenRampThatKeepsItsLoadIsFound() {
    see(State.RAMP, 7, 4).orphaned().see(State.PAUSED, 7, 4).later(40_000).see(State.PAUSED, 7, 4);
    onlyFault("frozen for more than 30 s");
  }

  @Test
  void aPressThatGoesOnAloneIsFound() {
    see(State.PAUSED, 7, 4).orphaned().see(State.PAUSED, 7, 4).see(State.DWELL, 7, 4);
    onlyFault("alone it went from PAUSED to DWELL");
  }

  @Test
  void aStackPressureThatLetsGoAloneIsFound() {
    see(State.INSITU, 7, 4).orphaned().see(State.INSITU, 7, 4).see(State.ABORTING, 7, 4);
    onlyFault("alone it went from INSITU to ABORTING");
  }

  @Test
  void aStrokeThatBeginsWhileNobodyOwnsThePressIsFound() {
    see(State.IDLE, 7, 4).orphaned().see(State.IDLE, 7, 4).see(State.IDLE, 8, 5);
    onlyFault("while nobody owned the press");
  }

  @Test
  void aFrameThatWasUnderWayWhenItsSenderDiedIsNoFault() {
    see(State.READY, 7, 4);
    dead = true;
    see(State.APPROACH, 8, 5);
    assertEquals(List.of(), witness.faults());
  }

  @Test
  void aStrokeThatBeginsBeforeAnybodyAsksIsFound() {
    see(State.IDLE, 7, 4).reborn().see(State.IDLE, 7, 4).see(State.APPROACH, 8, 5);
    onlyFault("before anybody asked");
  }

  @Test
  void aPausedPressThatGoesOnByItselfIsFound() {
    reborn().see(State.PAUSED, 7, 4).see(State.RAMP, 7, 4).onlyFault("went on by itself");
  }

  @Test
  void aForceAboveTheCapOfItsLimitsIsFoundOnce() {
    peakKN = 11.9f;
    see(State.IDLE, 7, 4).see(State.APPROACH, 8, 5).see(State.DWELL, 8, 5);
    assertEquals(List.of(), witness.faults());
    peakKN = 12.1f;
    see(State.DWELL, 8, 5).see(State.RELEASE, 8, 5);
    onlyFault("RUN_ID 8 pressed 12.100 kN on a FORCE_CAP of 12.000 kN");
    assertEquals(1, witness.caps().held());
    assertEquals(12.1 / 12, witness.caps().nearest(), 1e-6);
  }

  @Test
  void aPeakThatWasSeenOnlyAfterTheStrokeCountsToo() {
    see(State.IDLE, 7, 4).see(State.APPROACH, 8, 5);
    peakKN = 12.1f;
    see(State.COMPLETE, 8, 5).onlyFault("RUN_ID 8 pressed 12.100 kN");
  }

  @Test
  void thePeakOfAStrokeIsNotHeldAgainstTheLimitsOfAnother() {
    see(State.IDLE, 7, 4);
    peakKN = 20;
    limitsCrc = 0x1111;
    see(State.APPROACH, 8, 5);
    witness.limits(new Limits(0x1111, 30));
    limitsCrc = 0x8B4B;
    see(State.COMPLETE, 8, 5);
    peakKN = 3;
    see(State.APPROACH, 9, 6).see(State.RAMP, 9, 6);
    assertEquals(List.of(), witness.faults());
    assertEquals(2, witness.caps().held());
  }

  @Test
  void aStrokeWhoseLimitsNobodyCouldReadIsFound() {
    limitsAreRead = false;
    see(State.IDLE, 7, 4).see(State.APPROACH, 8, 5);
    assertTrue(witness.wantsLimits());
    see(State.APPROACH, 9, 6).onlyFault("nobody could read the limits of RUN_ID 8");
  }

  @Test
  void limitsAreReadFromTheirRegisters() {
    ByteBuffer registers = ByteBuffer.allocate(2 * Limits.COUNT);
    registers.putInt(0, 0x40816F00).putShort(2 * 19, (short) 0x8B4B);
    assertEquals(new Limits(0x8B4B, 4.0448f), Limits.of(registers));
  }

  @Test
  void aStatusIsReadFromItsRegisters() {
    ByteBuffer registers = ByteBuffer.allocate(2 * Sight.COUNT);
    registers.putShort(0, (short) 9).putShort(2 * 79, (short) 9);
    registers.putInt(2 * 2, 123_456).putShort(2 * 4, (short) 5).putShort(2 * 10, (short) 30);
    registers.putInt(2 * 56, -2).putFloat(2 * 66, 19.5f).putInt(2 * 68, 42);
    registers.putShort(2 * 75, (short) 3).putShort(2 * 74, (short) 0x8B4B);

    assertEquals(
        new Sight(4, true, false, 123_456, State.DWELL, 30, 0xFFFFFFFEL, 42, 3, 19.5f, 0x8B4B),
        Sight.of(registers, 4, true, false));
    assertTrue(!Sight.isTorn(registers) && Sight.isTorn(registers.putShort(0, (short) 8)));
  }
}
