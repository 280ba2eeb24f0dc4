package io.stackline.envelope;

import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import java.util.List;
import java.util.Optional;

/**
 * The presses a recipe is judged on.
 *
 * @param all those of the site, alike ones together
 * @param wanted the one that must take every stage of its kinds, if somebody wants one
 */
record Lineup(List<PressClass> all, Optional<Press> wanted) {
  static Lineup of(Inventory inventory) {
    return new Lineup(PressClass.of(inventory.presses()), Optional.empty());
  }

  Lineup wanting(Press press) {
    return new Lineup(all, Optional.of(press));
  }

  /** The presses that may be asked for a stage of this kind. */
  List<PressClass> forKind(StageKind kind) {
    return wanted
        .filter(each -> each.kinds().contains(kind))
        .map(each -> PressClass.of(List.of(each)))
        .orElse(all);
  }

  List<PressId> ids() {
    return all.stream().flatMap(each -> each.ids().stream()).toList();
  }

  /** One that is there for such stages, even if it does not take this one; else any. */
  Press likely(StageKind kind) {
    return forKind(kind).stream()
        .map(PressClass::first)
        .filter(each -> each.kinds().contains(kind))
        .findFirst()
        .orElseGet(this::any);
  }

  /** Any of them, where it does not matter which. */
  Press any() {
    return all.get(0).first();
  }
}
