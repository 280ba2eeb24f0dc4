package io.stackline.launch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.recipe.RecipeId;
import io.stackline.run.Urgency;
import io.stackline.sequence.DryRun;
import io.stackline.sequence.plan.Assumptions;
import io.stackline.sequence.plan.LinePlan;
import io.stackline.sequence.plan.PlanOrder;
import io.stackline.sequence.plan.Rule;
import io.stackline.site.Jobs;
import io.stackline.site.Site;
import io.stackline.site.SiteReader;
import io.stackline.site.SiteResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What no rule can beat, and how near the line's own comes to it on the committed week. */
final class LowerBoundTest {
  private static final Path WEEK = Path.of("..", "site-config", "sites", "pilot-week");
  private static final Site SITE = ((SiteResult.Read) SiteReader.read(WEEK)).site();
  private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");
  private static final double RATIO_MAX = 1.15;

  /** The week as it is committed. */
  private static List<PlanOrder> week() {
    Jobs jobs = ((Jobs.Result.Read) Jobs.read(WEEK.resolve("jobs").resolve("week.yaml"))).jobs();
    assertEquals(START, jobs.start().orElseThrow());
    List<PlanOrder> orders = new ArrayList<>();
    for (Jobs.Order each : jobs.orders()) {
      orders.add(
          new PlanOrder(
              each.place(),
              each.recipe(),
              each.revision(),
              each.bindings(),
              each.urgency(),
              START));
    }
    return orders;
  }

  private static PlanOrder pellet(Duration after) {
    return new PlanOrder(
        "",
        new RecipeId("pellet"),
        0,
        Map.of("densify.die", "S01"),
        Urgency.USUAL,
        START.plus(after));
  }

  private static LowerBound bound(List<PlanOrder> orders) {
    return LowerBound.of(SITE, orders, START, Assumptions.USUAL);
  }

  /**
   * A pellet: 5 min to load it; 50 mm of approach at 0.25 mm/s; 3 MPa and 247 MPa of ramp at 5
   * MPa/s, each 15 % longer for landing softly; 10 s and 60 s held; 250 MPa let go at 5 MPa/s, by
   * the same allowance.
   */
  private static final double PELLET_S =
      300 + 50 / 0.25 + (3 + 247) / 5.0 * 1.15 + 10 + 60 + 250 / 5.0 * 1.15;

  @Test
  void oneRunTakesAsLongAsItTakes() {
    LowerBound bound = bound(List.of(pellet(Duration.ZERO)));
    assertEquals(PELLET_S, bound.time().toMillis() / 1e3, 0.01);
    assertEquals("the longest run, of recipe pellet", bound.term());
    assertEquals(
        PELLET_S + 7200, bound(List.of(pellet(Duration.ofHours(2)))).time().toMillis() / 1e3, 0.01);
  }

  @Test
  void muchWorkIsSharedByThePressesThatCanDoIt() {
    LowerBound bound = bound(Collections.nCopies(80, pellet(Duration.ZERO)));
    assertEquals(10 * PELLET_S, bound.time().toMillis() / 1e3, 0.1);
    assertTrue(bound.term().startsWith("the work on 8 presses, P01, P02"), bound.term());
  }

  @Test
  void whatCannotBeMadeBoundsNothing() {
    PlanOrder unknown = new PlanOrder("", new RecipeId("none"), 0, Map.of(), Urgency.USUAL, START);
    assertEquals(Duration.ZERO, bound(List.of(unknown)).time());
    assertEquals(1, bound(List.of()).ratio(Duration.ZERO));
  }

  /** The promise of the queue, on a week whose rigs are what is scarce. */
  @Test
  void theWeekIsPlannedNearTheBound() {
    near(week(), 300);
  }

  /** The same week without its day-long holds: presses for lithium are scarce then. */
  @Test
  void theWeekWithoutItsDaysUnderPressureIsPlannedNearTheBound() {
    near(
        week().stream()
            .filter(each -> !"24 h".equals(each.bindings().get("stack-pressure.dwell")))
            .toList(),
        276);
  }

  private static void near(List<PlanOrder> orders, int runs) {
    LinePlan plan =
        DryRun.of(SITE, orders, START, Assumptions.USUAL, Rule.URGENT_FIRST, done -> {});
    assertEquals(runs, plan.runs().size());
    double ratio = bound(orders).ratio(plan.makespan());
    assertTrue(ratio >= 1, "control: nothing beats a lower bound, " + ratio);
    assertTrue(ratio <= RATIO_MAX, "makespan " + ratio + " times the bound");
    assertFalse(plan.makespan().isZero());
  }
}
