package io.stackline.sequence;

import io.stackline.press.PressState;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.Origin;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.Verdict;
import io.stackline.sequence.plan.Assumptions;
import io.stackline.sequence.plan.LinePlan;
import io.stackline.sequence.plan.Piece;
import io.stackline.sequence.plan.PlanOrder;
import io.stackline.sequence.plan.Rule;
import io.stackline.sequence.stage.StageJob;
import io.stackline.sequence.stage.StageTask;
import io.stackline.sequence.stage.StageTimes;
import io.stackline.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lets a line work off a list of orders in virtual time, to see who would be where when. Whatever
 * decides on a line decides here: {@link Admission}, {@link Run} with all its steps, {@link
 * LineQueue} and the {@link Policy}, asked in the sequencer's order. They are pure, so that neither
 * board, journal nor routes are needed, which would take a hundred times as long and decide
 * nothing. Played are only those who do what they are told: presses take the time their program
 * takes by {@link StageTimes}, as for a run's expected end, every stage passes, and people confirm
 * after the {@link Assumptions}. Nothing breaks, nobody is missing, and every press and die that
 * the site describes is free at the beginning.
 *
 * <p>Two things that happen at the same moment happen in the order in which they were begun. The
 * same orders give the same plan.
 */
public final class DryRun {
  /** The presses of a plan need no time for messages. */
  private static final Duration READING_LAG = Duration.ofSeconds(2);

  private static final String BY = "plan";

  private final Site site;
  private final Assumptions assumptions;
  private final Policy policy;
  private final int liveMax;
  private final Agenda agenda;
  private final PlanBook book;
  private final Map<RunId, Run> live = new LinkedHashMap<>();
  private final Set<RunId> ended = new HashSet<>();
  private final Deque<Numbered> late = new ArrayDeque<>();
  private Numbers numbers = new Numbers(1, Map.of());
  private long commands;

  /** Whether anything has changed that may let a run get what it waits for. */
  private boolean stirred;

  private record Numbered(int number, PlanOrder order) {}

  private DryRun(Site site, Instant start, Assumptions assumptions, Rule rule, int liveMax) {
    this.site = site;
    this.liveMax = liveMax;
    this.assumptions = assumptions;
    policy =
        switch (rule) {
          case URGENT_FIRST -> new UrgentFirst(site.priorityStep());
          case FIRST_COME -> new FirstCome();
        };
    agenda = new Agenda(start);
    book = new PlanBook(start);
  }

  /**
   * Plans. Orders of the same time are taken in the order of the list. What the line would refuse
   * is told and left out; while as many runs are under way as it takes on, the next ones wait.
   *
   * @param start nothing happens before that
   * @param watcher is told now and then how many runs have been planned
   */
  public static LinePlan of(
      Site site,
      List<PlanOrder> orders,
      Instant start,
      Assumptions assumptions,
      Rule rule,
      Consumer<Integer> watcher) {
    return of(site, orders, start, assumptions, rule, watcher, Admission.LIVE_MAX);
  }

  /**
   * The same on a line that takes on fewer runs at a time.
   *
   * @param liveMax at most {@link Admission#LIVE_MAX}
   */
  static LinePlan of(
      Site site,
      List<PlanOrder> orders,
      Instant start,
      Assumptions assumptions,
      Rule rule,
      Consumer<Integer> watcher,
      int liveMax) {
    DryRun run = new DryRun(site, start, assumptions, rule, liveMax);
    List<PlanOrder> sorted = orders.stream().sorted(Comparator.comparing(PlanOrder::from)).toList();
    for (int i = 0; i < sorted.size(); i++) {
      Numbered next = new Numbered(i + 1, sorted.get(i));
      run.agenda.at(next.order().from(), () -> run.order(next));
    }
    while (run.agenda.turn()) {
      watcher.accept(run.book.ended());
    }
    run.giveUp();
    return run.book.plan();
  }

  private Moment moment() {
    return new Moment(agenda.now(), 1, site, numbers, READING_LAG);
  }

  private CommandId id() {
    return new CommandId("plan-" + ++commands);
  }

  private void order(Numbered next) {
    if (live.size() >= liveMax) {
      late.add(next);
      return;
    }
    PlanOrder order = next.order();
    Command.StartRun command =
        new Command.StartRun(
            id(),
            BY,
            agenda.now(),
            order.recipe(),
            order.revision(),
            order.bindings(),
            Origin.NONE,
            order.urgency());
    Decision decision;
    try {
      decision =
          new Admission(moment(), List.copyOf(live.values()), this::isTaken, policy).start(command);
    } catch (StartRefused e) {
      book.refused(next.number(), order, e.refusal().toString());
      return;
    } catch (IllegalArgumentException e) {
      book.refused(next.number(), order, String.valueOf(e.getMessage()));
      return;
    }
    RunStatus status = decision.next().status();
    book.ordered(next.number(), order, status, agenda.now());
    follow(Optional.empty(), decision);
  }

