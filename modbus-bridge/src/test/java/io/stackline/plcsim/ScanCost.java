package io.stackline.plcsim;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What one scan costs, in ns of CPU time: of an idle press, and of one that presses four layers.
 * Run it by hand; it is no test.
 */
public final class ScanCost {
  private static final int SCANS = 200_000;
  private static final int ROUNDS = 9;
  private static final int HUNDRED = 100;

  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private ScanCost() {}

  /** Prints the median, least and most of nine rounds. */
  public static void main(String[] arguments) {
    PressRig idle = PressRig.lowRange(new Bench());
    idle.run(1);
    print("idle", idle, rig -> rig.plc.step());
    print("idle, registers looked at", idle, ScanCost::stepAndLook);
    print("idle, in few scans", idle, rig -> rig.plc.advance(rig.plc.stepMs() * HUNDRED), HUNDRED);
    PressRig active = PressRig.lowRange(new Bench());
    active.plant.place(
        new CellInDie(10)
            .addRigid(0.02)
            .addPowder(Materials.NMC_COMPOSITE, 20)
            .addPowder(Materials.LPSCL, 100)
            .addPowder(Materials.LI3INCL6, 20));
    active.run(0.2);
    active.acquire();
    active.go(
        new LimitWords(30, 1, 0.3, 2),
        new ProfileWords(1)
            .segment(ProfileWords.RAMP, 0, 20, 0.8, 0)
            .segment(ProfileWords.DWELL, 0, 20, 0, 0xFFFFFFF0L, 2));
    active.runUntil(PlcState.DWELL, 100);
    active.run(5);
    print("dwell", active, rig -> rig.plc.step());
    print("dwell, registers looked at", active, ScanCost::stepAndLook);
    print(
        "dwell, in few scans", active, rig -> rig.plc.advance(rig.plc.stepMs() * HUNDRED), HUNDRED);
  }

  private static void stepAndLook(PressRig rig) {
    rig.plc.step();
    rig.reg(100);
  }

  private static void print(String name, PressRig rig, Consumer<PressRig> scan) {
    print(name, rig, scan, 1);
  }

  private static void print(String name, PressRig rig, Consumer<PressRig> turn, int scans) {
    double[] ns = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long began = CPU.getCurrentThreadCpuTime();
      for (int i = 0; i < SCANS; i += scans) {
        turn.accept(rig);
      }
      ns[round] = (double) (CPU.getCurrentThreadCpuTime() - began) / SCANS;
    }
    Arrays.sort(ns);
    System.out.printf(
        Locale.ROOT,
        "%-40s %7.1f ns a scan of 10 ms (%.1f to %.1f), %s%n",
        name,
        ns[ROUNDS / 2],
        ns[0],
        ns[ROUNDS - 1],
        rig.plc.state());
  }
}
