package io.stackline.launch.soak;

import io.stackline.board.Board;
import io.stackline.bridge.link.PlcLink;
import io.stackline.launch.soak.check.Alone;
import io.stackline.launch.soak.check.DeadIsDead;
import io.stackline.launch.soak.check.Everything;
import io.stackline.launch.soak.check.Findings;
import io.stackline.launch.soak.check.NoBug;
import io.stackline.launch.soak.check.NothingLost;
import io.stackline.launch.soak.check.Observer;
import io.stackline.launch.soak.check.OneAnswer;
import io.stackline.launch.soak.check.OrderCaps;
import io.stackline.launch.soak.check.PressedOnce;
import io.stackline.launch.soak.check.TrueForce;
import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.OrderReport;
import io.stackline.run.Outcome;
import io.stackline.run.PressOrder;
import io.stackline.run.RunStatus;
import io.stackline.site.Site;
import io.stackline.time.Crank;
import io.stackline.time.VirtualTime;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** One seed from beginning to end. */
final class Simulation {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final Plan plan;
  private final Grain grain;
  private final Audience audience;
  private final VirtualTime time = new VirtualTime(BEGIN);
  private final Findings findings = new Findings();
  private final Story story;
  private final DeadIsDead deadIsDead;
  private final OneAnswer oneAnswer = new OneAnswer(findings);
  private final Everything everything = new Everything(findings);
  private final PressedOnce pressedOnce = new PressedOnce(findings);
  private final Tally tally = new Tally();
  private final Observers observers;
  private final Map<PressId, Machine> machines = new LinkedHashMap<>();
  private final Map<PressId, Noise> noises = new LinkedHashMap<>();
  private final StoreTrouble storeTrouble;
  private final Stores stores;
  private final Crank network;
  private final Ours ours;
  private final Troubles troubles;
  private final People people;
  private Optional<Board> watched = Optional.empty();

  private Simulation(SoakSite line, Plan plan, Stores whole, Sabotage sabotage, Audience audience) {
    this.plan = plan;
    this.grain = line.grain();
    this.audience = audience;
    story = new Story(time::now, audience.story());
    deadIsDead = new DeadIsDead(findings, grain.silent());
    this.stores = sabotage.stores(whole);
    observers =
        new Observers(
            List.of(
                new OrderCaps(findings, line::cap),
                new TrueForce(findings),
                pressedOnce,
                oneAnswer,
                Alone.onPress(findings),
                Alone.inDie(findings),
                new NothingLost(findings),
                deadIsDead,
                new NoBug(findings),
                everything,
                tally,
                new Teller(story)));
    storeTrouble =
        new StoreTrouble(plan.seed(), time::now, entry -> observers.written(time.now(), entry));
    SplittableRandom random = new SplittableRandom(plan.seed() ^ 0x5EED);
    Site site = line.site();
    for (PressId id : site.presses().keySet()) {
      machines.put(
          id, new Machine(site.press(id).press(), time, grain, random.nextLong(), observers));
      noises.put(id, new Noise());
    }
    sabotage.machines(machines.values());
    network = time.crank("network");
    ours =
        new Ours(
            new Ours.Around(
                site,
                time,
                grain,
                stores,
                storeTrouble,
                this::link,
                observers,
                deadIsDead,
                findings,
                story,
                sabotage),
            this::watch);
    troubles = new Troubles(time, machines, noises, storeTrouble, ours, story);
    List<Order> orders = line.orders(plan.runs(), random);
    people =
        new People(
            site,
            time,
            grain,
            random.split(),
            plan.mischief(),
            ours::board,
            new Cells(site, machines),
            observers,
            line.habits(),
            orders);
  }

  /** Lives through it. */
  static Result run(SoakSite line, Plan plan, Stores stores, Sabotage sabotage, Audience audience) {
    long begun = processorNanos();
    Simulation simulation = new Simulation(line, plan, stores, sabotage, audience);
    simulation.live();
    return simulation.result(processorNanos() - begun);
  }

  private static long processorNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private PlcLink link(PressId press, int bridge) {
    long seed = plan.seed() * 31 + press.value().hashCode() + bridge;
    return new Wire(
        Optional.ofNullable(machines.get(press)).orElseThrow(),
        Optional.ofNullable(noises.get(press)).orElseThrow(),
        time,
        network,
        seed,
        observers);
  }