  private boolean isTaken(RunId run) {
    return live.containsKey(run) || ended.contains(run);
  }

  private void on(RunId id, Input input) {
    Run run = live.get(id);
    if (run != null) {
      follow(Optional.of(run), run.on(input, moment()));
    }
  }

  private void follow(Optional<Run> before, Decision decision) {
    taken(before, decision);
    allot();
    if (live.size() < liveMax && !late.isEmpty()) {
      order(late.remove());
    }
  }

  /** Whoever waits gets what has become free before anything else happens, as on the line. */
  private void allot() {
    while (stirred) {
      stirred = false;
      if (live.values().stream().noneMatch(each -> each.step() instanceof Queued)) {
        return;
      }
      for (Grant each : policy.grants(LineQueue.view(live.values(), moment()))) {
        Run run = live.get(each.run());
        if (run != null) {
          Input allotted = new Input.Allotted(each.run(), each.press());
          taken(Optional.of(run), run.on(allotted, moment()));
        }
      }
    }
  }

  private void taken(Optional<Run> before, Decision decision) {
    Run next = decision.next();
    numbers = decision.numbers();
    live.put(next.id(), next);
    RunStatus was = before.map(Run::status).orElse(next.status());
    book.changed(was, next.status(), agenda.now());
    stirred |= before.isEmpty() || !was.equals(next.status());
    if (next.isEnded()) {
      live.remove(next.id());
      ended.add(next.id());
    }
    decision.work().forEach(each -> perform(next, each));
    if (next.status().state() == RunState.HELD) {
      heldUp(next.id(), next.status().reason());
    }
  }

  /** Nobody is there to look: the run is stopped, and what it had is free again. */
  private void heldUp(RunId run, String why) {
    book.givenUp(run, why);
    agenda.at(
        agenda.now(),
        () -> on(run, new Input.Asked(new Command.Stop(id(), BY, agenda.now(), run))));
  }

  private void perform(Run run, Decision.Work work) {
    if (work.task() instanceof StageTask.Ask ask) {
      ask(run, ask.prompt());
    } else if (work.task() instanceof StageTask.Tell tell) {
      if (tell.order() instanceof PressOrder.RunProgram program) {
        press(run, program);
      }
    } else if (work.task() instanceof StageTask.Judge judge) {
      StageResult passed =
          new StageResult(
              judge.job().target(), judge.end().dwellCredited(), 1, 0, 1, Verdict.PASS, List.of());
      Input judged = new Input.Judged(run.id(), judge.runNumber(), passed, judge.job().planned());
      agenda.at(agenda.now(), () -> on(run.id(), judged));
    }
  }

  private void ask(Run run, Prompt prompt) {
    StageStatus stage = run.status().stages().get(run.step().stage());
    Duration time = assumptions.handling(prompt.asks());
    book.piece(run.id(), Piece.What.HANDLING, stage, agenda.now(), time);
    agenda.at(agenda.now().plus(time), () -> confirm(run.id(), prompt, stage));
  }

  private void confirm(RunId id, Prompt prompt, StageStatus stage) {
    Command.Confirm confirm =
        Nominal.confirm(id(), id, agenda.now(), prompt, stage.die(), site.dies().values());
    Run run = live.get(id);
    if (run != null) {
      Decision decision = run.on(new Input.Asked(confirm), moment());
      decision.refusal().ifPresent(why -> heldUp(id, why.toString()));
      follow(Optional.of(run), decision);
    }
  }

  private void press(Run run, PressOrder.RunProgram program) {
    StageStatus stage = run.status().stages().get(run.step().stage());
    StageJob job = new Draft(run, moment()).job(run.step().stage());
    Duration time = StageTimes.expected(job, assumptions.held());
    book.piece(run.id(), Piece.What.PRESSING, stage, agenda.now(), time);
    report(run.id(), program, 1, new Progress.Accepted(), agenda.now());
    report(run.id(), program, 2, new Progress.Running(), agenda.now());
    Progress end =
        new Progress.Ended(
            new StrokeEnd(
                PressState.COMPLETE,
                job.targetForce(),
                job.dwell(),
                1,
                0,
                Duration.ofSeconds(1),
                "",
                StrokeEnd.Alarms.NONE));
    report(run.id(), program, 3, end, agenda.now().plus(time));
  }

  private void report(RunId run, PressOrder order, long n, Progress progress, Instant at) {
    agenda.at(at, () -> on(run, new Input.Reported(new OrderReport(order.id(), n, at, progress))));
  }

  /** Nothing happens any more: what waits now waits for ever. */
  private void giveUp() {
    Map<RunId, String> why = new HashMap<>();
    Collection<RunStatus> told = new Places(policy).news(live, moment());
    told.forEach(each -> why.put(each.id(), each.reason()));
    for (RunId each : new ArrayList<>(live.keySet())) {
      book.givenUp(each, "it is never served: " + why.getOrDefault(each, "nobody goes on with it"));
    }
  }
}
