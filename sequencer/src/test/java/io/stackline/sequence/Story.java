package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.material.CellStack;
import io.stackline.material.MaterialId;
import io.stackline.press.PressId;
import io.stackline.press.PressState;
import io.stackline.recipe.PromptRole;
import io.stackline.recipe.Recipe;
import io.stackline.record.RunJournal.Doubt;
import io.stackline.record.RunJournal.Duty;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.HoldCause;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.PressDuty;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.Verdict;
import io.stackline.sequence.stage.StageTask;
import io.stackline.site.Site;
import io.stackline.unit.Force;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A run told event by event, without clock, board or journal. */
final class Story {
  static final Instant START = Instant.parse("2026-11-22T02:08:00Z");
  static final Map<String, String> BOUND = Map.of("stack-pressure.dwell", "10 min");

  private static final RunImages IMAGES = new RunImages();

  private final List<PressOrder> orders = new ArrayList<>();
  private final List<StageTask> tasks = new ArrayList<>();
  private final Map<PressOrder, Long> reports = new HashMap<>();
  private final Site site;
  private Numbers numbers = new Numbers(1001, Map.of(TestSite.P1, 7L));
  private Map<PressId, Duty> offDuty = Map.of();
  private Instant now = START;
  private Run run;
  private Optional<Refusal> refusal = Optional.empty();
  private Optional<Doubt> doubt = Optional.empty();
  private Optional<Duty> toClear = Optional.empty();
  private int commands;

  private Story(Site site, Map<String, String> bindings) {
    this.site = site;
    Command.StartRun start =
        new Command.StartRun(new CommandId("start"), "ann", now, TestSite.RECIPE, 0, bindings);
    try {
      Decision first =
          new Admission(moment(), List.of(), id -> false, UrgentFirst.USUAL).start(start);
      run = first.next();
      take(first);
    } catch (StartRefused e) {
      throw new AssertionError(e.refusal().toString(), e);
    }
  }

  static Story start() {
    return new Story(TestSite.site(), BOUND);
  }

  /** A run of a recipe that leaves nothing open. */
  static Story of(Recipe recipe) {
    return new Story(TestSite.with(recipe), Map.of());
  }

  /** A press is given a duty. */
  Story duty(PressId press, PressDuty duty) {
    offDuty = Map.of(press, new Duty(press, duty, now, "carl", "new seal"));
    return this;
  }

  /** Every press serves runs again. */
  Story onDuty() {
    offDuty = Map.of();
    return this;
  }

  /** A run of a recipe that leaves nothing open, its last stroke under way. */
  static Story holding(Recipe recipe) {
    return new Story(TestSite.with(recipe), Map.of()).pass().pass().pass().confirmAll().running();
  }

  /** A run whose first stroke was ordered. */
  static Story pressing() {
    return start().confirm().confirm();
  }

  private Moment moment() {
    return new Moment(now, 4, site, numbers, Map.of(), offDuty, Duration.ofSeconds(2));
  }

  Story on(Input input) {
    now = now.plusSeconds(1);
    take(run.on(input, moment()));
    return this;
  }

  private void take(Decision decision) {
    refusal = Optional.empty();
    doubt = Optional.empty();
    toClear = Optional.empty();
    taken(decision);
    for (Grant each : UrgentFirst.USUAL.grants(LineQueue.view(List.of(run), moment()))) {
      taken(run.on(new Input.Allotted(each.run(), each.press()), moment()));
    }
  }

  private void taken(Decision decision) {
    run = decision.next();
    assertEquals(run, IMAGES.read(IMAGES.write(run)), "it does not come back from the journal");
    numbers = decision.numbers();
    refusal = refusal.or(decision::refusal);
    doubt = doubt.or(decision::doubt);
    toClear = toClear.or(decision::toClear);
    for (Decision.Work each : decision.work()) {
      tasks.add(each.task());
      if (each.task() instanceof StageTask.Tell tell) {
        orders.add(tell.order());
      }
    }
  }

  Story confirm() {
    return confirm(open().id());
  }

  /** Confirms whatever is asked until nothing is. */
  Story confirmAll() {
    while (state() == RunState.RUNNING && run.status().openPrompt().isPresent()) {
      confirm();
    }
    return this;
  }

  Story confirm(String prompt) {
    return on(new Input.Asked(new Command.Confirm(id(), "ann", now, runId(), prompt, "")));
  }

  Story answer(PromptRole role, Map<String, String> entries) {
    CommandId id = id();
    return on(
        new Input.Asked(
            new Command.Confirm(id, "ann", now, runId(), open().id(), "", role, entries)));
  }

