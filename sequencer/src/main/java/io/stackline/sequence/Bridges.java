package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.site.Processes;
import io.stackline.site.SiteProcess;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which bridge should have which press. Pure. */
final class Bridges {
  private final Processes processes;

  Bridges(Processes processes) {
    this.processes = processes;
  }

  /**
   * A press stays with the bridge that has it as long as that is heard and was not in vain, and for
   * good if no other reaches it; else it goes to the one of those heard that has fewest, to one
   * that was in vain only if there is no other, and stays where it is if none is heard.
   *
   * @param present who has which press by now
   * @param vain bridges that did not reach a press of late
   */
  Map<PressId, String> of(
      Collection<PressId> presses,
      Set<String> heard,
      Map<PressId, String> present,
      Function<PressId, Set<String>> vain) {
    Map<String, Integer> load = new HashMap<>();
    Map<PressId, String> next = new LinkedHashMap<>();
    for (PressId press : presses) {
      String holder = present.get(press);
      if (holder != null && stays(press, holder, heard, vain.apply(press))) {
        next.put(press, holder);
        load.merge(holder, 1, Integer::sum);
      }
    }
    for (PressId press : presses) {
      if (!next.containsKey(press)) {
        List<String> names = heardOf(press, heard, vain.apply(press));
        String chosen = chosen(names, load).orElse(stranded(press, present.get(press)));
        next.put(press, chosen);
        load.merge(chosen, 1, Integer::sum);
      }
    }
    return next;
  }

  private boolean stays(PressId press, String holder, Set<String> heard, Set<String> vain) {
    return heard.contains(holder) && reaching(press).contains(holder) && !vain.contains(holder);
  }

  /** Those a press may be given to at the moment, without those in vain if others are left. */
  private List<String> heardOf(PressId press, Set<String> heard, Set<String> vain) {
    List<String> all = reaching(press).stream().filter(heard::contains).toList();
    List<String> fresh = all.stream().filter(each -> !vain.contains(each)).toList();
    return fresh.isEmpty() ? all : fresh;
  }

  private static Optional<String> chosen(List<String> names, Map<String, Integer> load) {
    return names.stream().min(Comparator.comparing(each -> load.getOrDefault(each, 0)));
  }

  private String stranded(PressId press, @Nullable String holder) {
    List<String> names = reaching(press);
    return holder != null && names.contains(holder) ? holder : names.get(0);
  }

  /** In the order of the site. */
  List<String> reaching(PressId press) {
    return processes.reaching(press).stream().map(SiteProcess::name).toList();
  }
}
