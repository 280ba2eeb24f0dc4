package io.stackline.plcsim;

import static io.stackline.plcsim.Materials.LPSCL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The reference run seen as an analyst sees it: ln(1/(1−D)) over pressure, 100 to 350 MPa, 60 bins
 * of equal pressure, their medians, and the median of all slopes between them. The numbers were
 * computed by an independent script; they also tell what a wrong compliance or zero does to the
 * result.
 */
class HeckelTest {
  private static final double LOW_MPA = 100;
  private static final double HIGH_MPA = 350;
  private static final int BINS = 60;
  private static final double FRAME_N_PER_MM = 300e3;

  private static LoopRig rig;

  private record Point(double x, double y) {}

  private record Fit(double yieldMpa, double intercept, double r2) {}

  @BeforeAll
  static void press() {
    rig =
        LoopRig.with(new CellInDie(10).addPowder(LPSCL, 100), 0.01).approach().ramp(370, 5, false);
  }

  @Test
  void theApparentYieldPressureIsAsComputed() {
    Fit fit = fit(FRAME_N_PER_MM, 0);
    assertEquals(423, fit.yieldMpa(), 4.3);
    assertEquals(1.01, fit.intercept(), 0.015);
    assertEquals(0.9965, fit.r2(), 0.002);
  }

  @Test
  void withoutTheFramesComplianceItWouldBeWrongByMoreThanTwo() {
    assertEquals(177, fit(1e12, 0).yieldMpa(), 2);
  }

  @Test
  void aFrameTakenForTenPercentSofterAndAZeroOffByTenMicrometresShiftItAsComputed() {
    assertEquals(465, fit(0.9 * FRAME_N_PER_MM, 0).yieldMpa(), 5);
    assertEquals(452, fit(FRAME_N_PER_MM, 0.010).yieldMpa(), 5);
  }

  private static Fit fit(double stiffnessNPerMm, double zeroErrorMm) {
    List<Point> points = bins(stiffnessNPerMm, zeroErrorMm);
    List<Double> slopes = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      for (int j = i + 1; j < points.size(); j++) {
        Point a = points.get(i);
        Point b = points.get(j);
        slopes.add((b.y() - a.y()) / (b.x() - a.x()));
      }
    }
    double slope = median(slopes);
    double intercept = median(points.stream().map(each -> each.y() - slope * each.x()).toList());
    double rest = variance(points.stream().map(p -> p.y() - slope * p.x() - intercept).toList());
    double all = variance(points.stream().map(Point::y).toList());
    return new Fit(1 / slope, intercept, 1 - rest / all);
  }

  private static List<Point> bins(double stiffnessNPerMm, double zeroErrorMm) {
    double solidMm = ((PowderLayer) rig.cell.layers().get(0)).solidThicknessMm();
    double closedMm = rig.plant.parameters().frame().closedPositionMm();
    List<List<Point>> bins = new ArrayList<>();
    for (int i = 0; i < BINS; i++) {
      bins.add(new ArrayList<>());
    }
    for (LoopRig.Sample sample : rig.ramp) {
      double stretchMm = sample.sigmaMpa() * rig.cell.areaMm2() / stiffnessNPerMm;
      double heightMm = closedMm + zeroErrorMm - sample.positionMm() + stretchMm;
      double density = solidMm / heightMm;
      int bin = (int) Math.floor((sample.sigmaMpa() - LOW_MPA) / (HIGH_MPA - LOW_MPA) * BINS);
      if (bin >= 0 && bin < BINS && density < 0.995) {
        bins.get(bin).add(new Point(sample.sigmaMpa(), Math.log(1 / (1 - density))));
      }
    }
    return bins.stream()
        .filter(bin -> bin.size() >= 3)
        .map(
            bin ->
                new Point(
                    median(bin.stream().map(Point::x).toList()),
                    median(bin.stream().map(Point::y).toList())))
        .toList();
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static double variance(List<Double> values) {
    double mean = values.stream().mapToDouble(each -> each).average().orElseThrow();
    return values.stream()
        .mapToDouble(each -> (each - mean) * (each - mean))
        .average()
        .orElseThrow();
  }
}
