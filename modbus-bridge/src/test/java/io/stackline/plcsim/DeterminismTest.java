package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The same seed gives the same registers; another seed does not. */
class DeterminismTest {
  private static int traceOf(long seed) {
    PressRig rig =
        new PressRig(
            PlcParameters.reference(1), SensorParameters.withLowRange(), new Bench(), seed);
    rig.plant.place(new CellInDie(10).addPowder(Materials.LPSCL, 100));
    rig.run(0.2);
    rig.acquire();
    rig.go(
        new LimitWords(30, 1, 0.3, 2),
        new ProfileWords(1)
            .segment(ProfileWords.RAMP, 0, 8, 0.4, 0)
            .segment(ProfileWords.DWELL, ProfileWords.SOAK, 8, 0, 5000)
            .segment(ProfileWords.RELEASE, 0, 0, 0.5, 0));
    rig.runUntil(PlcState.DWELL, 60);
    rig.run(4);
    int hash = Arrays.hashCode(rig.registers.inputs(100, 80).orElseThrow());
    return 31 * hash + Arrays.hashCode(rig.registers.inputs(4096, 8192).orElseThrow());
  }

  @Test
  void aSeedDecidesEverything() {
    assertEquals(traceOf(42), traceOf(42));
    assertNotEquals(traceOf(42), traceOf(43));
  }
}
