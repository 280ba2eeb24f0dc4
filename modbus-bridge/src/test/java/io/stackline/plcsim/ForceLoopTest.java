package io.stackline.plcsim;

import static io.stackline.plcsim.Materials.LI3INCL6;
import static io.stackline.plcsim.Materials.LPSCL;
import static io.stackline.plcsim.Materials.NMC_COMPOSITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reference controller on noisy cells: overshoot, band and tracking as computed by an
 * independent script.
 */
class ForceLoopTest {
  private record Case(
      double boreMm,
      double targetMpa,
      double rateMpaPerS,
      double overshootPct,
      double trackingMpa) {}

  static Stream<Arguments> cases() {
    return Stream.of(
        Arguments.of(new CellInDie(10).addPowder(LPSCL, 100), new Case(10, 300, 5, 0.15, 0.3)),
        Arguments.of(new CellInDie(10).addPowder(LPSCL, 100), new Case(10, 300, 20, 0.15, 3.7)),
        Arguments.of(new CellInDie(13).addPowder(LPSCL, 150), new Case(13, 500, 5, 0.05, 0.25)),
        Arguments.of(
            new CellInDie(10).addPowder(LPSCL, 100).addPowder(NMC_COMPOSITE, 20),
            new Case(10, 50, 0.5, 0.9, 0.35)),
        Arguments.of(
            new CellInDie(10).addPowder(LI3INCL6, 130), new Case(10, 187.3, 1, 0.1, 0.15)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theForceFollowsTheRampWithoutOvershoot(CellInDie cell, Case wanted) {
    LoopRig rig =
        LoopRig.noisy(cell, 0.01).approach().ramp(wanted.targetMpa, wanted.rateMpaPerS, true);
    rig.hold(30, 0.01 * wanted.targetMpa);
    double overshootPct = 100 * (rig.peakMpa / wanted.targetMpa - 1);
    assertTrue(overshootPct <= wanted.overshootPct, "overshoot % = " + overshootPct);
    assertTrue(
        rig.trackingErrorMpa() <= wanted.trackingMpa, "tracking MPa = " + rig.trackingErrorMpa());
    assertEquals(1.0, rig.inBandShare);
  }
}
