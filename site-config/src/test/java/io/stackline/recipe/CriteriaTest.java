package io.stackline.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.Sourced;
import io.stackline.press.StageKind;
import io.stackline.unit.Pressure;
import io.stackline.unit.TemperatureDifference;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The usual criteria by kind, and a recipe's own in their place. */
class CriteriaTest {
  @Test
  void powderIsJudgedByItsTarget() {
    Criteria high = criteria(StageKind.DENSIFY, 500, Duration.ofMinutes(10), false);
    assertEquals(usual(Pressure.ofMPa(5)), high.overshoot(), "1 %");
    assertEquals(Optional.of(usual(Duration.ofSeconds(3))), high.dwellError(), "0.5 %");
    assertEquals(Optional.of(usual(Pressure.ofMPa(10))), high.tracking(), "2 %");
    Criteria low = criteria(StageKind.DENSIFY, 50, Duration.ofSeconds(10), false);
    assertEquals(usual(Pressure.ofMPa(1)), low.overshoot(), "at least 1 MPa");
    assertEquals(Optional.of(usual(Duration.ofMillis(500))), low.dwellError(), "at least 0.5 s");
    assertEquals(Optional.of(usual(Pressure.ofMPa(3))), low.tracking(), "at least 3 MPa");
    assertEquals(
        List.of(0.98, 0.005, 0.1, 1.2, 0.05, 0.995),
        List.of(
            low.inBand().value(),
            low.mean().value(),
            low.ramp().value(),
            low.release().value(),
            low.imbalance().value(),
            low.trace().value()));
    assertEquals(usual(new TemperatureDifference(2)), low.temperature());
    assertTrue(low.density().isEmpty());
  }

  @Test
  void aSoftMetalIsJudgedMoreTightlyAndStackPressureByTheDay() {
    Criteria metal = criteria(StageKind.LAMINATE, 50, Duration.ofMinutes(1), true);
    assertEquals(usual(Pressure.ofMPa(0.5)), metal.overshoot());
    assertEquals(usual(0.01), metal.mean());
    assertEquals(Optional.of(usual(Pressure.ofMPa(1))), metal.tracking());
    Criteria held = criteria(StageKind.INSITU, 75, Duration.ofDays(2), true);
    assertEquals(usual(Pressure.ofMPa(1)), held.overshoot());
    assertEquals(
        Optional.of(usual(Duration.ofMinutes(1))), held.dwellError(), "never more than a minute");
    assertEquals(usual(0.99), held.inBand());
    assertEquals(usual(0.2), held.ramp());
    assertEquals(usual(0.99), held.trace());
    assertEquals(usual(new TemperatureDifference(1)), held.temperature());
    assertTrue(held.tracking().isEmpty());
  }

  @Test
  void whatTheRecipeAsksForCountsAndSaysWhereItComesFrom() {
    StageTemplate asking = RecipeSample.hold();
    AcceptanceCriteria asked = asking.pressing().acceptance();
    Stage stage = stage(asking, 75, Duration.ofHours(1));
    Criteria criteria = Criteria.of(stage, RecipeSample.D10, true);
    assertEquals(asked.overshoot().orElseThrow(), criteria.overshoot());
    assertEquals(asked.inBand().orElseThrow(), criteria.inBand());
    assertEquals(asked.dwellError(), criteria.dwellError());
    assertEquals(asked.mean().orElseThrow(), criteria.mean());
    assertEquals(asked.ramp().orElseThrow(), criteria.ramp());
    assertEquals(asked.tracking(), criteria.tracking());
    assertEquals(asked.release().orElseThrow(), criteria.release());
    assertEquals(asked.imbalance().orElseThrow(), criteria.imbalance());
    assertEquals(asked.temperature().orElseThrow(), criteria.temperature());
    assertEquals(asked.trace().orElseThrow(), criteria.trace());
    assertEquals(asked.density(), criteria.density());
    assertEquals(asked.springBack(), criteria.springBack());
    assertEquals(asked.yieldPressure(), criteria.yieldPressure());
  }

  @Test
  void aHoldWithoutEndHasNoDwellToMiss() {
    Stage stage =
        RecipeSample.hold()
            .in(
                RecipeSample.D10,
                new Target.OfPressure(sourced(Pressure.ofMPa(75))),
                new Dwell.UntilReleased());
    assertTrue(Criteria.of(stage, RecipeSample.D10, true).dwellError().isEmpty());
  }

  private static Criteria criteria(StageKind kind, double mpa, Duration dwell, boolean metal) {
    StageTemplate usual =
        new StageTemplate(
            RecipeSample.pressing("s", kind, StackPressure.PLAIN, AcceptanceCriteria.USUAL),
            new Parameter.Bound<>(RecipeSample.D10.id()),
            List.of(),
            new Parameter.Bound<>(new Target.OfPressure(sourced(Pressure.ofMPa(mpa)))),
            new Tolerance.OfShare(sourced(0.01)),
            new Parameter.Bound<>(new Dwell.Soak(sourced(dwell))));
    return Criteria.of(stage(usual, mpa, dwell), RecipeSample.D10, metal);
  }

  private static Stage stage(StageTemplate template, double mpa, Duration dwell) {
    return template.in(
        RecipeSample.D10,
        new Target.OfPressure(sourced(Pressure.ofMPa(mpa))),
        new Dwell.Soak(sourced(dwell)));
  }

  private static <T> Sourced<T> usual(T value) {
    return new Sourced<>(value, Criteria.USUAL);
  }

  private static <T> Sourced<T> sourced(T value) {
    return new Sourced<>(value, "E");
  }
}
