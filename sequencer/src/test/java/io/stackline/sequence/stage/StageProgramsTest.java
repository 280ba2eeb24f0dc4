package io.stackline.sequence.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.envelope.Attempt;
import io.stackline.envelope.Cap;
import io.stackline.envelope.Rule;
import io.stackline.press.LossAction;
import io.stackline.press.Press;
import io.stackline.press.PressLimits;
import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressProgram.SegmentFlag;
import io.stackline.press.SegmentType;
import io.stackline.sequence.TestSite;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Known answers: the test vector of PRESSMAP 1.0 for lithium at 50 MPa on a bore of 10 mm. */
final class StageProgramsTest {
  private static final double FOUR_DECIMALS = 5e-5;

  @Test
  void theProgramForLithiumIsThatOfTheTestVector() {
    PressProgram program = StagePrograms.program(TestSite.job("laminate"), 1001);

    assertEquals(1001, program.runNumber());
    assertEquals(0.15, program.contact().toKN(), FOUR_DECIMALS);
    assertEquals(0.25, program.approach().toMmPerSecond(), FOUR_DECIMALS);
    assertEquals(0.0785, program.abortRate().toKNPerSecond(), FOUR_DECIMALS);
    assertEquals(LossAction.BY_TYPE, program.onLoss());
    assertEquals(Duration.ZERO, program.timeAbove());
    assertEquals(4, program.segments().size());
    Set<SegmentFlag> low = Set.of(SegmentFlag.LOW_CELL);
    check(program, 0, SegmentType.PRELOAD, low, 0.2356, 0.03927, 10, LossAction.BY_TYPE);
    check(
        program,
        1,
        SegmentType.RAMP,
        Set.of(SegmentFlag.LOW_CELL, SegmentFlag.SOFT_LANDING),
        3.927,
        0.03927,
        0,
        LossAction.BY_TYPE);
    check(
        program,
        2,
        SegmentType.DWELL,
        Set.of(SegmentFlag.LOW_CELL, SegmentFlag.GUARANTEED_SOAK),
        3.927,
        0,
        60,
        LossAction.FINISH);
    check(program, 3, SegmentType.RELEASE, low, 0, 0.07854, 0, LossAction.BY_TYPE);
  }

  private static void check(
      PressProgram program,
      int index,
      SegmentType type,
      Set<SegmentFlag> flags,
      double kilonewtons,
      double kilonewtonsPerSecond,
      long seconds,
      LossAction onLoss) {
    Segment segment = program.segments().get(index);
    assertEquals(type, segment.type());
    assertEquals(flags, segment.flags());
    assertEquals(kilonewtons, segment.target().toKN(), FOUR_DECIMALS);
    assertEquals(kilonewtonsPerSecond, segment.rate().toKNPerSecond(), FOUR_DECIMALS);
    assertEquals(Duration.ofSeconds(seconds), segment.duration());
    assertEquals(0.0785, segment.tolerance().toKN(), FOUR_DECIMALS);
    assertEquals(25.0, segment.temperature().toCelsius(), 1e-9);
    assertEquals(onLoss, segment.onLoss());
  }

  @Test
  void theLimitsForLithiumAreThoseOfTheTestVector() {
    PressLimits limits = StagePrograms.limits(TestSite.job("laminate"), 1);

    assertEquals(4.0448, limits.forceCap().toKN(), FOUR_DECIMALS);
    assertEquals(0.0785, limits.rateCap().toKNPerSecond(), FOUR_DECIMALS);
    assertEquals(45.0, limits.positionMax().toMm(), 1e-9);
    assertEquals(60.0, limits.temperatureCap().toCelsius(), 1e-9);
    assertEquals(0.0785, limits.overshootTrip().toKN(), FOUR_DECIMALS);
    assertEquals(10.0, limits.imbalanceTripPercent());
    assertEquals(0.0785, limits.abortRate().toKNPerSecond(), FOUR_DECIMALS);
    assertEquals(78.54, limits.dieArea().toMm2(), 5e-3);
    assertEquals(1, limits.id());
  }

  @Test
  void aSlowEndOfTheReleaseIsASegmentOfItsOwn() {
    PressProgram program = StagePrograms.program(TestSite.job("copress"), 7);

    List<Segment> segments = program.segments();
    assertEquals(5, segments.size());
    assertEquals(SegmentType.RELEASE, segments.get(3).type());
    assertEquals(1.5708, segments.get(3).target().toKN(), FOUR_DECIMALS);
    assertEquals(0.3927, segments.get(3).rate().toKNPerSecond(), FOUR_DECIMALS);
    assertEquals(SegmentType.RELEASE, segments.get(4).type());
    assertEquals(0.0, segments.get(4).target().toKN());
    assertEquals(0.0785, segments.get(4).rate().toKNPerSecond(), FOUR_DECIMALS);
    assertEquals(0.3927, program.abortRate().toKNPerSecond(), FOUR_DECIMALS);
    assertTrue(segments.get(1).flags().stream().noneMatch(SegmentFlag.LOW_CELL::equals));
  }

  @Test
  void stackPressureIsHeldByAnInSituSegmentThatThePlcKeepsWhenItsHostIsLost() {
    PressProgram program = StagePrograms.program(TestSite.job("stack-pressure"), 8);

    Segment hold = program.segments().get(2);
    assertEquals(SegmentType.INSITU, hold.type());
    assertEquals(5.8905, hold.target().toKN(), FOUR_DECIMALS);
    assertEquals(Duration.ofMinutes(10), hold.duration());
    assertEquals(LossAction.BY_TYPE, hold.onLoss());
    assertEquals(Set.of(SegmentFlag.GUARANTEED_SOAK), hold.flags());
    // 0.2 MPa/s would take minutes to take the load off a cell in trouble.
    assertEquals(0.0785, program.abortRate().toKNPerSecond(), FOUR_DECIMALS);
  }

  @Test
  void powderMayOvershootByTwoPercentBeforeThePressTrips() {
    PressLimits limits = StagePrograms.limits(TestSite.job("densify"), 1);

    assertEquals(0.3927, limits.overshootTrip().toKN(), FOUR_DECIMALS);
    assertEquals(100.0, limits.temperatureCap().toCelsius(), 1e-9);
  }

  @Test
  void theTripIsNeverAboveWhatThePressIsRatedForNorTheTravelAboveItsStroke() {
    StageJob job = TestSite.job("laminate");
    Press press = job.press();
    Cap high = new Cap(Pressure.ofMPa(5000), new Rule.OfPress(press), Pressure.ofMPa(9000));
    Press small =
        new Press(
            press.id(),
            press.name(),
            Force.ofKN(4),
            press.rateMax(),
            press.ramDiameter(),
            press.hydraulics(),
            press.stiffness(),
            press.closedPosition(),
            Length.ofMm(30),
            press.channels(),
            press.kinds());
    StageJob bounded =
        new StageJob(
            new Attempt(job.stack(), job.stage(), job.die(), Optional.empty(), small),
            job.materials(),
            high,
            job.above(),
            job.planned());

    PressLimits limits = StagePrograms.limits(bounded, 1);

    assertEquals(4.0, limits.forceCap().toKN());
    assertEquals(30.0, limits.positionMax().toMm(), 1e-9);
  }
}
