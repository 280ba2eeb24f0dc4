package io.stackline.sequence.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stackline.press.PressProgram;
import io.stackline.press.TraceSample;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.Verdict;
import io.stackline.sequence.TestSite;
import io.stackline.sequence.TestTrace;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The yield pressure of ramps by laws whose answer is known: a line after Heckel, and the
 * argyrodite of the reference run, whose 423 MPa an independent script computed, also with a frame
 * taken for softer than it is and with a zero that is off.
 */
class HeckelTest {
  private final StageJob job = TestSite.job("densify");
  private final Heckel heckel = new Heckel(job, Pressure.ofMPa(100), Pressure.ofMPa(350));

  @Test
  void aLineGivesTheInverseOfItsSlope() {
    ramp(heckel, 0.1, mpa -> 1 - Math.exp(-(1.01 + mpa / 423)));
    assertEquals(423, heckel.yieldPressure().toMPa(), 0.01);
  }

  @Test
  void theReferencePowderYieldsWhereAnIndependentScriptFoundIt() {
    ramp(heckel, 0.1, new Argyrodite());
    assertEquals(423, heckel.yieldPressure().toMPa(), 4.3);
  }

  @Test
  void aFrameTakenForSofterAndAWrongZeroShiftItAsComputed() {
    double stretch = 1 / job.press().stiffness().newtonsPerMetre();
    ramp(heckel, 0.1, 0, -0.1 / 0.9 * stretch);
    assertEquals(465, heckel.yieldPressure().toMPa(), 5);

    Heckel off = new Heckel(job, Pressure.ofMPa(100), Pressure.ofMPa(350));
    ramp(off, 0.1, -10e-6, 0);
    assertEquals(452, off.yieldPressure().toMPa(), 5);
  }

  /** A sample a thousand times as often, and each tenth one of a torn cable. */
  @Test
  void oddSamplesDoNotBendTheLineAndManyCostNoMemory() {
    DoubleUnaryOperator law = mpa -> 1 - Math.exp(-(1.01 + mpa / 423));
    int[] nth = {0};
    ramp(heckel, 0.0005, mpa -> nth[0]++ % 10 == 0 ? 0.2 : law.applyAsDouble(mpa));
    assertEquals(423, heckel.yieldPressure().toMPa(), 1);
  }

  @Test
  void aRampTooShortAndACurveThatIsNoLineAreNotTold() {
    Heckel low = new Heckel(job, Pressure.ofMPa(50), Pressure.ofMPa(199));
    ramp(low, 0.1, new Argyrodite());
    assertFalse(low.yieldPressure().isKnown(), "149 MPa");

    ramp(heckel, 0.1, mpa -> 0.6 + 0.05 * Math.sin(mpa / 20));
    assertFalse(heckel.yieldPressure().isKnown(), "waves");

    Heckel growing = new Heckel(job, Pressure.ofMPa(100), Pressure.ofMPa(350));
    ramp(growing, 0.1, mpa -> 0.8 - mpa / 1000);
    assertFalse(growing.yieldPressure().isKnown(), "a density that falls");

    Heckel half = new Heckel(job, Pressure.ofMPa(100), Pressure.ofMPa(350));
    Argyrodite powder = new Argyrodite();
    ramp(half, 0.1, mpa -> mpa < 220 ? powder.applyAsDouble(mpa) : Double.NaN);
    assertFalse(half.yieldPressure().isKnown(), "less than half of the bins");
  }

  /** The stroke of a whole stage, its powder yielding at 423 MPa. */
  @Test
  void aYieldPressureOutOfItsWindowWarnsAndNoMore() {
    assertEquals(List.of(), judge(job, 420, 426).findings());

    StageResult warned = judge(job, 300, 400);
    assertEquals(Verdict.PASS_WITH_DEVIATION, warned.verdict());
    assertEquals(
        List.of(
            "A11 yield pressure 423 MPa, 300 MPa to 400 MPa expected: look at the powder, its mass"
                + " and the analysis"),
        warned.findings());
  }

  @Test
  void whatCannotBeToldWarnsToo() {
    StageResult warned = judge(TestSite.job("laminate"), 300, 500);
    assertEquals(Verdict.PASS_WITH_DEVIATION, warned.verdict());
    assertEquals(
        List.of(
            "A11 yield pressure cannot be told, 300 MPa to 500 MPa expected: it takes a ramp from"
                + " 50 MPa or more over at least 150 MPa, and a straight line"),
        warned.findings());
  }

  private static StageResult judge(StageJob stage, double lowest, double highest) {
    StageJob asking = AskedCriteria.in(stage, AskedCriteria.yieldPressure(lowest, highest));
    PressProgram program = StagePrograms.program(asking, 1001);
    double solid = asking.solidHeight().metres();
    List<TraceSample> trace =
        TestTrace.of(asking, program, Strokes.DENSITY, Strokes.PERIOD_MS).stream()
            .map(
                each -> {
                  double mpa = each.force().over(asking.die().area()).toMPa();
                  double density = 1 - Math.exp(-(1.01 + mpa / 423));
                  return TestTrace.moved(each, solid / Strokes.DENSITY - solid / density);
                })
            .toList();
    return Strokes.judge(asking, program, trace, Strokes.end(asking, trace));
  }

  private void ramp(Heckel into, double stepMpa, DoubleUnaryOperator density) {
    for (double mpa = 0; mpa <= 370; mpa += stepMpa) {
      add(into, mpa, density.applyAsDouble(mpa), 0, 0);
    }
  }

  /** The reference powder, its height told wrongly by so much, and by so much a newton. */
  private void ramp(Heckel into, double stepMpa, double offMetres, double offPerNewton) {
    Argyrodite powder = new Argyrodite();
    for (double mpa = 0; mpa <= 370; mpa += stepMpa) {
      add(into, mpa, powder.applyAsDouble(mpa), offMetres, offPerNewton);
    }
  }

  private void add(Heckel into, double mpa, double density, double off, double offPerNewton) {
    Force force = Pressure.ofMPa(mpa).on(job.die().area());
    double height = job.solidHeight().metres() / density;
    double position =
        job.press().closedPosition().metres()
            - height
            + force.newtons() / job.press().stiffness().newtonsPerMetre();
    into.add(force, new Length(position + off + offPerNewton * force.newtons()));
  }

  /**
   * The reference powder in a ramp of 5 MPa/s: density in the die, under load. It densifies along
   * its envelope and creeps by a share of it with each decade of time.
   */
  private static final class Argyrodite implements DoubleUnaryOperator {
    private static final double RATE_MPA_PER_S = 5;
    private static final double B = 0.60;
    private static final double A = 0.0585;
    private static final double CREEP = 0.020;
    private static final double M0_MPA = 35e3;
    private static final double STIFFENING = 5;

    private double h = B;
    private double before;

    @Override
    public double applyAsDouble(double mpa) {
      double envelope = B + A * Math.sqrt(mpa);
      double k = CREEP * A * Math.sqrt(mpa);
      if (k > 1e-6) {
        double ahead = (h - envelope) / k;
        double seconds = (mpa - before) / RATE_MPA_PER_S;
        h = envelope + k * Math.log10(Math.pow(10, ahead) + seconds);
      }
      before = mpa;
      double free = 1 - Math.exp(-h);
      return free / (1 - mpa / (M0_MPA * Math.exp(-STIFFENING * (1 - free))));
    }
  }
}