  Story hold() {
    return on(new Input.Asked(new Command.Hold(id(), "ann", now, runId())));
  }

  Story resume() {
    return on(new Input.Asked(new Command.Resume(id(), "ann", now, runId())));
  }

  Story stop() {
    return on(new Input.Asked(new Command.Stop(id(), "ann", now, runId())));
  }

  Story decide(Command.Choice choice, String note) {
    return on(new Input.Asked(new Command.Decide(id(), "ann", now, runId(), choice, note)));
  }

  Story abort() {
    return on(new Input.Asked(new Command.Abort(id(), "ann", now, runId())));
  }

  Story release() {
    return on(new Input.Asked(new Command.Release(id(), "ann", now, runId())));
  }

  Story adjust(String target) {
    return on(new Input.Asked(new Command.Adjust(id(), "ann", now, runId(), target)));
  }

  private CommandId id() {
    return new CommandId("c" + ++commands);
  }

  /** A report on the latest order of a kind. */
  Story report(Class<? extends PressOrder> kind, Progress progress) {
    PressOrder order = last(kind);
    long n = reports.merge(order, 1L, Long::sum);
    return on(new Input.Reported(new OrderReport(order.id(), n, now, progress)));
  }

  Story running() {
    return report(PressOrder.RunProgram.class, new Progress.Accepted())
        .report(PressOrder.RunProgram.class, new Progress.Running());
  }

  Story ended() {
    return report(PressOrder.RunProgram.class, new Progress.Ended(end(PressState.COMPLETE)));
  }

  Story ended(StrokeEnd.Alarms alarms) {
    StrokeEnd end = end(PressState.ABORTING, alarms);
    return report(PressOrder.RunProgram.class, new Progress.Ended(end));
  }

  Story judged(Verdict verdict) {
    return judged(verdict, Map.of());
  }

  Story judged(Verdict verdict, Map<MaterialId, Duration> aboveUsual) {
    long runNumber = last(PressOrder.RunProgram.class).runNumber();
    StageResult result = result(verdict);
    CellStack.Stroke stroke =
        new CellStack.Stroke(result.peak(), Duration.ofMinutes(1), aboveUsual);
    return on(new Input.Judged(runId(), runNumber, result, stroke));
  }

  /** Goes through a whole stage that comes out well. */
  Story pass() {
    return confirmAll().running().ended().judged(Verdict.PASS);
  }

  Story restarted(Set<OrderId> alive) {
    return on(new Input.Restarted(runId(), alive));
  }

  Story wait(Duration duration) {
    now = now.plus(duration);
    return this;
  }

  static StrokeEnd end(PressState state) {
    return end(state, StrokeEnd.Alarms.NONE);
  }

  private static StrokeEnd end(PressState state, StrokeEnd.Alarms alarms) {
    return new StrokeEnd(
        state,
        Force.ofKN(19.7),
        Duration.ofSeconds(60),
        100,
        0,
        Duration.ofMillis(10),
        state.isComplete() ? "" : "force above its cap",
        alarms);
  }

  static StageResult result(Verdict verdict) {
    return new StageResult(
        Force.ofKN(19.7).over(TestSite.site().die(TestSite.STEEL).area()),
        Duration.ofSeconds(60),
        1,
        5,
        0.78,
        verdict,
        verdict == Verdict.PASS ? List.of() : List.of("because"));
  }

  Run run() {
    return run;
  }

  RunId runId() {
    return run.id();
  }

  RunState state() {
    return run.status().state();
  }

  String reason() {
    return run.status().reason();
  }

  StageStatus stage(int index) {
    return run.status().stages().get(index);
  }

  Prompt open() {
    return run.status().openPrompt().orElseThrow(() -> new AssertionError("no prompt is open"));
  }

  Optional<Refusal> refusal() {
    return refusal;
  }

  /** The press whose state the last decision made unknown. */
  Optional<Doubt> doubt() {
    return doubt;
  }

  /** The press the last decision left to be cleared. */
  Optional<PressId> toClear() {
    return toClear.map(Duty::press);
  }

  Optional<HoldCause> cause() {
    return run.status().cause();
  }

  List<PressOrder> orders() {
    return orders;
  }

  List<StageTask> tasks() {
    return tasks;
  }

  Instant now() {
    return now;
  }

  PressOrder last(Class<? extends PressOrder> kind) {
    for (int i = orders.size() - 1; i >= 0; i--) {
      if (kind.isInstance(orders.get(i))) {
        return orders.get(i);
      }
    }
    throw new AssertionError("no " + kind.getSimpleName() + " went out: " + orders);
  }

  long count(Class<? extends PressOrder> kind) {
    return orders.stream().filter(kind::isInstance).count();
  }
}
