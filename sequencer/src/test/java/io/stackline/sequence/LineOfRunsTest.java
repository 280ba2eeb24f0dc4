package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.RecipeId;
import io.stackline.recipe.StageTemplate;
import io.stackline.run.PressDuty;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.site.Site;
import io.stackline.unit.Force;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random lines with many runs: presses off duty, runs held, stopped and restarted at any moment. No
 * press and no die is with two runs ({@link Floor} checks that after each event), and once people
 * do what they are asked every run ends.
 */
final class LineOfRunsTest {
  private static final int EVENTS = 500;
  private static final int RUNS_MAX = 12;

  private static List<Integer> seeds() {
    return IntStream.range(0, 60).boxed().toList();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingIsSharedAndEveryRunEnds(int seed) {
    Floor floor = play(seed);
    assertTrue(floor.grants().size() > 5, "control: presses are given, " + floor.grants().size());
    for (int i = 0; i < 40 && !floor.live().isEmpty(); i++) {
      floor.pass(Duration.ofMinutes(5));
      for (PressId each : presses(seed)) {
        floor.duty(each, PressDuty.PROCESSING);
      }
      for (RunId each : List.copyOf(floor.live().keySet())) {
        goOn(floor, each);
      }
    }
    assertTrue(floor.live().isEmpty(), () -> "seed " + seed + ", never: " + floor.live().values());
  }

  @Test
  void theSameLineIsServedTheSameAgain() {
    for (int seed = 0; seed < 5; seed++) {
      assertEquals(play(seed).grants(), play(seed).grants(), "seed " + seed);
    }
  }

  private static void goOn(Floor floor, RunId run) {
    if (floor.run(run).status().state() == RunState.HELD) {
      floor.resume(run);
    }
    for (int i = 0; i < 5; i++) {
      floor.confirm(run);
    }
    floor.finish(run);
  }

  private static Floor play(int seed) {
    Random random = new Random(seed);
    Site site = site(random);
    List<PressId> presses = List.copyOf(site.presses().keySet());
    List<RecipeId> recipes = List.copyOf(site.recipes().keySet());
    Floor floor = new Floor(site);
    for (int i = 0; i < EVENTS; i++) {
      floor.pass(Duration.ofMinutes(random.nextInt(90)));
      List<RunId> runs = List.copyOf(floor.live().keySet());
      int what = random.nextInt(100);
      if (runs.isEmpty() || (what < 15 && runs.size() < RUNS_MAX)) {
        floor.order(recipes.get(random.nextInt(recipes.size())), random.nextInt(19) - 9);
        continue;
      }
      List<RunId> begun = runs.stream().filter(each -> hasPress(floor, each)).toList();
      List<RunId> some = what < 80 && !begun.isEmpty() ? begun : runs;
      RunId run = some.get(random.nextInt(some.size()));
      PressId press = presses.get(random.nextInt(presses.size()));
      if (what < 55) {
        floor.confirm(run);
      } else if (what < 80) {
        floor.finish(run);
      } else if (what < 83) {
        floor.hold(run);
      } else if (what < 92) {
        runs.stream().filter(each -> isHeld(floor, each)).findFirst().ifPresent(floor::resume);
      } else if (what < 93) {
        floor.stop(run);
      } else if (what < 99) {
        floor.duty(press, what < 95 ? PressDuty.MAINTENANCE : PressDuty.PROCESSING);
      } else if (random.nextInt(3) == 0) {
        floor.restart();
      }
    }
    return floor;
  }

  private static boolean hasPress(Floor floor, RunId run) {
    return floor.run(run).status().standing().press().isPresent();
  }

  private static boolean isHeld(Floor floor, RunId run) {
    return floor.run(run).status().state() == RunState.HELD;
  }

  private static Set<PressId> presses(int seed) {
    return site(new Random(seed)).presses().keySet();
  }

  /** Two to five presses, one to four dies, one to three recipes of one to four stages. */
  private static Site site(Random random) {
    int presses = 2 + random.nextInt(4);
    int dies = 1 + random.nextInt(4);
    List<StageKind> kinds = List.of(StageKind.DENSIFY, StageKind.COPRESS, StageKind.SECONDARY);
    List<Set<StageKind>> taken = new ArrayList<>();
    for (int i = 0; i < presses; i++) {
      Set<StageKind> own = EnumSet.of(kinds.get(i % kinds.size()));
      own.add(kinds.get(random.nextInt(kinds.size())));
      taken.add(own);
    }
    List<StageKind> there =
        kinds.stream().filter(k -> taken.stream().anyMatch(each -> each.contains(k))).toList();
    List<Recipe> recipes = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      List<StageTemplate> stages = new ArrayList<>();
      for (int j = 0; j <= random.nextInt(4); j++) {
        StageKind kind = there.get(random.nextInt(there.size()));
        List<String> prompts = random.nextBoolean() ? List.of("Look at it") : List.of();
        stages.add(stage("s" + j, kind, die(random.nextInt(dies)), prompts));
      }
      recipes.add(TestRecipe.recipe("r" + i, Recipe.Status.APPROVED, stages));
    }
    return line(taken, dies, recipes);
  }

