package io.stackline.launch.plan;

import io.stackline.material.CellStack;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.recipe.Binder;
import io.stackline.recipe.BindingRefused;
import io.stackline.recipe.ControlRecipe;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.Stage;
import io.stackline.sequence.plan.Assumptions;
import io.stackline.sequence.plan.PlanOrder;
import io.stackline.sequence.stage.Fits;
import io.stackline.sequence.stage.RecipeOnSite;
import io.stackline.sequence.stage.StageJob;
import io.stackline.sequence.stage.StageTimes;
import io.stackline.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What no rule can beat: the longest run from its order on, and for each class of presses the work
 * that nobody else can do, divided by their number. Dies are taken to be there in any number, and
 * of two stages that one press could do the cell is taken to stay in it. Knows the recipes and what
 * the presses can do; of queues and policies it knows nothing.
 *
 * @param time the greatest of all terms
 * @param term which one that is, for people
 */
public record LowerBound(Duration time, String term) {
  /** Classes are joined as long as there are no more unions of them. */
  private static final int UNIONS_MAX = 4096;

  private static final LowerBound NOTHING = new LowerBound(Duration.ZERO, "nothing to do");

  /** What a stage takes of the best press for it. */
  private record Work(Set<PressId> presses, Duration time) {}

  /**
   * Of these orders on this site.
   *
   * @param start of the plan
   */
  public static LowerBound of(
      Site site, List<PlanOrder> orders, Instant start, Assumptions assumptions) {
    Map<List<Object>, List<Work>> known = new HashMap<>();
    Map<Set<PressId>, Duration> classes = new LinkedHashMap<>();
    LowerBound bound = NOTHING;
    for (PlanOrder order : orders) {
      List<Work> works =
          known.computeIfAbsent(
              List.of(order.recipe(), order.bindings()), key -> works(site, order, assumptions));
      Duration length = Duration.between(start, order.from());
      for (Work each : works) {
        length = length.plus(each.time());
        classes.merge(each.presses(), each.time(), Duration::plus);
      }
      bound =
          bound.or(length, "the longest run, of recipe " + order.recipe() + since(start, order));
    }
    for (Set<PressId> union : unions(classes.keySet())) {
      Duration work =
          classes.entrySet().stream()
              .filter(each -> union.containsAll(each.getKey()))
              .map(Map.Entry::getValue)
              .reduce(Duration.ZERO, Duration::plus);
      String of = union.size() == 1 ? " on one press, " : " on " + union.size() + " presses, ";
      bound = bound.or(work.dividedBy(union.size()), "the work" + of + names(union));
    }
    return bound;
  }

  /** The plan's time over the bound; 1 where nothing is to be done. */
  public double ratio(Duration makespan) {
    return time.isZero() ? 1 : (double) makespan.toMillis() / time.toMillis();
  }

  private LowerBound or(Duration other, String what) {
    return other.compareTo(time) > 0 ? new LowerBound(other, what) : this;
  }

  private static String since(Instant start, PlanOrder order) {
    Duration later = Duration.between(start, order.from());
    return later.isZero() ? "" : ", ordered after " + PlanTimes.span(later);
  }

  private static String names(Set<PressId> presses) {
    return presses.stream().map(PressId::value).collect(Collectors.joining(", "));
  }

  /** Every set of presses that is made of classes: work of all classes in it stays in it. */
  private static Set<Set<PressId>> unions(Set<Set<PressId>> classes) {
    Set<Set<PressId>> unions = new LinkedHashSet<>(classes);
    for (Set<PressId> each : classes) {
      for (Set<PressId> other : new ArrayList<>(unions)) {
        if (unions.size() >= UNIONS_MAX) {
          return unions;
        }
        Set<PressId> both = new TreeSet<>(other);
        both.addAll(each);
        unions.add(both);
      }
    }
    return unions;
  }

  /** The stages of a run; none if it cannot be made. */
  private static List<Work> works(Site site, PlanOrder order, Assumptions assumptions) {
    Recipe recipe = site.recipes().get(order.recipe());
    if (recipe == null) {
      return List.of();
    }
    ControlRecipe bound;
    try {
      bound = Binder.bind(recipe, order.bindings(), site.dies());
    } catch (BindingRefused e) {
      return List.of();
    }
    List<Work> works = new ArrayList<>();
    RecipeOnSite onSite = new RecipeOnSite(site, bound);
    CellStack stack = CellStack.EMPTY;
    for (Stage stage : bound.stages()) {
      stack = stack.with(stage.id(), stage.adds());
      List<StageJob> jobs = new ArrayList<>();
      for (PressId each : Fits.of(onSite, stage, stack)) {
        Press press = site.press(each).press();
        jobs.add(onSite.job(stage, press, stack));
      }
      if (jobs.isEmpty()) {
        return List.of();
      }
      works.add(work(stage, jobs, assumptions));
      stack = stack.after(jobs.get(0).planned());
      if (stage.kind() == StageKind.INSITU) {
        stack = stack.marked(CellStack.Flag.LITHIATED);
      }
    }
    return moved(works, assumptions.handling());
  }

  private static Work work(Stage stage, List<StageJob> jobs, Assumptions assumptions) {
    Duration time =
        jobs.stream()
            .map(each -> StageTimes.expected(each, assumptions.held()))
            .min(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    for (var prompt : stage.pressing().prompts()) {
      time = time.plus(assumptions.handling(prompt.asks()));
    }
    Set<PressId> presses = new TreeSet<>();
    jobs.forEach(each -> presses.add(each.press().id()));
    return new Work(presses, time);
  }

  /**
   * Where no press does both stages, somebody takes the cell out of one and puts it into another.
   */
  private static List<Work> moved(List<Work> works, Duration handling) {
    List<Work> moved = new ArrayList<>(works);
    for (int i = 0; i + 1 < works.size(); i++) {
      Set<PressId> both = new HashSet<>(works.get(i).presses());
      both.retainAll(works.get(i + 1).presses());
      if (both.isEmpty()) {
        Work one = moved.get(i);
        Work next = moved.get(i + 1);
        moved.set(i, new Work(one.presses(), one.time().plus(handling)));
        moved.set(i + 1, new Work(next.presses(), next.time().plus(handling)));
      }
    }
    return moved;
  }
}
