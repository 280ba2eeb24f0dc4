package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.CellStack;
import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.press.PressState;
import io.stackline.recipe.RecipeId;
import io.stackline.record.RunJournal.Duty;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.Origin;
import io.stackline.run.PressDuty;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.Urgency;
import io.stackline.run.Verdict;
import io.stackline.sequence.stage.StageTask;
import io.stackline.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Many runs on one line, told event by event without clock, board or journal. After each event
 * everybody gets what he can get, and it is checked that nobody has what another has.
 */
final class Floor {
  private final Site site;
  private final Map<RunId, Run> live = new LinkedHashMap<>();
  private final Map<RunId, Run> ended = new LinkedHashMap<>();
  private final Map<RunId, PressOrder> asked = new HashMap<>();
  private final Map<RunId, Going> strokes = new HashMap<>();
  private final Map<PressId, Duty> offDuty = new HashMap<>();
  private final List<String> grants = new ArrayList<>();
  private Numbers numbers = new Numbers(1, Map.of());
  private Instant now = Story.START;
  private int commands;

  /** A stroke under way, and the order that is reported on. */
  private record Going(OrderId order, long runNumber) {}

  Floor(Site site) {
    this.site = site;
  }

  private Moment moment() {
    return new Moment(now, 1, site, numbers, Map.of(), Map.copyOf(offDuty), Duration.ofSeconds(2));
  }

  private CommandId id() {
    return new CommandId("c" + ++commands);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  Instant now() {
    return now;
  }

  Map<RunId, Run> live() {
    return live;
  }

  Run run(RunId run) {
    return Optional.ofNullable(live.get(run)).orElseGet(() -> ended.get(run));
  }

  /** Every grant so far, in order. */
  List<String> grants() {
    return grants;
  }

  RunId order(RecipeId recipe, int priority) {
    Command.StartRun command =
        new Command.StartRun(
            id(),
            "ann",
            now,
            recipe,
            0,
            Map.of(),
            Origin.NONE,
            new Urgency(priority, Optional.empty()));
    try {
      Decision decision =
          new Admission(
                  moment(),
                  live.values(),
                  each -> live.containsKey(each) || ended.containsKey(each),
                  UrgentFirst.USUAL)
              .start(command);
      take(decision);
      decision
          .next()
          .status()
          .standing()
          .press()
          .ifPresent(press -> grants.add(decision.next().id() + " " + press));
      settle();
      return decision.next().id();
    } catch (StartRefused e) {
      throw new AssertionError(e.refusal().toString(), e);
    }
  }

  void duty(PressId press, PressDuty duty) {
    boolean busy = live.values().stream().anyMatch(each -> each.isStrokeOn(press));
    if (!busy) {
      offDuty.remove(press);
      if (duty != PressDuty.PROCESSING) {
        offDuty.put(press, new Duty(press, duty, now, "carl", ""));
      }
      settle();
    }
  }

  Optional<Refusal> ask(Command command) {
    Run run = live.get(Concern.run(command));
    return run == null ? Optional.empty() : on(run, new Input.Asked(command));
  }

  Optional<Refusal> confirm(RunId run) {
    Optional<String> prompt = run(run).status().openPrompt().map(each -> each.id());
    return prompt.flatMap(each -> ask(new Command.Confirm(id(), "ann", now, run, each, "")));
  }

  void hold(RunId run) {
    ask(new Command.Hold(id(), "ann", now, run));
    report(run, PressOrder.Pause.class);
  }

  void resume(RunId run) {
    ask(new Command.Resume(id(), "ann", now, run));
    report(run, PressOrder.Continue.class);
  }

  void stop(RunId run) {
    ask(new Command.Stop(id(), "ann", now, run));
  }

  void restart() {
    for (Run each : List.copyOf(live.values())) {
      on(each, new Input.Restarted(each.id(), Set.of()));
    }
  }

  private void report(RunId run, Class<? extends PressOrder> kind) {
    PressOrder order = asked.remove(run);
    if (kind.isInstance(order) && live.containsKey(run)) {
      on(
          live.get(run),
          new Input.Reported(new OrderReport(order.id(), 1, now, new Progress.Obeyed())));
    }
  }

  /** The stroke a run has under way comes to its end, and well. */
  void finish(RunId run) {
    Going stroke = strokes.remove(run);
    if (stroke == null || !live.containsKey(run)) {
      return;
    }
    long n = 0;
    for (Progress each :
        List.of(
            new Progress.Accepted(),
            new Progress.Running(),
            new Progress.Ended(Story.end(PressState.COMPLETE)))) {
      on(live.get(run), new Input.Reported(new OrderReport(stroke.order(), ++n, now, each)));
    }
    CellStack.Stroke done =
        new CellStack.Stroke(Story.result(Verdict.PASS).peak(), Duration.ofMinutes(1), Map.of());
    on(live.get(run), new Input.Judged(run, stroke.runNumber(), Story.result(Verdict.PASS), done));
  }

  private Optional<Refusal> on(Run run, Input input) {
    Decision decision = run.on(input, moment());
    take(decision);
    settle();
    return decision.refusal();
  }

  private void take(Decision decision) {
    Run next = decision.next();
    numbers = decision.numbers();
    decision.toClear().ifPresent(each -> offDuty.put(each.press(), each));
    live.put(next.id(), next);
    if (next.isEnded()) {
      live.remove(next.id());
      ended.put(next.id(), next);
    }
    for (Decision.Work each : decision.work()) {
      if (each.task() instanceof StageTask.Tell tell) {
        if (tell.order() instanceof PressOrder.RunProgram program) {
          strokes.put(next.id(), new Going(program.id(), program.runNumber()));
        } else if (tell.order() instanceof PressOrder.Reattach again) {
          strokes.put(next.id(), new Going(again.id(), again.runNumber()));
        } else {
          asked.put(next.id(), tell.order());
        }
      }
    }
  }

  private void settle() {
    List<Grant> given;
    do {
      given = UrgentFirst.USUAL.grants(LineQueue.view(live.values(), moment()));
      for (Grant each : given) {
        grants.add(each.run() + " " + each.press());
        Run before = run(each.run());
        take(before.on(new Input.Allotted(each.run(), each.press()), moment()));
        assertTrue(
            run(each.run()).status().standing().press().isPresent(), "a grant is taken: " + each);
      }
    } while (!given.isEmpty());
    check();
  }

  private void check() {
    Map<PressId, RunId> presses = new HashMap<>();
    Map<DieId, RunId> dies = new HashMap<>();
    for (Run each : live.values()) {
      each.status()
          .standing()
          .press()
          .ifPresent(press -> assertAlone(press, presses.put(press, each.id()), each));
      for (DieId die : each.status().dies()) {
        assertAlone(die, dies.put(die, each.id()), each);
      }
      if (each.step() instanceof Stroke stroke) {
        PressId press = each.status().stages().get(stroke.stage()).press();
        assertEquals(Optional.of(press), each.status().standing().press(), "it presses there");
        assertTrue(each.status().dies().contains(each.status().stages().get(stroke.stage()).die()));
      }
      if (each.status().state() == RunState.QUEUED) {
        assertTrue(each.status().dies().isEmpty());
      }
    }
    ended.values().forEach(each -> assertTrue(each.status().standing().press().isEmpty()));
  }

  private static void assertAlone(Object what, @Nullable RunId other, Run run) {
    assertTrue(other == null, what + " is with " + other + " and " + run.id());
  }
}
