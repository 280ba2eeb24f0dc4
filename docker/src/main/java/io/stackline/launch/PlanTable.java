package io.stackline.launch;

import static io.stackline.launch.plan.PlanTimes.both;
import static io.stackline.launch.plan.PlanTimes.span;

import io.stackline.launch.plan.Hands;
import io.stackline.launch.plan.Planned;
import io.stackline.launch.plan.PressFigures;
import io.stackline.launch.recipes.Table;
import io.stackline.sequence.plan.LinePlan;
import io.stackline.sequence.plan.NotPlanned;
import io.stackline.sequence.plan.PlannedRun;
import io.stackline.sequence.plan.Rule;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code stackline plan} shows: runs, presses, and how good the plan is. */
final class PlanTable {
  /** More runs are read in a file. */
  private static final int RUNS_MAX = 40;

  private final PrintWriter out;

  PlanTable(PrintWriter out) {
    this.out = out;
  }

  void print(Planned planned) {
    LinePlan plan = planned.plan();
    say("site %s: %s; times are UTC", planned.site().name(), planned.site().title());
    say(
        "assumed %s from a prompt to its confirmation where the recipe does not say, %s of stack"
            + " pressure held until released",
        span(planned.assumptions().handling()), span(planned.assumptions().held()));
    planned.told().forEach(each -> say("assumed %s", each));
    if (planned.rule() == Rule.FIRST_COME) {
      say("presses and dies are given first come, first served; the line does not do so");
    }
    say("");
    runs(planned);
    presses(planned);
    for (NotPlanned each : plan.refused()) {
      say(
          "NOT PLANNED  %s: %s",
          each.order().place().isEmpty() ? each.order().recipe() : each.order().place(),
          each.why());
    }
    if (!plan.refused().isEmpty()) {
      say("");
    }
    if (!plan.runs().isEmpty()) {
      outcome(planned);
    }
  }

  private void outcome(Planned planned) {
    LinePlan plan = planned.plan();
    say(
        "%d runs from %s to %s: %s",
        plan.runs().size(), both(plan.start()), both(plan.end()), span(plan.makespan()));
    say(
        "no rule can do it in less than %s (%s); this is %.3f times that",
        span(planned.bound().time()),
        planned.bound().term(),
        planned.bound().ratio(plan.makespan()));
    plan.dies().entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .ifPresent(
            die ->
                say(
                    "busiest die %s, with runs %.0f %% of the time",
                    die.getKey(), 100.0 * share(die.getValue(), plan.makespan())));
    Hands hands = Hands.of(plan);
    say(
        "people are busy for %s in all, with at most %d prompts open at a time: so many hands are"
            + " taken for granted",
        span(hands.all()), hands.most());
    List<PlannedRun> late = planned.late();
    if (!late.isEmpty()) {
      say(
          "%d late, the latest by %s: run %d, %s",
          late.size(), span(late.get(0).late()), late.get(0).number(), late.get(0).id());
    }
  }

  private static double share(Duration part, Duration whole) {
    return whole.isZero() ? 0 : (double) part.toMillis() / whole.toMillis();
  }

  private void runs(Planned planned) {
    List<PlannedRun> all = planned.plan().runs();
    boolean few = all.size() <= RUNS_MAX;
    List<PlannedRun> shown = few ? all : planned.late().stream().limit(RUNS_MAX).toList();
    Table table =
        Table.of(
            Table.Column.number("run"),
            Table.Column.text("id"),
            Table.Column.text("begins"),
            Table.Column.text("ends"),
            Table.Column.text("due"),
            Table.Column.number("late by"),
            Table.Column.number("waits"));
    for (PlannedRun each : shown) {
      table.row(
          Integer.toString(each.number()),
          each.id().value(),
          both(each.begun()),
          both(each.ended()),
          each.order().urgency().due().map(due -> both(due)).orElse("–"),
          each.late().isZero() ? "–" : span(each.late()),
          each.waited().isZero() ? "–" : span(each.waited()));
    }
    if (!table.isEmpty()) {
      table.lines().forEach(out::println);
    }
    if (!few) {
      String which =
          shown.isEmpty() ? "none of them late" : "of which those that are late stand here";
      say("%d runs, %s; all: %s", all.size(), which, PlanFolder.RUNS);
    }
    say("");
  }

  private void presses(Planned planned) {
    Table table =
        Table.of(
            Table.Column.text("press"),
            Table.Column.number("stages"),
            Table.Column.number("presses"),
            Table.Column.number("handled"),
            Table.Column.number("busy %"),
            Table.Column.number("waited for"));
    for (PressFigures each : PressFigures.of(planned.site(), planned.plan())) {
      table.row(
          each.press().value(),
          Integer.toString(each.stages()),
          span(each.pressing()),
          span(each.handling()),
          String.format(Locale.ROOT, "%.0f", each.share() * 100),
          span(each.waited()));
    }
    table.lines().forEach(out::println);
    say("busy: serves a run; waited for: by the runs it was given to, all together");
    say("");
  }

  private void say(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
