package io.stackline.plcsim.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.plcsim.Bench;
import io.stackline.plcsim.SensorParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every trouble at the press, scan by scan. */
class TroubleTest {
  private static final int UPTIME = 102;
  private static final int FORCE = 124;
  private static final int POSITION = 132;

  private final Device press =
      new Cabinet(
          SimulatedPressConfig.reference25t("P1", SensorParameters.withLowRange().noiseless()),
          new Bench(),
          1);

  TroubleTest() {
    press.advance(20);
  }

  private int[] read(int address) {
    Answer answer = press.readInput(1, address, 2);
    return new int[] {answer.value(0), answer.value(1)};
  }

  private double f32(int address) {
    int[] words = read(address);
    return Float.intBitsToFloat((words[0] << 16) | words[1]);
  }

  private long u32(int address) {
    int[] words = read(address);
    return ((long) words[0] << 16) | words[1];
  }

  @ParameterizedTest
  @EnumSource
  void eachBeginsAndEndsOnAPressThatStandsOpen(Trouble trouble) {
    trouble.begin(press, trouble.usual());
    press.advance(20);
    trouble.end(press);
    press.advance(20);
    assertTrue(f32(FORCE) < 1, "whatever it was, the cell shows no load");
  }

  @Test
  void aSensorThatDriftsWandersAndIsRepaired() {
    Trouble.POSITION_DRIFT.begin(press, 60);
    press.advance(100);
    assertEquals(1, f32(POSITION), 0.01, "1 % of 100 mm in a second");
    Trouble.POSITION_DRIFT.end(press);
    press.advance(1);
    assertEquals(0, f32(POSITION), 1e-6);
  }

  @Test
  void aSensorThatSticksShowsWhatItShowed() {
    Trouble.POSITION_DRIFT.begin(press, 60);
    press.advance(100);
    Trouble.POSITION_STUCK.begin(press, 0);
    press.advance(1);
    double shown = f32(POSITION);
    press.advance(100);
    assertEquals(shown, f32(POSITION));
    assertEquals(1, shown, 0.02);
  }

  @Test
  void theClockJumpsForthAndBackAndTheTimeDoesNot() {
    long before = u32(UPTIME);
    Trouble.CLOCK_JUMP.begin(press, 3600);
    press.advance(1);
    assertEquals(before + 3_600_010, u32(UPTIME));
    Trouble.CLOCK_JUMP.begin(press, -3600);
    press.advance(1);
    assertEquals(before + 20, u32(UPTIME));
    assertEquals(before + 20, press.uptimeMs());
  }

  @ParameterizedTest
  @CsvSource({"OIL_LOW, -1", "AIR_IN_OIL, 21", "LEAK, -1", "GUARD_OPEN, 1", "TILT, NaN"})
  void whatCannotBeIsRefusedBeforeItHappens(Trouble trouble, double amount) {
    assertThrows(IllegalArgumentException.class, () -> new Fault.AtPress(trouble, amount));
  }
}
