package io.stackline.launch;

import io.stackline.site.Site;
import io.stackline.site.SiteProcess;
import io.stackline.site.SiteProcess.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of a site's processes a command means. */
final class ProcessChoice {
  private ProcessChoice() {}

  /**
   * @return empty if one process does everything
   * @throws CommandRefused if the site names none such, or several
   */
  static Optional<SiteProcess> of(Site site, Optional<String> role, Optional<String> name) {
    Optional<Role> wanted = role.map(ProcessChoice::role);
    if (site.processes().isOne()) {
      if (name.isPresent() || wanted.filter(each -> each != Role.ALL).isPresent()) {
        throw new CommandRefused(
            "site " + site.name() + " names no processes: one does everything",
            "leave --role and --name out, or write \"processes\" into site.yaml, as"
                + " docs/cluster.md tells");
      }
      return Optional.empty();
    }
    if (name.isPresent()) {
      SiteProcess process =
          site.processes()
              .named(name.get())
              .orElseThrow(() -> refused(site, "no process " + name.get()));
      if (wanted.filter(each -> each != process.role() && each != Role.ALL).isPresent()) {
        throw refused(site, "process " + name.get() + " of another role, " + process.role());
      }
      return Optional.of(process);
    }
    List<SiteProcess> fit = site.processes().of(wanted.orElse(Role.ALL));
    if (fit.size() != 1) {
      throw refused(
          site,
          (fit.isEmpty() ? "no process" : fit.size() + " processes")
              + " of role "
              + wanted.orElse(Role.ALL));
    }
    return Optional.of(fit.get(0));
  }

  private static Role role(String text) {
    return Arrays.stream(Role.values())
        .filter(each -> each.toString().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new CommandRefused(
                    "there is no role " + text, "use bridge, sequencer, opcua or all"));
  }

  private static CommandRefused refused(Site site, String what) {
    String all =
        site.processes().all().stream()
            .map(each -> each.name() + " (" + each.role() + ")")
            .collect(Collectors.joining(", "));
    return new CommandRefused(
        "site " + site.name() + " has " + what, "name one with --name: " + all);
  }
}
