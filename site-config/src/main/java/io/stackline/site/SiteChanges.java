package io.stackline.site;

import io.stackline.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What differs between a site as it is used and as its files now say. Pure.
 *
 * @param lines one for each recipe, die and material that comes, changes or goes
 * @param restart what else differs: that takes a restart
 */
public record SiteChanges(List<String> lines, List<String> restart) {
  public SiteChanges {
    lines = List.copyOf(lines);
    restart = List.copyOf(restart);
  }

  public static SiteChanges of(Site before, Site after) {
    List<String> lines = new ArrayList<>();
    compare("recipe", before.recipes(), after.recipes(), lines);
    compare("die", before.dies(), after.dies(), lines);
    compare("material", before.materials(), after.materials(), lines);
    List<String> restart = new ArrayList<>();
    differ(restart, "name", before.name(), after.name());
    differ(restart, "title", before.title(), after.title());
    differ(restart, "presses", before.presses(), after.presses());
    differ(restart, "fixtures", before.fixtures(), after.fixtures());
    differ(restart, "opcua", before.opcua(), after.opcua());
    differ(restart, "identification", before.identification(), after.identification());
    differ(restart, "store", before.store(), after.store());
    differ(restart, "management", before.management(), after.management());
    differ(restart, "prompt-expected", before.promptExpected(), after.promptExpected());
    differ(restart, "priority-step", before.priorityStep(), after.priorityStep());
    differ(restart, "processes", before.processes(), after.processes());
    return new SiteChanges(lines, restart);
  }

  private static <K, V> void compare(
      String noun, Map<K, V> before, Map<K, V> after, List<String> lines) {
    after.forEach(
        (id, value) -> {
          V old = before.get(id);
          if (old == null) {
            lines.add("added " + noun + " " + id + revision(value));
          } else if (!old.equals(value)) {
            lines.add("changed " + noun + " " + id + revision(old, value));
          }
        });
    before.forEach(
        (id, value) -> {
          if (!after.containsKey(id)) {
            lines.add("removed " + noun + " " + id + revision(value));
          }
        });
  }

  private static String revision(Object value) {
    return value instanceof Recipe recipe ? ", revision " + recipe.revision() : "";
  }

  private static String revision(Object before, Object after) {
    if (!(before instanceof Recipe old && after instanceof Recipe next)) {
      return "";
    }
    if (old.revision() != next.revision()) {
      return ", revision " + old.revision() + " to " + next.revision();
    }
    boolean content = !old.hash().equals(next.hash());
    return ", revision " + old.revision() + (content ? ", its content" : ", its status");
  }

  private static void differ(List<String> restart, String what, Object before, Object after) {
    if (!before.equals(after)) {
      restart.add(what);
    }
  }
}
