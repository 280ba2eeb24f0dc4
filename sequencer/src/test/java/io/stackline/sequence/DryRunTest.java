package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.press.Service;
import io.stackline.recipe.Asks;
import io.stackline.recipe.Entry;
import io.stackline.recipe.Measure;
import io.stackline.recipe.Pressing;
import io.stackline.recipe.PromptRole;
import io.stackline.recipe.Question;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.recipe.Scan;
import io.stackline.recipe.StageTemplate;
import io.stackline.run.Urgency;
import io.stackline.sequence.plan.Assumptions;
import io.stackline.sequence.plan.LinePlan;
import io.stackline.sequence.plan.Piece;
import io.stackline.sequence.plan.PlanOrder;
import io.stackline.sequence.plan.PlannedRun;
import io.stackline.sequence.plan.Rule;
import io.stackline.sequence.plan.Visit;
import io.stackline.sequence.stage.StageTimes;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.site.Site;
import io.stackline.unit.QuantityKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is planned is what the line would do. */
final class DryRunTest {
  private static final Instant START = Instant.parse("2026-11-23T06:00:00Z");
  private static final Map<String, String> HELD = Map.of("stack-pressure.dwell", "2 h");
  private static final Duration HANDLING = Assumptions.USUAL.handling();

  @TempDir Path folder;

  private static PlanOrder order(String recipe, int priority, Duration after) {
    Map<String, String> bound = recipe.startsWith("cell") ? HELD : Map.of();
    Urgency urgency = new Urgency(priority, Optional.empty());
    return new PlanOrder("", new RecipeId(recipe), 0, bound, urgency, START.plus(after));
  }

  private static PlanOrder order(String recipe) {
    return order(recipe, 0, Duration.ZERO);
  }

  private static LinePlan plan(Site site, Rule rule, List<PlanOrder> orders) {
    return DryRun.of(site, orders, START, Assumptions.USUAL, rule, done -> {});
  }

  private static LinePlan plan(PlanOrder... orders) {
    return plan(PlannedLine.site(), Rule.URGENT_FIRST, List.of(orders));
  }