  static StageTemplate stage(String id, StageKind kind, DieId die, List<String> prompts) {
    return TestRecipe.stage(
        id, kind, die, List.of(), prompts, new TestRecipe.Numbers(100, 2, 10, 5, 5, 0, 0));
  }

  static DieId die(int number) {
    return new DieId("D" + number);
  }

  static PressId press(int number) {
    return new PressId("P" + number);
  }

  /** Presses P0, P1 … that take these kinds, the later the bigger, and dies D0, D1 … */
  static Site line(List<Set<StageKind>> kinds, int dies, List<Recipe> recipes) {
    Site like = TestSite.site();
    Map<PressId, Site.PressSite> presses = new LinkedHashMap<>();
    for (int i = 0; i < kinds.size(); i++) {
      Site.PressSite one = like.press(TestSite.P1);
      Press old = one.press();
      Press press =
          new Press(
              press(i),
              "Press " + i,
              Force.ofKN(200 + i),
              old.rateMax(),
              old.ramDiameter(),
              old.hydraulics(),
              old.stiffness(),
              old.closedPosition(),
              old.stroke(),
              old.channels(),
              kinds.get(i));
      presses.put(
          press.id(), new Site.PressSite(press, one.connection(), one.dialect(), true, List.of()));
    }
    Map<DieId, Die> all = new LinkedHashMap<>();
    for (int i = 0; i < dies; i++) {
      Die old = like.die(TestSite.STEEL);
      all.put(
          die(i),
          new Die(
              die(i),
              "Die " + i,
              old.bore(),
              old.body(),
              old.punch(),
              old.rating(),
              old.ratingInsitu(),
              old.temperatureMax(),
              old.insulated(),
              old.service()));
    }
    Map<RecipeId, Recipe> byId = new LinkedHashMap<>();
    recipes.forEach(each -> byId.put(each.id(), each));
    return new Site("line", "Line", presses, all, Map.of(), like.materials(), byId, like.opcua());
  }

  /** Urgent orders keep coming, more than the one press can do; the old one gets its turn. */
  @Test
  void anOldRunOfLowestPriorityEndsThoughUrgentOnesKeepComing() {
    Recipe recipe =
        TestRecipe.recipe(
            "r",
            Recipe.Status.APPROVED,
            List.of(stage("s", StageKind.DENSIFY, die(0), List.of("Load it"))));
    Floor floor = new Floor(line(List.of(Set.of(StageKind.DENSIFY)), 1, List.of(recipe)));
    RunId first = floor.order(recipe.id(), 9);
    RunId old = floor.order(recipe.id(), -9);
    assertEquals(RunState.QUEUED, floor.run(old).status().state());
    RunId begun = first;
    int served = 0;
    while (!floor.run(old).isEnded()) {
      floor.order(recipe.id(), 9);
      floor.pass(Duration.ofHours(1));
      RunId now = begun;
      goOn(floor, now);
      begun =
          floor.live().values().stream()
              .filter(each -> each.status().standing().press().isPresent())
              .map(Run::id)
              .findFirst()
              .orElseThrow();
      served++;
      assertTrue(served < 120, "starved");
    }
    assertTrue(served > 60, "control: urgent ones did go first, " + served);
  }
}
