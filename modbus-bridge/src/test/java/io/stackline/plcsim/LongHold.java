package io.stackline.plcsim;

import java.util.Locale;
import java.util.function.IntConsumer;

/**
 * A dense pellet and a lithium disc in a Ø10 die, held at 70 MPa ± 1 MPa until released, and what
 * such a hold is judged by.
 */
final class LongHold {
  static final double KN_PER_MPA = 78.5398e-3;
  static final double TARGET_MPA = 70;

  private static final int HALF_CYCLE_S = 7200;
  private static final double FULL_UM = 8.6;
  private static final double ROOM_K = 2;
  private static final int DAY_S = 86_400;

  final PressRig rig;
  final CellInDie cell = new CellInDie(10).addPowder(Materials.LPSCL, 100);
  double lowestMpa = Double.POSITIVE_INFINITY;
  double highestMpa;
  private double sumMpa;
  private double squaresMpa;
  private int seconds;

  /**
   * Presses and waits until the pressure is held.
   *
   * @param striding in as few scans as may be, else all of 10 ms
   * @param flags of the in-situ segment
   */
  LongHold(boolean striding, int flags) {
    rig = new PressRig(PlcParameters.reference(1), SensorParameters.highOnly(), new Bench(), 3);
    cell.advance(500, StepConditions.of(60, 25));
    cell.addMetal(Materials.LITHIUM, 8, 0.1);
    rig.striding = striding;
    rig.plant.place(cell);
    rig.run(0.2);
    rig.acquire();
    double kn = TARGET_MPA * KN_PER_MPA;
    rig.go(
        new LimitWords(1.5 * kn, 1, 1, 1),
        new ProfileWords(1)
            .approach(0.05)
            .tolerance(KN_PER_MPA)
            .segment(ProfileWords.RAMP, ProfileWords.SOFT, kn, 0.04, 0)
            .segment(ProfileWords.INSITU, flags, kn, 0.04, 0xFFFFFFFFL));
    while (rig.state() != PlcState.INSITU) {
      rig.run(0.5);
    }
    rig.run(10);
  }

  /** Charged and discharged in two hours each, in a room of 25 ± 2 °C. */
  void cycle(int second) {
    double within = (double) second / HALF_CYCLE_S % 2;
    cell.breathe(FULL_UM * (within <= 1 ? within : 2 - within));
    rig.panel.ambient(25 + ROOM_K * Math.sin(2 * Math.PI * second / DAY_S));
  }

  /** Lets time pass, with something that happens every second. */
  void live(int forSeconds, IntConsumer happening) {
    for (int second = 0; second < forSeconds; second++) {
      happening.accept(second);
      rig.run(1);
      double mpa = mpa();
      lowestMpa = Math.min(lowestMpa, mpa);
      highestMpa = Math.max(highestMpa, mpa);
      sumMpa += mpa;
      squaresMpa += (mpa - TARGET_MPA) * (mpa - TARGET_MPA);
      seconds++;
    }
  }

  double mpa() {
    return rig.plant.forceN() * 1e-3 / KN_PER_MPA;
  }

  double meanMpa() {
    return sumMpa / seconds;
  }

  double rmsMpa() {
    return Math.sqrt(squaresMpa / seconds);
  }

  double density() {
    return cell.layers().get(0).relativeDensity();
  }

  int topUps() {
    return rig.reg(170);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.3f..%.3f MPa, mean %.4f, rms %.4f, %.5f mm, density %.6f, %d top-ups, %d ms, %d scans",
        lowestMpa,
        highestMpa,
        meanMpa(),
        rmsMpa(),
        cell.freeThicknessMm(),
        density(),
        topUps(),
        rig.u32(120),
        rig.scans);
  }
}
