package io.stackline.plcsim;

import static io.stackline.plcsim.Materials.LPSCL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The reference run: 25 t, ram Ø80, frame 300 kN/mm, 100 mg LPSCl in Ø10, against numbers computed
 * by an independent script.
 */
class KnownAnswersTest {
  private static final double MASS_MG = 100;

  private static CellInDie pellet() {
    return new CellInDie(10).addPowder(LPSCL, MASS_MG);
  }

  private static double density(LoopRig rig) {
    return rig.cell.layers().get(0).relativeDensity();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.005, 0.010})
  void aPelletRampedTo370MpaDensifiesAndCreepsAsComputed(double step) {
    LoopRig rig = LoopRig.with(pellet(), step).approach().ramp(370, 5, false);
    assertEquals(0.8225, density(rig), 0.0004, "end of ramp");
    assertEquals(0.8233, density(rig.hold(1, 3.7)), 0.0004, "after 1 s");
    assertEquals(0.826, density(rig.hold(9, 3.7)), 0.0005, "after 10 s");
    assertEquals(0.829, density(rig.hold(50, 3.7)), 0.0005, "after 60 s");
    assertEquals(1.0, rig.inBandShare);
    assertEquals(370.1, rig.peakMpa, 0.3);
  }

  @Test
  void lineAndThicknessAt370MpaAreAsComputed() {
    LoopRig rig = LoopRig.with(pellet(), 0.01).approach().ramp(370, 5, false);
    double stretchMm = rig.plant.forceN() / 300e6 * 1e3;
    double closedMm = rig.plant.parameters().frame().closedPositionMm();
    assertEquals(60.5, rig.plant.lineBar(), 0.6);
    assertEquals(0.811, closedMm - rig.plant.positionMm() + stretchMm, 0.008);
    assertEquals(0.6845, ((PowderLayer) rig.cell.layers().get(0)).solidThicknessMm(), 0.0001);
  }

  @Test
  void pressureDecaysAsComputedWhenTheValvesLock() {
    LoopRig rig = LoopRig.with(pellet(), 0.01).approach().ramp(370, 5, false);
    assertEquals(369.2, rig.lock(1).sigmaMpa(), 0.4);
    assertEquals(366.7, rig.lock(9).sigmaMpa(), 0.4);
    assertEquals(362.8, rig.lock(50).sigmaMpa(), 0.5);
    assertEquals(353.0, rig.lock(240).sigmaMpa(), 1.0);
  }

  @Test
  void pureRelaxationWithoutLeakIsAsComputed() {
    LoopRig rig = LoopRig.withoutLeak(pellet(), 0.01).approach().ramp(370, 5, false);
    assertEquals(369.25, rig.lock(1).sigmaMpa(), 0.4);
    assertEquals(367.04, rig.lock(9).sigmaMpa(), 0.4);
    assertEquals(364.86, rig.lock(50).sigmaMpa(), 0.4);
    assertEquals(362.87, rig.lock(240).sigmaMpa(), 0.4);
  }

  @Test
  void theWorkOfPressingIsAsComputed() {
    LoopRig rig = LoopRig.with(pellet(), 0.01).approach().ramp(370, 5, false);
    double joule = 0;
    List<LoopRig.Sample> ramp = rig.ramp;
    for (int i = 1; i < ramp.size(); i++) {
      double meanN =
          0.5 * (ramp.get(i).sigmaMpa() + ramp.get(i - 1).sigmaMpa()) * rig.cell.areaMm2();
      joule += meanN * (ramp.get(i).positionMm() - ramp.get(i - 1).positionMm()) * 1e-3;
    }
    double frameJoule = Math.pow(370 * rig.cell.areaMm2(), 2) / 2 / 300e6;
    assertEquals(4.98, joule, 0.05);
    assertEquals(1.41, frameJoule, 0.01);
    assertEquals(35.7, (joule - frameJoule) / (MASS_MG * 1e-3), 0.6);
  }

  @Test
  void stepsOfOneAndTenMillisecondsAgree() {
    LoopRig fine = LoopRig.with(pellet(), 0.001).approach().ramp(300, 5, false).hold(10, 3);
    LoopRig coarse = LoopRig.with(pellet(), 0.010).approach().ramp(300, 5, false).hold(10, 3);
    assertEquals(density(fine), density(coarse), 1e-4);
    assertEquals(fine.plant.positionMm(), coarse.plant.positionMm(), 0.001);
    assertTrue(density(fine) > 0.80, "control: the runs did press");
  }
}
