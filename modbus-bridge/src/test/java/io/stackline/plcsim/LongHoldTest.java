package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The same press, once in scans of 10 ms and once in as few scans as may be: what a stage or a hold
 * is judged by must not depend on it.
 */
class LongHoldTest {
  private static final int TWO_HOURS_S = 2 * 3600;
  private static final int LEAK = 2;

  private static void agree(LongHold fine, LongHold coarse, double mpa) {
    String both = fine + "\n" + coarse;
    assertEquals(fine.lowestMpa, coarse.lowestMpa, mpa, both);
    assertEquals(fine.highestMpa, coarse.highestMpa, mpa, both);
    assertEquals(fine.meanMpa(), coarse.meanMpa(), mpa, both);
    assertEquals(fine.rmsMpa(), coarse.rmsMpa(), 0.05 * fine.rmsMpa(), both);
    assertEquals(fine.cell.freeThicknessMm(), coarse.cell.freeThicknessMm(), 1e-5, both);
    assertEquals(fine.density(), coarse.density(), 1e-6, both);
    assertEquals(fine.rig.plc.uptimeMs(), coarse.rig.plc.uptimeMs(), "UPTIME");
    assertEquals(fine.topUps(), coarse.topUps(), 0.05 * fine.topUps() + 2, both);
    assertTrue(coarse.rig.scans < fine.rig.scans / 4, "control: far fewer scans\n" + both);
  }

  /** Constant pressure, then constant gap, where the force is free to leave its band. */
  @ParameterizedTest(name = "flags {0}: within {1} MPa")
  @CsvSource({"0, 0.1", "4, 0.2"})
  void aHoldIsTheSameInFewScansAndInMany(int flags, double mpa) {
    LongHold fine = new LongHold(false, flags);
    LongHold coarse = new LongHold(true, flags);
    fine.live(TWO_HOURS_S, fine::cycle);
    coarse.live(TWO_HOURS_S, coarse::cycle);
    agree(fine, coarse, mpa);
    double apartMs = fine.rig.u32(120) - (double) coarse.rig.u32(120);
    assertEquals(0, apartMs, 2e-3 * 1000 * TWO_HOURS_S, "credit");
  }

  @Test
  void aLeakIsNoticedAtTheSameTime() {
    int[] noticed = new int[2];
    for (int i = 0; i < 2; i++) {
      LongHold hold = new LongHold(i == 1, 0);
      hold.live(60, second -> {});
      hold.rig.plant.leak(1e-15);
      hold.live(600, second -> {});
      assertEquals(LongHold.TARGET_MPA, hold.lowestMpa, 1);
      noticed[i] = (hold.rig.reg(163) >> LEAK & 1) == 1 ? hold.topUps() : -1;
    }
    assertTrue(noticed[0] > 0 && noticed[1] > 0, "warned of");
    assertEquals(noticed[0], noticed[1], 0.1 * noticed[0], "top-ups");
  }

  /** Stage 1 of the lithium-metal recipe. */
  @Test
  void aPressedPelletIsTheSameInFewScansAndInMany() {
    CellInDie[] cells = new CellInDie[2];
    long[] scans = new long[2];
    for (int i = 0; i < 2; i++) {
      PressRig rig = PressRig.highRange(new Bench());
      cells[i] = new CellInDie(10).addPowder(Materials.LPSCL, 100);
      rig.striding = i == 1;
      rig.plant.place(cells[i]);
      rig.run(0.2);
      rig.acquire();
      double kn = 500 * LongHold.KN_PER_MPA;
      rig.go(
          new LimitWords(1.03 * kn, 0.8, 0.4, 0.4),
          new ProfileWords(1)
              .tolerance(0.01 * kn)
              .segment(ProfileWords.RAMP, ProfileWords.SOFT, kn, 0.39, 0)
              .segment(ProfileWords.DWELL, ProfileWords.SOAK, kn, 0, 180_000)
              .segment(ProfileWords.RELEASE, 0, 0, 0.39, 0));
      for (int s = 0; s < 1000 && rig.state() != PlcState.COMPLETE; s++) {
        rig.run(1);
      }
      assertEquals(PlcState.COMPLETE, rig.state());
      assertEquals(0, rig.reg(160) | rig.reg(161), "trips");
      assertEquals(500, rig.f32(166) / LongHold.KN_PER_MPA, 0.5, "peak MPa");
      assertEquals(180_000, rig.u32(120), "credited ms");
      scans[i] = rig.scans;
    }
    assertEquals(
        cells[0].layers().get(0).relativeDensity(),
        cells[1].layers().get(0).relativeDensity(),
        1e-5);
    assertEquals(cells[0].freeThicknessMm(), cells[1].freeThicknessMm(), 1e-5);
    assertTrue(scans[1] < scans[0] - 10_000, "control: the dwell took fewer scans");
  }

  @Test
  void theTraceOfALongHoldTellsTheTrueTimeOfEachSample() {
    LongHold hold = new LongHold(true, 0);
    hold.live(120, hold::cycle);
    long head = hold.rig.u32(154);
    long before = -1;
    for (long n = head - 100; n < head; n++) {
      int[] words = hold.rig.registers.inputs(4096 + 8 * (int) (n & 1023), 8).orElseThrow();
      assertEquals(n & 0xFFFF, words[0]);
      long ms = ((long) words[1] << 16) | words[2];
      assertTrue(before < 0 || (ms > before && ms <= before + 1000), before + " then " + ms);
      assertEquals(LongHold.TARGET_MPA, Words.f32(words[3], words[4]) / LongHold.KN_PER_MPA, 1.5);
      before = ms;
    }
    assertEquals(hold.rig.u32(102), before, "UPTIME is that of the last one");
  }
}
