package io.stackline.launch;

import io.stackline.bridge.driver.Tenure;
import io.stackline.map.Dialect;
import io.stackline.site.Site;
import io.stackline.site.SiteProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who drives some presses of a line of several processes, and why nobody else does meanwhile.
 *
 * @param presses for which all of this is the same
 * @param bridges that reach them, in the order of the site
 * @param ownership whether their PLCs know who owns them; if not, one bridge alone reaches them
 */
record Driving(List<String> presses, List<String> bridges, boolean ownership) {
  private record Ground(List<String> bridges, boolean ownership) {}

  /** Those of a site, presses of one answer together, in its order. */
  static List<Driving> of(Site site) {
    Map<Ground, List<String>> groups = new LinkedHashMap<>();
    site.presses()
        .forEach(
            (id, press) -> {
              List<String> reaching =
                  site.processes().reaching(id).stream().map(SiteProcess::name).toList();
              boolean owned = press.dialect() instanceof Dialect.Pressmap;
              groups
                  .computeIfAbsent(new Ground(reaching, owned), none -> new ArrayList<>())
                  .add(id.toString());
            });
    List<Driving> all = new ArrayList<>();
    groups.forEach(
        (ground, presses) ->
            all.add(new Driving(List.copyOf(presses), ground.bridges(), ground.ownership())));
    return all;
  }

  /** On one line. */
  String line() {
    String named = PressNames.words(presses);
    String them = presses.size() == 1 ? "it" : "them";
    if (bridges.size() == 1) {
      String bridge = bridges.get(0);
      return named
          + (ownership ? "" : " (vendor PLC without ownership)")
          + ": "
          + bridge
          + " only; if "
          + bridge
          + " is away nothing drives or reads "
          + them;
    }
    return named
        + ": "
        + String.join(" or ", bridges)
        + ", one at a time; the PLC decides (ownership epoch, lease "
        + Tenure.LEASE.toSeconds()
        + " s)";
  }
}
