package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The reference ramp, analysed as a laboratory would: the apparent yield pressure depends on the
 * frame correction.
 */
class HeckelTest {
  private static final double LOWEST_MPA = 100;
  private static final double HIGHEST_MPA = 350;
  private static final int BINS = 60;

  private static List<LoopRig.Sample> ramp = List.of();
  private static double closedMm;
  private static double solidMm;
  private static double areaMm2;

  /** Yield pressure and intercept of ln(1/(1-D)) over pressure. */
  private record Fit(double yieldMpa, double intercept) {}

  @BeforeAll
  static void press() {
    CellInDie cell = new CellInDie(10).addPowder(Materials.LPSCL, 100);
    LoopRig rig = LoopRig.with(cell, 0.01).approach().ramp(370, 5, false);
    ramp = rig.ramp;
    closedMm = rig.plant.parameters().frame().closedPositionMm();
    solidMm = ((PowderLayer) cell.layers().get(0)).solidThicknessMm();
    areaMm2 = cell.areaMm2();
  }

  @Test
  void theYieldPressureIsAsComputedWithTheRightFrameStiffness() {
    Fit fit = fit(300e6, 0);
    assertEquals(423, fit.yieldMpa(), 6);
    assertEquals(1.01, fit.intercept(), 0.02);
  }

  @Test
  void aForgottenFrameOrAWrongZeroMovesItAsComputed() {
    assertEquals(177, fit(1e12, 0).yieldMpa(), 4, "no correction at all");
    assertEquals(465, fit(270e6, 0).yieldMpa(), 10, "stiffness 10 % too low");
    assertEquals(452, fit(300e6, 0.010).yieldMpa(), 8, "zero 10 µm off");
  }

  private static Fit fit(double stiffnessNPerM, double zeroMm) {
    SplittableRandom noise = new SplittableRandom(0);
    List<List<double[]>> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      bins.add(new ArrayList<>());
    }
    for (LoopRig.Sample sample : ramp) {
      double mpa = sample.sigmaMpa() + 0.15 * noise.nextGaussian();
      double mm = sample.positionMm() + 0.5e-3 * noise.nextGaussian();
      double density = solidMm / (closedMm + zeroMm - mm + mpa * areaMm2 / stiffnessNPerM * 1e3);
      int bin = (int) Math.floor((mpa - LOWEST_MPA) / (HIGHEST_MPA - LOWEST_MPA) * BINS);
      if (bin >= 0 && bin < BINS && density < 0.995) {
        bins.get(bin).add(new double[] {mpa, Math.log(1 / (1 - density))});
      }
    }
    return theilSen(bins.stream().filter(bin -> bin.size() >= 3).map(HeckelTest::median).toList());
  }

  private static double[] median(List<double[]> bin) {
    return new double[] {
      median(bin.stream().mapToDouble(p -> p[0]).toArray()),
      median(bin.stream().mapToDouble(p -> p[1]).toArray())
    };
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : 0.5 * (values[middle - 1] + values[middle]);
  }

  private static Fit theilSen(List<double[]> points) {
    List<Double> slopes = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      for (int j = i + 1; j < points.size(); j++) {
        slopes.add((points.get(j)[1] - points.get(i)[1]) / (points.get(j)[0] - points.get(i)[0]));
      }
    }
    double slope = median(slopes.stream().mapToDouble(Double::doubleValue).toArray());
    return new Fit(
        1 / slope, median(points.stream().mapToDouble(p -> p[1] - slope * p[0]).toArray()));
  }
}