  /** At times of its own each, so that no two things happen at the same moment by design. */
  private static List<PlanOrder> mixed(Random random) {
    List<String> recipes =
        List.of("pellet-1", "pellet-2", "bilayer-1", "bilayer-2", "bilayer-3", "cell-1", "cell-2");
    List<PlanOrder> orders = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      String recipe = recipes.get(random.nextInt(recipes.size()));
      Duration after = Duration.ofMillis(i * 240_000L + random.nextInt(200_000));
      orders.add(order(recipe, random.nextInt(5) - 2, after));
    }
    return orders;
  }

  /** The same runs get the same presses at the same times, from the real sequencer. */
  @Test
  void theRealLineGivesTheSamePressesToTheSameRunsInTheSameOrder() throws StoreRefused {
    List<PlanOrder> orders = mixed(new Random(8));
    Site site = PlannedLine.site();
    List<String> real = RealLine.live(folder, site, orders, START, HANDLING);

    List<String> planned = given(plan(site, Rule.URGENT_FIRST, orders));

    assertTrue(real.size() > 20, "control: presses are given, " + real.size());
    assertEquals(real, planned);
    assertNotEquals(planned, given(plan(site, Rule.FIRST_COME, orders)), "control: they compete");
  }

  private static List<String> given(LinePlan plan) {
    Map<Integer, PlannedRun> runs = new TreeMap<>();
    plan.runs().forEach(each -> runs.put(each.number(), each));
    return plan.visits().stream()
        .map(
            each ->
                Optional.ofNullable(runs.get(each.run())).orElseThrow().id()
                    + " "
                    + each.press()
                    + " "
                    + each.from())
        .toList();
  }

  @Test
  void aPressIsWithOneRunAtATimeAndEveryPieceLiesInItsVisit() {
    LinePlan plan = plan(PlannedLine.site(), Rule.URGENT_FIRST, mixed(new Random(3)));
    assertEquals(14, plan.runs().size());
    Map<PressId, Instant> free = new TreeMap<>();
    for (Visit each : plan.visits()) {
      Instant since = free.getOrDefault(each.press(), START);
      assertTrue(!each.from().isBefore(since), each.toString());
      free.put(each.press(), each.to());
      Duration pieces =
          each.pieces().stream().map(Piece::time).reduce(Duration.ZERO, Duration::plus);
      assertEquals(each.time(), pieces, each.toString());
    }
  }

  /** By hand: two prompts, a stroke; then the next pellet in the same die. */
  @Test
  void aStrokeTakesItsProgramAndAPromptTheTimeThatIsAssumed() {
    LinePlan plan = plan(order("pellet-1"), order("pellet-1"));
    Duration stroke =
        StageTimes.expected(
                PlannedLine.job(PlannedLine.site(), new RecipeId("pellet-1"), Map.of(), "densify"))
            .orElseThrow();
    Duration one = HANDLING.multipliedBy(2).plus(stroke);
    assertEquals(START.plus(one), plan.runs().get(0).ended());
    assertEquals(START.plus(one), plan.runs().get(1).begun());
    assertEquals(one.multipliedBy(2), plan.makespan());
    assertEquals(one.multipliedBy(2), plan.dies().get(PlannedLine.S1));
    assertEquals(one, plan.runs().get(1).waited());
  }

  @Test
  void whatTheLineRefusesIsToldAndTheOthersArePlanned() {
    LinePlan plan =
        plan(
            order("pellet-1"),
            order("no-such"),
            new PlanOrder(
                "week.yaml:9", new RecipeId("cell-1"), 0, Map.of(), Urgency.USUAL, START));
    assertEquals(1, plan.runs().size());
    assertEquals(2, plan.refused().size());
    assertTrue(plan.refused().get(0).why().contains("there is no recipe no-such"));
    assertTrue(plan.refused().get(1).why().contains("the dwell of stage stack-pressure is open"));
    assertEquals("week.yaml:9", plan.refused().get(1).order().place());
  }

  /** The die is good on the day it is ordered for, and due on the next. */
  @Test
  void whoIsNeverServedIsToldWithWhatItWaitsFor() {
    Service due =
        new Service(
            0, Optional.empty(), Optional.empty(), Optional.of(LocalDate.parse("2026-11-24")));
    Site site = PlannedLine.site(due, List.of());
    List<PlanOrder> orders =
        new ArrayList<>(Collections.nCopies(80, order("bilayer-1", 0, Duration.ZERO)));
    LinePlan plan = plan(site, Rule.URGENT_FIRST, orders);
    assertTrue(plan.runs().size() > 20, "control: some are made, " + plan.runs().size());
    assertEquals(80, plan.runs().size() + plan.refused().size());
    String why = plan.refused().get(0).why();
    assertTrue(why.contains("it is never served: die S1 was due for inspection"), why);
  }

  /** A line takes on so many runs; the others are ordered when there is room, in their order. */
  @Test
  void moreRunsThanALineTakesOnAreOrderedAsRoomComes() {
    List<PlanOrder> orders = Collections.nCopies(8, order("pellet-1"));
    LinePlan plan =
        DryRun.of(
            PlannedLine.site(), orders, START, Assumptions.USUAL, Rule.URGENT_FIRST, done -> {}, 2);
    assertEquals(List.of(), plan.refused());
    assertEquals(8, plan.runs().size());
    Instant free = START;
    for (PlannedRun each : plan.runs()) {
      assertEquals(free, each.begun(), "the next one waits for the die and for nothing else");
      free = each.ended();
    }
    List<String> names = plan.runs().stream().map(each -> each.id().value()).toList();
    assertEquals("20261123-060000-pellet-1-2", names.get(1), "two are taken on at once");
    assertEquals("20261123-061625-pellet-1", names.get(2).substring(0, 24), "then one by one");
  }

  @Test
  void whatIsHeldUntilReleasedIsHeldAsLongAsIsAssumed() {
    Recipe held =
        PlannedLine.recipe(
            "held", PlannedLine.in("V1", TestRecipe.heldUntilReleased().stages().get(3)));
    Site site = PlannedLine.site(Service.UNKEPT, List.of(held));
    List<PlanOrder> orders = List.of(order("held"));
    Duration usual = plan(site, Rule.URGENT_FIRST, orders).makespan();
    Assumptions longer = new Assumptions(HANDLING, Duration.ofHours(24));
    LinePlan plan = DryRun.of(site, orders, START, longer, Rule.URGENT_FIRST, done -> {});
    assertEquals(Duration.ofHours(20), plan.makespan().minus(usual));
  }

  /** Whatever a prompt asks for is handed in, and takes the time the recipe says. */
  @Test
  void promptsThatAskForMoreAreAnswered() {
    Entry mass =
        new Entry(
            "mass",
            Optional.of(new Measure(QuantityKind.MASS, "mg", Optional.empty(), Optional.empty())),
            Optional.of(TestSite.LPSCL),
            false);
    Entry note = new Entry("note", Optional.empty(), Optional.empty(), true);
    Asks asks =
        new Asks(
            PromptRole.PROCESS_ENGINEER,
            List.of(new Scan.OfDie(), new Scan.OfLot(TestSite.LPSCL)),
            List.of(mass, note),
            Optional.of(Duration.ofMinutes(30)));
    StageTemplate densify = PlannedLine.densify("S2");
    Recipe asking =
        PlannedLine.recipe("asking", asking(densify, List.of(new Question("Weigh in", asks))));
    Site site = PlannedLine.site(Service.UNKEPT, List.of(asking));
    LinePlan plan = plan(site, Rule.URGENT_FIRST, List.of(order("asking")));
    assertEquals(List.of(), plan.refused());
    Piece first = plan.visits().get(0).pieces().get(0);
    assertEquals(Piece.What.HANDLING, first.what());
    assertEquals(Duration.ofMinutes(30), first.time());
  }

  private static StageTemplate asking(StageTemplate stage, List<Question> prompts) {
    Pressing old = stage.pressing();
    Pressing pressing =
        new Pressing(
            old.stage(),
            old.kind(),
            old.title(),
            old.optional(),
            old.fixture(),
            prompts,
            old.preload(),
            old.temperature(),
            old.approach(),
            old.ramp(),
            old.softLanding(),
            old.release(),
            old.onLoss(),
            old.stackPressure(),
            old.acceptance());
    return new StageTemplate(
        pressing, stage.die(), stage.adds(), stage.target(), stage.tolerance(), stage.dwell());
  }

  /** Two who wait for one die: the urgent one first, unless waiting counts for more. */
  @Test
  void howMuchWaitingCountsIsTheSites() throws StoreRefused {
    List<PlanOrder> orders =
        List.of(
            order("pellet-1"),
            order("pellet-1", 0, Duration.ofMinutes(1)),
            order("bilayer-1", 5, Duration.ofMinutes(11)));
    Site hasty = PlannedLine.hastier(Duration.ofMinutes(1));
    assertEquals(List.of(1, 3, 2), begun(plan(PlannedLine.site(), Rule.URGENT_FIRST, orders)));
    LinePlan plan = plan(hasty, Rule.URGENT_FIRST, orders);
    assertEquals(List.of(1, 2, 3), begun(plan));
    assertEquals(RealLine.live(folder, hasty, orders, START, HANDLING), given(plan));
  }

  private static List<Integer> begun(LinePlan plan) {
    return plan.visits().stream().map(Visit::run).toList();
  }

  /** No order of any mix locks up, neither by the line's rule nor by the one it is compared to. */
  @Test
  void everyMixComesToItsEndByEitherRule() {
    for (int seed = 0; seed < 8; seed++) {
      List<PlanOrder> orders = mixed(new Random(seed));
      for (Rule each : Rule.values()) {
        LinePlan plan = plan(PlannedLine.site(), each, orders);
        assertEquals(List.of(), plan.refused(), "seed " + seed + " " + each);
        Set<DieId> used = new HashSet<>(plan.dies().keySet());
        assertTrue(used.contains(PlannedLine.S2) || used.contains(PlannedLine.S1));
      }
    }
  }
}
