package io.stackline.launch.plan;

import io.stackline.sequence.plan.Assumptions;
import io.stackline.sequence.plan.LinePlan;
import io.stackline.sequence.plan.PlannedRun;
import io.stackline.sequence.plan.Rule;
import io.stackline.site.Site;
import java.util.List;

/**
 * A plan with everything that is told of it.
 *
 * @param told what was assumed beside that, one sentence each
 */
public record Planned(
    Site site,
    LinePlan plan,
    Assumptions assumptions,
    Rule rule,
    LowerBound bound,
    List<String> told) {
  public Planned {
    told = List.copyOf(told);
  }

  /** Runs that are late, the latest first. */
  public List<PlannedRun> late() {
    return plan.runs().stream()
        .filter(each -> !each.late().isZero())
        .sorted((one, other) -> other.late().compareTo(one.late()))
        .toList();
  }
}
