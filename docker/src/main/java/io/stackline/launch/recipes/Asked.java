package io.stackline.launch.recipes;

import io.stackline.recipe.Criteria;
import java.util.ArrayList;
import java.util.List;

/** What a stage has to keep, as entries: the number of docs/acceptance.md, value and origin. */
final class Asked {
  private final List<Entry> entries = new ArrayList<>();

  private Asked() {}

  static List<Entry> of(Criteria criteria) {
    Asked asked = new Asked();
    asked.add("A1 overshoot up to", Wording.of(criteria.overshoot()));
    asked.add("A2 in band at least", Wording.share(criteria.inBand()));
    criteria.dwellError().ifPresent(each -> asked.add("A3 dwell within", Wording.of(each)));
    asked.add("A4 mean within", Wording.share(criteria.mean()));
    asked.add("A5 ramp within", Wording.share(criteria.ramp()));
    criteria.tracking().ifPresent(each -> asked.add("A6 tracking within", Wording.of(each)));
    asked.add("A7 release up to", "× " + Wording.of(criteria.release()));
    asked.add("A8 imbalance up to", Wording.share(criteria.imbalance()));
    asked.add("A9 temperature within", Wording.of(criteria.temperature()));
    asked.add("A10 trace at least", Wording.share(criteria.trace()));
    criteria
        .density()
        .ifPresent(
            window ->
                asked.add(
                    "A11 density",
                    Wording.share(window.lowest()) + " to " + Wording.share(window.highest())));
    criteria
        .springBack()
        .ifPresent(
            window ->
                asked.add(
                    "A11 spring-back",
                    Wording.share(window.lowest()) + " to " + Wording.share(window.highest())));
    criteria
        .yieldPressure()
        .ifPresent(
            window ->
                asked.add(
                    "A11 yield pressure",
                    Wording.of(window.lowest()) + " to " + Wording.of(window.highest())));
    return List.copyOf(asked.entries);
  }

  private void add(String what, String text) {
    entries.add(new Entry(what, text));
  }
}
