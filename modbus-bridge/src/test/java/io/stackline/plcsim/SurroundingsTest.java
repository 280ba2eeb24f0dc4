package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.plcsim.PressRegisters.Written;
import org.junit.jupiter.api.Test;

/** What hangs on the PLC beside the press: it is written and read, and moves nothing. */
class SurroundingsTest {
  private static double input(PressRig rig, int address) {
    return RegisterWriter.f32(rig.registers.inputs(address, 2).orElseThrow(), 0);
  }

  private static void setPoint(PressRig rig, double celsius) {
    int[] words = new int[2];
    new RegisterWriter(words).f32(0, celsius);
    assertEquals(Written.DONE, rig.registers.write(1000, words));
  }

  @Test
  void theCoolingWaterFollowsItsSetPoint() {
    PressRig rig = PressRig.ready();
    assertEquals(18, input(rig, 1000), 1e-6);
    setPoint(rig, 12);
    rig.run(60);
    assertEquals(12 + 6 * Math.exp(-1), input(rig, 1000), 0.05);
    rig.run(600);
    assertEquals(12, input(rig, 1000), 0.01);
    setPoint(rig, Double.NaN);
    rig.run(60);
    assertEquals(12, input(rig, 1000), 0.01, "no set point moves nothing");
  }

  @Test
  void aWetGloveboxShowsInItsDewPoint() {
    PressRig rig = PressRig.ready();
    assertEquals(-64, input(rig, 1002), 1);
    rig.panel.glovebox(false);
    rig.run(1);
    input(rig, 1002);
    rig.run(300);
    assertEquals(-20, input(rig, 1002), 1);
  }

  @Test
  void freeRegistersKeepWhatIsWrittenThroughARestart() {
    PressRig rig = PressRig.ready();
    assertEquals(Written.DONE, rig.registers.write(1030, new int[] {7, 8}));
    rig.restart();
    assertArrayEquals(new int[] {0, 7, 8}, rig.registers.holdings(1029, 3).orElseThrow());
    assertEquals(Written.NO_SUCH_ADDRESS, rig.registers.write(1031, new int[] {1, 2}));
    assertTrue(rig.registers.holdings(1031, 2).isEmpty(), "nothing lies behind them");
    assertTrue(rig.registers.inputs(1003, 2).isEmpty());
    assertEquals(8, rig.registers.holdings(1031, 1).orElseThrow()[0], "nothing was changed");
  }
}
