package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.site.Processes;
import io.stackline.site.SiteProcess;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which bridge should have which press. Pure. */
final class Bridges {
  private final Processes processes;

  Bridges(Processes processes) {
    this.processes = processes;
  }

  /**
   * A press stays with the bridge that has it as long as that is heard, and for good if no other
   * reaches it; else it goes to the one of those heard that has fewest, and stays where it is if
   * none is.
   *
   * @param present who has which press by now
   */
  Map<PressId, String> of(
      Collection<PressId> presses, Set<String> heard, Map<PressId, String> present) {
    Map<String, Integer> load = new HashMap<>();
    Map<PressId, String> next = new LinkedHashMap<>();
    for (PressId press : presses) {
      String holder = present.get(press);
      boolean stays = holder != null && heard.contains(holder) && names(press).contains(holder);
      if (stays) {
        next.put(press, holder);
        load.merge(holder, 1, Integer::sum);
      }
    }
    for (PressId press : presses) {
      if (!next.containsKey(press)) {
        String chosen = chosen(names(press), heard, load, present.get(press));
        next.put(press, chosen);
        load.merge(chosen, 1, Integer::sum);
      }
    }
    return next;
  }

  private static String chosen(
      List<String> names, Set<String> heard, Map<String, Integer> load, @Nullable String holder) {
    String best = null;
    for (String each : names) {
      if (heard.contains(each)
          && (best == null || load.getOrDefault(each, 0) < load.getOrDefault(best, 0))) {
        best = each;
      }
    }
    if (best != null) {
      return best;
    }
    return holder != null && names.contains(holder) ? holder : names.get(0);
  }

  private List<String> names(PressId press) {
    return processes.reaching(press).stream().map(SiteProcess::name).toList();
  }
}