  private void watch(Board board) {
    watched = Optional.of(board);
    board.runs().watch((id, status) -> see(board, () -> observers.run(time.now(), status)));
    board
        .readings()
        .watch((id, reading) -> see(board, () -> observers.reading(time.now(), reading)));
    board.uses().watch((id, use) -> see(board, () -> tally.use(time.now(), use)));
    board.orders().watch((id, order) -> observers.order(time.now(), order));
    board.reports().watch((id, report) -> observers.report(time.now(), report));
    board
        .outcomes()
        .watch(
            (id, outcome) -> {
              observers.outcome(time.now(), outcome);
              people.heard(outcome);
            });
  }

  /** Nobody looks at a board any more whose people have gone to another one. */
  private void see(Board board, Runnable look) {
    if (watched.filter(each -> each == board).isPresent()) {
      look.run();
    }
  }

  private void live() {
    plan.faults().forEach(troubles::plan);
    everySecond();
    ours.start(Duration.ZERO);
    runUntil(plan.troubled());
    people.calm();
    runUntil(grain.calmMax());
    machines.values().forEach(each -> story.tell(each.toString()));
    try (Stores.Open store = closeAndOpen()) {
      observers.over(time.now(), new Database(store.store()));
    }
  }

  private Stores.Open closeAndOpen() {
    ours.end();
    return stores.open();
  }

  private void everySecond() {
    observers.second(time.now());
    Duration gone = Duration.between(BEGIN, time.now());
    if (gone.toSeconds() % 3600 == 0) {
      audience.hours().accept(gone);
    }
    network.after(Duration.ofSeconds(1), this::everySecond);
  }

  private void runUntil(Duration limit) {
    Instant end = time.now().plus(limit);
    boolean goesOn = true;
    while (goesOn) {
      try {
        time.runUntil(this::isOver, Duration.between(time.now(), end));
        goesOn = false;
      } catch (Death e) {
        // Those who live on go on.
      }
    }
  }

  private boolean isOver() {
    return findings.any() || (people.areDone() && everything.hasEnded() && oneAnswer.isComplete());
  }

  private Result result(long nanos) {
    long ended = everything.runs();
    return new Result(
        plan,
        story.hash(),
        Duration.between(BEGIN, time.now()),
        Duration.ofNanos(nanos),
        ended,
        pressedOnce.strokes(),
        people.asked(),
        ours.deaths(),
        troubles.made(),
        people.mistakes(),
        tally.sum(),
        findings.all(),
        story.last());
  }

  /**
   * What came of it.
   *
   * @param hash of all that happened
   * @param lived virtual time
   * @param took processor time
   * @param mistakes of people, where they are made now and then and not at every glance
   */
  record Result(
      Plan plan,
      long hash,
      Duration lived,
      Duration took,
      long runs,
      long strokes,
      long commands,
      long deaths,
      Map<String, Long> faults,
      Map<String, Long> mistakes,
      Tally.Sum tally,
      List<Findings.Finding> findings,
      List<String> last) {
    Result {
      faults = Map.copyOf(faults);
      mistakes = Map.copyOf(mistakes);
      findings = List.copyOf(findings);
      last = List.copyOf(last);
    }

    boolean isGood() {
      return findings.isEmpty();
    }
  }

  /** Tells the story what everybody can see. */
  private record Teller(Story story) implements Observer {
    @Override
    public void started(Instant at, PressId press, long runNumber) {
      story.tell("PLC " + press + " starts " + runNumber);
    }

    @Override
    public void run(Instant at, RunStatus status) {
      story.tell(
          status.id()
              + " "
              + status.state()
              + " "
              + status.stages().stream().map(RunStatus.StageStatus::state).toList()
              + " "
              + status.reason());
    }

    @Override
    public void order(Instant at, PressOrder order) {
      story.tell("order " + order.id() + " " + order.getClass().getSimpleName());
    }

    @Override
    public void report(Instant at, OrderReport report) {
      story.tell("report " + report.order() + " " + report.progress());
    }

    @Override
    public void asked(Instant at, Command command) {
      story.tell("asked " + words(command));
    }

    /** In an order that is the same in every process, which that of a map's copy is not. */
    private static String words(Command command) {
      return command instanceof Command.StartRun start
          ? start
              .toString()
              .replace(start.bindings().toString(), new TreeMap<>(start.bindings()).toString())
          : command.toString();
    }

    @Override
    public void outcome(Instant at, Outcome outcome) {
      story.tell("answer " + outcome);
    }
  }
}
