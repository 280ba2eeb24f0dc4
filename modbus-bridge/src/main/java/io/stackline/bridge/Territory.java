package io.stackline.bridge;

import io.stackline.press.PressId;
import io.stackline.site.Processes;
import io.stackline.site.Site;
import io.stackline.site.Site.PressSite;
import io.stackline.site.SiteProcess;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The presses a bridge may drive.
 *
 * @param bridge its name in assignments
 * @param presses those it reaches
 * @param sole those nobody else reaches: no other bridge is ever assigned them
 */
record Territory(String bridge, Map<PressId, PressSite> presses, List<PressId> sole) {
  Territory {
    presses = Collections.unmodifiableMap(new LinkedHashMap<>(presses));
    sole = List.copyOf(sole);
  }

  /** Of this process, as the site says; all presses where it is the only one. */
  static Territory of(Site site, String process) {
    Processes processes = site.processes();
    if (processes.isOne()) {
      return new Territory(process, site.presses(), List.copyOf(site.presses().keySet()));
    }
    SiteProcess self =
        processes
            .named(process)
            .orElseThrow(() -> new IllegalArgumentException("no process " + process));
    Map<PressId, PressSite> presses = new LinkedHashMap<>();
    self.presses().forEach(each -> presses.put(each, site.press(each)));
    List<PressId> sole =
        self.presses().stream().filter(each -> processes.reaching(each).size() == 1).toList();
    return new Territory(process, presses, sole);
  }

  boolean isShared(PressId press) {
    return presses.containsKey(press) && !sole.contains(press);
  }
}
