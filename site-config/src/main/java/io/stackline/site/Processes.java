package io.stackline.site;

import io.stackline.press.PressId;
import io.stackline.site.SiteProcess.Role;
import java.util.List;
import java.util.Optional;

/**
 * The processes of a line, in the order of its file; none if one process does everything.
 *
 * @param all names and addresses unique
 */
public record Processes(List<SiteProcess> all) {
  /** One process does everything. */
  public static final Processes ONE = new Processes(List.of());

  public Processes {
    all = List.copyOf(all);
  }

  public boolean isOne() {
    return all.isEmpty();
  }

  public Optional<SiteProcess> named(String name) {
    return all.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  public List<SiteProcess> of(Role role) {
    return all.stream().filter(each -> each.role() == role).toList();
  }

  /** Who can drive a press, in the order of the file. */
  public List<SiteProcess> reaching(PressId press) {
    return all.stream().filter(each -> each.presses().contains(press)).toList();
  }

  public List<SiteProcess> sequencing() {
    return all.stream().filter(each -> each.role().sequences()).toList();
  }

  public List<SiteProcess> serving() {
    return all.stream().filter(each -> each.role().serves()).toList();
  }

  /** How many of them are more than half. */
  public int majority() {
    return all.size() / 2 + 1;
  }
}
