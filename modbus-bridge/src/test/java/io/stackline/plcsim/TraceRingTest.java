package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The trace: numbered samples that a reader can check, at a period the identity block tells. */
class TraceRingTest {
  private static final LimitWords LIMITS = new LimitWords(30, 1, 0.3, 2);

  private static int[] sample(PressRig rig, long sequence) {
    int depth = rig.reg(22);
    return rig.registers.inputs(4096 + 8 * (int) (sequence & (depth - 1)), 8).orElseThrow();
  }

  private static long time(int[] sample) {
    return ((long) sample[1] << 16) | sample[2];
  }

  @ParameterizedTest(name = "scan {0} ms, decimation {1}, depth {2}")
  @CsvSource({"10, 1, 1024", "1, 1, 1024", "7, 1, 1024", "10, 6, 1024", "5, 3, 4096"})
  void samplesAreNumberedWithoutGapAndTheirTimesAreTrue(int scanMs, int decimation, int depth) {
    PlcParameters parameters =
        PlcParameters.reference(1)
            .withStepMs(scanMs)
            .withTraceDecimation(decimation)
            .withTraceDepth(depth);
    PressRig rig = new PressRig(parameters, SensorParameters.highOnly(), new Bench(), 5);
    rig.run(30);
    assertEquals(10 * decimation, rig.reg(24), "TRACE_PERIOD_MS");
    long head = rig.u32(154);
    long kept = Math.min(head, depth);
    assertEquals(30_000.0 / (10 * decimation), (double) head, 2);
    for (long sequence = head - kept; sequence < head; sequence++) {
      int[] words = sample(rig, sequence);
      assertEquals(sequence & 0xFFFF, words[0]);
      assertEquals((double) sequence * 10 * decimation, (double) time(words), scanMs + 0.5);
    }
  }

  @Test
  void aSampleSaysForcePositionSegmentAndFlags() {
    PressRig rig = PressRig.ready();
    rig.go(
        LIMITS,
        new ProfileWords(1)
            .segment(ProfileWords.RAMP, ProfileWords.LOW_CELL, 2, 0.4, 0)
            .segment(ProfileWords.DWELL, ProfileWords.SOAK | ProfileWords.LOW_CELL, 2, 0, 60_000)
            .segment(ProfileWords.RELEASE, ProfileWords.LOW_CELL, 0, 0.5, 0));
    rig.runUntil(PlcState.DWELL, 60);
    rig.run(1);
    int[] words = sample(rig, rig.u32(154) - 1);
    assertEquals(2.0, Words.f32(words[3], words[4]), 0.03);
    int micrometres = (words[5] << 16) | words[6];
    assertEquals(rig.plant.positionMm() * 1000, micrometres, 3);
    assertEquals(0b0000_0111_0010_0001, words[7], "segment 1, type 2, in band, contact, low cell");
    assertEquals(rig.u32(102), time(words));
  }

  @Test
  void aBrokenCellMarksItsSamplesUntilAnotherOneTakesOver() {
    TraceRing ring = new TraceRing(1024, 1);
    ring.offer(10, 10, Double.NaN, 1, new TraceRing.Tags(0, 0, false, false, false));
    ring.offer(20, 20, 1, 1, new TraceRing.Tags(0, 0, false, false, false));
    assertEquals(0x8000, ring.read(4096 + 7));
    assertEquals(0, ring.read(4096 + 15));
    assertTrue(!ring.contains(4095) && !ring.contains(4096 + 8192));
  }

  @Test
  void theRingKnowsWhichSampleLiesWhere() {
    TraceRing ring = new TraceRing(1024, 1);
    for (int i = 0; i < 1500; i++) {
      ring.offer(10L * i, 10L * i, 0, 0, new TraceRing.Tags(0, 0, false, false, false));
    }
    assertEquals(1499, ring.sequenceAt(4096 + 8 * (1499 - 1024)));
    assertEquals(476, ring.sequenceAt(4096 + 8 * 476));
    assertEquals(1024, ring.sequenceAt(4096));
  }

  @Test
  void snapshotsAgreeAndCountEveryRefresh() {
    PressRig rig = PressRig.ready();
    rig.beating = false;
    int before = rig.reg(100);
    rig.run(0.05);
    assertEquals(before + 5, rig.reg(100));
    assertEquals(rig.reg(100), rig.reg(179));
  }
}
