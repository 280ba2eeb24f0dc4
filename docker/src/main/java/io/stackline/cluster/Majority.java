package io.stackline.cluster;

import com.hazelcast.cluster.Member;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionFunction;
import io.stackline.site.Processes;
import io.stackline.site.SiteProcess;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Whether a part of the line is more than its half. Of two parts of a divided line at most one is:
 * half of the processes count as more if the one that the site names first is among them.
 */
final class Majority implements SplitBrainProtectionFunction {
  /** Under which a member tells its name. */
  static final String NAME = "stackline.process";

  private final List<String> all;

  Majority(Processes processes) {
    all = processes.all().stream().map(SiteProcess::name).toList();
  }

  @Override
  public boolean apply(Collection<Member> members) {
    return isWhole(names(members));
  }

  boolean isWhole(Set<String> heard) {
    long count = all.stream().filter(heard::contains).count();
    return 2 * count > all.size() || (2 * count == all.size() && heard.contains(all.get(0)));
  }

  /** What members call themselves; those that say nothing are left out. */
  static Set<String> names(Collection<Member> members) {
    Set<String> names = new LinkedHashSet<>();
    members.stream()
        .map(each -> each.getAttribute(NAME))
        .filter(Objects::nonNull)
        .forEach(names::add);
    return names;
  }
}
