package io.stackline.envelope;

import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What a search has found out about each stage so far: the least margins, and what does not fit.
 */
final class Findings {
  private final Map<Place, Proof.Bound> bounds = new LinkedHashMap<>();
  private final Map<String, Set<CounterExample.Unfit>> unfit = new LinkedHashMap<>();
  private final Set<CapOverride> applied = new LinkedHashSet<>();

  /** Presses that are alike go by the name of their first. */
  private record Place(String stage, DieId die, Target target, PressId first) {}

  void bound(String stage, PressClass presses, Proof.Bound bound) {
    applied.addAll(bound.applied());
    Place place = new Place(stage, bound.die(), bound.target(), presses.first().id());
    bounds.merge(place, bound, Findings::stricter);
  }

  private static Proof.Bound stricter(Proof.Bound one, Proof.Bound other) {
    Proof.Bound lower = other.cap().value().compareTo(one.cap().value()) < 0 ? other : one;
    return new Proof.Bound(
        lower.presses(),
        lower.die(),
        lower.target(),
        lower.asked(),
        lower.force(),
        lower.cap(),
        lower.channel(),
        lower.applied(),
        fewer(one.attempts(), other.attempts()));
  }

  private static OptionalInt fewer(OptionalInt one, OptionalInt other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    return OptionalInt.of(Math.min(one.getAsInt(), other.getAsInt()));
  }

  void unfit(String stage, CounterExample.Unfit reason) {
    unfit.computeIfAbsent(stage, each -> new LinkedHashSet<>()).add(reason);
  }

  /** Presses that do not take a stage, on the paths looked at so far. */
  List<CounterExample.Unfit> unfit(String stage) {
    return List.copyOf(unfit.getOrDefault(stage, Set.of()));
  }

  List<CapOverride> applied() {
    return List.copyOf(applied);
  }

  List<Proof.Stage> stages(List<Turn> turns) {
    List<Proof.Stage> stages = new ArrayList<>();
    for (Turn turn : turns) {
      List<Proof.Bound> here =
          bounds.entrySet().stream()
              .filter(each -> each.getKey().stage().equals(turn.stage()))
              .map(Map.Entry::getValue)
              .toList();
      stages.add(new Proof.Stage(turn.stage(), turn.kind(), here, unfit(turn.stage())));
    }
    return stages;
  }
}
