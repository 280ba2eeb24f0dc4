package io.stackline.sequence.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.Sourced;
import io.stackline.press.LossAction;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressProgram.SegmentFlag;
import io.stackline.press.SegmentType;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Pressing;
import io.stackline.recipe.StackPressure;
import io.stackline.sequence.TestSite;
import io.stackline.unit.Pressure;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a recipe may say of temperature, of a lost host and of stack pressure reaches the press. */
final class StageSegmentsTest {
  private static List<Segment> segments(StageJob job, Pressing pressing) {
    return StageSegments.of(ReworkedJobs.stage(job, pressing, job.stage().dwell()));
  }

  private static List<SegmentType> types(List<Segment> segments) {
    return segments.stream().map(Segment::type).toList();
  }

  private static Pressing warm(StageJob job, double celsius) {
    return ReworkedJobs.with(
        job.stage().pressing(),
        Optional.of(new Sourced<>(Temperature.ofCelsius(celsius), "E")),
        job.stage().pressing().preload());
  }

  @Test
  void platensWarmUpUnderThePreloadThatTheyHold() {
    StageJob job = TestSite.job("laminate");
    List<Segment> segments = segments(job, warm(job, 50));

    assertEquals(
        List.of(
            SegmentType.PRELOAD,
            SegmentType.HEAT,
            SegmentType.RAMP,
            SegmentType.DWELL,
            SegmentType.RELEASE),
        types(segments));
    assertEquals(segments.get(0).target(), segments.get(1).target());
    assertEquals(Duration.ofMinutes(1), segments.get(1).duration());
    for (Segment each : segments) {
      assertEquals(50.0, each.temperature().toCelsius(), 1e-9);
    }
  }

  @Test
  void aStageWithoutPreloadWarmsUpAtTheForceOfTouch() {
    StageJob job = TestSite.job("laminate");
    Pressing.Preload none =
        new Pressing.Preload(new Sourced<>(Pressure.ZERO, "E"), new Sourced<>(Duration.ZERO, "E"));
    Pressing pressing =
        ReworkedJobs.with(
            job.stage().pressing(),
            Optional.of(new Sourced<>(Temperature.ofCelsius(50), "E")),
            none);

    List<Segment> segments = segments(job, pressing);

    assertEquals(SegmentType.PRELOAD, segments.get(0).type());
    assertEquals(StagePrograms.CONTACT, segments.get(0).target());
    assertEquals(StagePrograms.CONTACT, segments.get(1).target());
  }

  @ParameterizedTest
  @CsvSource({"25", "20"})
  void aStageNoWarmerThanTheRoomHeatsNothing(double celsius) {
    StageJob job = TestSite.job("laminate");
    List<Segment> segments = segments(job, warm(job, celsius));
    assertTrue(types(segments).stream().noneMatch(SegmentType.HEAT::equals));
    assertEquals(celsius, segments.get(0).temperature().toCelsius(), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({
    "laminate, BY_TYPE, FINISH",
    "laminate, FINISH, FINISH",
    "laminate, HOLD, HOLD",
    "laminate, DECOMPRESS, DECOMPRESS",
    "stack-pressure, BY_TYPE, BY_TYPE",
    "stack-pressure, DECOMPRESS, DECOMPRESS"
  })
  void theRecipeSaysWhatALostHostMeansWhileTheTargetIsHeld(
      String stage, LossAction asked, LossAction told) {
    StageJob job = TestSite.job(stage);
    Pressing pressing =
        ReworkedJobs.with(job.stage().pressing(), asked, job.stage().pressing().stackPressure());

    for (Segment each : segments(job, pressing)) {
      boolean holds = each.type() == SegmentType.DWELL || each.type() == SegmentType.INSITU;
      assertEquals(holds ? told : LossAction.BY_TYPE, each.onLoss(), each.type().name());
    }
  }

  @Test
  void aConstantGapIsAskedOfTheHoldAlone() {
    StageJob job = TestSite.job("stack-pressure");
    StackPressure gap = new StackPressure(StackPressure.Mode.CONSTANT_GAP, Optional.empty());
    Pressing pressing = ReworkedJobs.with(job.stage().pressing(), LossAction.BY_TYPE, gap);

    for (Segment each : segments(job, pressing)) {
      assertEquals(
          each.type() == SegmentType.INSITU, each.flags().contains(SegmentFlag.CONSTANT_GAP));
      assertFalse(
          each.flags().contains(SegmentFlag.GUARANTEED_SOAK),
          "a breathing cell leaves any band, and the hold would not end");
    }
  }

  @Test
  void stackPressureUntilReleasedHasTheLengthThatMeansSo() {
    StageJob job = TestSite.job("stack-pressure");
    StageJob open = ReworkedJobs.stage(job, job.stage().pressing(), new Dwell.UntilReleased());

    Segment hold = StageSegments.of(open).get(2);

    assertEquals(0xFFFF_FFFFL, hold.duration().toMillis());
  }
}
