package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.record.RunJournal;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Note;
import io.stackline.record.RunRecord;
import io.stackline.record.RunStore;
import io.stackline.record.StoreFailed;
import io.stackline.run.Command;
import io.stackline.run.OrderReport;
import io.stackline.run.Outcome;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.sequence.stage.Turn;
import io.stackline.site.Site;
import io.stackline.time.Latencies;
import io.stackline.time.Time;
import io.stackline.time.Wall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what came in to its run, writes down what the run decides, and says what is to be told and
 * done then. Holds the runs that have not ended. One crank uses it.
 */
final class Intake {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

  /** A reading that was under way when a press reported may arrive so much later. */
  private static final Duration READING_LAG_MAX = Duration.ofSeconds(2);

  private Site site;
  private final Sight time;
  private final RunStore store;
  private final SequencerSettings settings;
  private final RunImages images = new RunImages();
  private final Map<RunId, Run> live = new LinkedHashMap<>();
  private final Duration readingLag;
  private final Ledger ledger;
  private final ErrandDesk errands;
  private final Doubts doubts;
  private final DutyDesk duties;
  private final Uses uses;
  private final Ailments ailments = new Ailments();
  private final Policy policy;
  private final Places places;

  /** Whether anything has changed that may let a run get what it waits for. */
  private boolean stirred;

  /** Whether the queue may have changed since it was told. */
  private boolean unplaced;

  /**
   * @param readings what is known of a press now
   */
  Intake(
      Site site,
      Time time,
      RunStore store,
      SequencerSettings settings,
      Function<PressId, Optional<PressReading>> readings) {
    this.site = site;
    policy = new UrgentFirst(site.priorityStep());
    places = new Places(policy);
    this.time = new Sight(time, store.journal(), readings, ailments::reasons);
    this.store = store;
    this.settings = settings;
    readingLag = Wall.time(READING_LAG_MAX, time);
    ledger = new Ledger(store, time);
    errands =
        new ErrandDesk(
            site.presses(), this.time, ledger, store.journal().errands(), this.time::reading);
    doubts = new Doubts(ledger, store.journal().doubts());
    duties = new DutyDesk(site.presses(), this.time, ledger, store.journal().duties());
    uses = new Uses(site.presses().keySet(), duties, time.now());
    store.journal().unfinished().stream().map(images::read).forEach(run -> live.put(run.id(), run));
  }

  /** Runs that have not ended, in the order they were started. */
  Collection<Run> live() {
    return List.copyOf(live.values());
  }

  /** A run that has not ended. */
  Optional<Run> run(RunId id) {
    return Optional.ofNullable(live.get(id));
  }

  /** Ended runs that are still shown, oldest first; one nobody can read any more is left out. */
  List<Run> ended(int max) {
    return store.journal().ended(max).stream().flatMap(each -> readable(each).stream()).toList();
  }

  private Optional<Run> readable(RunJournal.Image image) {
    try {
      return Optional.of(images.read(image));
    } catch (IllegalStateException e) {
      LOG.warn("run={} has ended and is not shown: {}", image.run(), e.getMessage());
      return Optional.empty();
    }
  }

  /** As it is now. */
  Site site() {
    return site;
  }

  long term() {
    return ledger.term();
  }

  /** How long entries of the journal took to be written. For any thread. */
  Latencies.Counted writes() {
    return ledger.writes();
  }

  ErrandDesk errands() {
    return errands;
  }

  /** For any thread. */
  Doubts doubts() {
    return doubts;
  }

  /** For any thread; a change is to be followed by {@link #stir}. */
  Ailments ailments() {
    return ailments;
  }

  /** Something has changed outside of runs. */
  void stir() {
    stirred = true;
  }

  /**
   * Who is given something now: each is to be taken before anything else, then to be asked for
   * again, until it is nobody.
   */
  List<Input> grants() {
    if (!stirred) {
      return List.of();
    }
    stirred = false;
    List<Input> grants = new ArrayList<>();
    if (live.values().stream().noneMatch(each -> each.step() instanceof Queued)) {
      unplaced = true;
      return grants;
    }
    for (Grant each : policy.grants(LineQueue.view(live.values(), moment()))) {
      grants.add(new Input.Allotted(each.run(), each.press()));
    }
    unplaced = unplaced || grants.isEmpty();
    return grants;
  }

  /** What runs that wait are to be told, once nobody gets anything more. */
  List<Turn> places() {
    if (!unplaced) {
      return List.of();
    }
    unplaced = false;
    List<Turn> turns = new ArrayList<>();
    places.news(live, moment()).forEach(each -> turns.add(new Turn.Show(each)));
    turns.addAll(uses());
    return turns;
  }

  /** All runs were shown as they are in the journal. */
  void forgetPlaces() {
    places.forget();
    unplaced = true;
  }

  /** What is to be told of presses by now, and was not told yet. */
  List<Turn> uses() {
    return uses.news(live.values(), places.awaited());
  }

  /**
   * What is to be told and done, in this order. If it throws {@link StoreFailed}, the input still
   * waits: it is taken again before any other, and then is decided as it was.
   */
  List<Turn> take(Input input) {
    time.begin();
    try {
      List<Turn> turns = taken(input);
      time.over();
      return turns;
    } catch (StoreFailed e) {
      if (e.isLasting()) {
        time.over();
      }
      throw e;
    } catch (RuntimeException e) {
      time.over();
      throw e;
    }
  }

  private List<Turn> taken(Input input) {
    if (input instanceof Input.TooLate late) {
      return late(late);
    }
    if (input instanceof Input.Asked asked) {
      return asked(asked);
    }
    if (input instanceof Input.Reloaded reloaded) {
      reload(reloaded);
      return List.of();
    }
    if (input instanceof Input.Traced traced) {
      store.traces().put(traced.chunk());
      return List.of();
    }
    if (input instanceof Input.Alarmed alarmed) {
      store.journal().alarm(alarmed.alarm());
      return List.of();
    }
    if (input instanceof Input.Reported reported && errands.isOut(reported.report().order())) {
      return errands.reported(reported.report());
    }
    if (input instanceof Input.Overdue overdue) {
      return errands.unknown(overdue.command(), overdue.reason());
    }
    if (input instanceof Input.SeenAtRest seen) {
      doubts.end(seen.press());
      stirred = true;
      return List.of();
    }
    Optional<Run> run = live.values().stream().filter(each -> Concern.is(input, each)).findFirst();
    if (run.isEmpty()) {
      LOG.debug("input={} concerns no run that goes on", input);
      return List.of();
    }
    return logged(run.get(), timed(input), null);
  }

  /** This is the one place where the site changes, and presses never do. */
  private void reload(Input.Reloaded input) {
    Optional<Refusal> refusal = Reload.refusal(site, input.site(), live.values());
    if (refusal.isEmpty()) {
      ledger.write(
          new Entry(
              Optional.empty(),
              Optional.empty(),
              List.of(),
              List.of(new Note(time.now(), "sequencer", "reloaded: " + input.what())),
              Optional.empty(),
              ledger.numbers()));
      site = input.site();
      stirred = true;
    }
    input.answer().complete(refusal);
  }

  /** By which clock the press did what it reports. */
  private Input timed(Input input) {
    return input instanceof Input.Reported reported
        ? new Input.Reported(
            reported.report(), PlcTime.of(time.reading(reported.report().order().press())))
        : input;
  }

  /** Nobody expects it any more; above all nothing begins to move that was given up. */
  private List<Turn> late(Input.TooLate late) {
    time.over();
    time.begin();
    if (errands.isOpen(late.command().id())) {
      return List.of(); // asked once more, its press was told long ago and answers yet
    }
    // not kept as seen, for this answer may fail to be written too
    Optional<Outcome> known = store.journal().outcome(late.command().id());
    if (known.isPresent()) {
      return List.of(new Turn.Answer(known.get()));
    }
    return refused(
        late.command(),
        Refusal.Code.BUSY,
        "it was asked at " + late.command().at() + ", and the store took nothing since",
        "look how things stand, then ask anew");
  }

  private List<Turn> asked(Input.Asked asked) {
    Command command = asked.command();
    Optional<Outcome> known = time.outcome(command.id());
    if (known.isPresent()) {
      return List.of(new Turn.Answer(known.get()));
    }
    if (command instanceof Command.StartRun start) {
      return start(start);
    }
    if (command instanceof Command.AtPress errand) {
      return errands.asked(errand, live.values());
    }
    if (command instanceof Command.SetDuty duty) {
      List<Turn> turns = new ArrayList<>(duties.asked(duty, live.values()));
      stirred = true;
      turns.addAll(0, uses());
      return turns;
    }
    if (command instanceof Command.Clear clear) {
      Optional<String> doubt = Optional.ofNullable(doubts.reasons().get(clear.press()));
      List<Turn> turns = new ArrayList<>(duties.asked(clear, doubt));
      stirred = true;
      turns.addAll(0, uses());
      return turns;
    }
    RunId id = Concern.run(command);
    Run run = live.get(id);
    if (run != null) {
      return logged(run, asked, command);
    }
    return time.knows(id)
        ? refused(command, Refusal.Code.STATE, "run " + id + " has ended", "start a new run")
        : refused(command, Refusal.Code.UNKNOWN, "there is no run " + id, "look at the runs");
  }

  private List<Turn> start(Command.StartRun command) {
    Decision decision;
    try {
      decision = new Admission(moment(), live.values(), time::knows, policy).start(command);
    } catch (StartRefused e) {
      return refused(command, e.refusal());
    } catch (IllegalArgumentException e) {
      LOG.error("command={} cannot be carried out", command.id(), e);
      return refused(command, Refusal.Code.ARGUMENT, words(e), "look at the recipe and the site");
    }
    return commit(null, decision, command, Optional.empty());
  }

  /** Whatever is logged meanwhile has the run's id. */
  private List<Turn> logged(Run run, Input input, @Nullable Command command) {
    try (LogIds ids = LogIds.of(run)) {
      return decided(run, input, command);
    }
  }

  private List<Turn> decided(Run run, Input input, @Nullable Command command) {
    Decision decision;
    Optional<RunRecord> record;
    try {
      decision = run.on(input, moment());
      record = record(decision.next());
    } catch (RuntimeException e) {
      LOG.error("run={} cannot take {}", run.id(), input, e);
      Optional<OrderReport> lost =
          input instanceof Input.Reported reported
              ? Optional.of(reported.report())
              : Optional.empty();
      decision = run.on(new Input.Failed(run.id(), words(e), lost), moment());
      if (command != null) {
        Refusal refusal =
            new Refusal(Refusal.Code.STATE, words(e), "the run is held: look at it first");
        decision = decision.refusing(refusal);
      }
      record = Optional.empty();
    }
    return commit(run, decision, command, record);
  }

  private Optional<RunRecord> record(Run run) {
    return run.isEnded() ? Optional.of(RunRecords.of(run, site, settings)) : Optional.empty();
  }

  private List<Turn> refused(Command command, Refusal.Code code, String reason, String remedy) {
    return refused(command, new Refusal(code, reason, remedy));
  }

  private List<Turn> refused(Command command, Refusal refusal) {
    Outcome outcome = new Outcome.Refused(command.id(), time.now(), refusal);
    ledger.write(
        new Entry(
            Optional.of(outcome),
            Optional.empty(),
            List.of(),
            List.of(),
            Optional.empty(),
            ledger.numbers()));
    return List.of(new Turn.Answer(outcome));
  }

  private List<Turn> commit(
      @Nullable Run before,
      Decision decision,
      @Nullable Command command,
      Optional<RunRecord> record) {
    Run next = decision.next();
    Optional<Outcome> outcome = Optional.ofNullable(command).map(each -> outcome(each, decision));
    if (outcome.isEmpty() && next.equals(before) && decision.work().isEmpty()) {
      return List.of();
    }
    RunJournal.Image image = images.write(next);
    ledger.write(
        new Entry(
            outcome,
            Optional.of(image),
            decision.strokes(),
            decision.notes(),
            record,
            Optional.empty(),
            decision.doubt().stream().toList(),
            decision.toClear(),
            decision.numbers()));
    decision.doubt().ifPresent(doubts::written);
    decision.toClear().ifPresent(duties::written);
    live.put(next.id(), next);
    if (next.isEnded()) {
      live.remove(next.id());
    }
    List<Turn> turns = new ArrayList<>();
    if (before == null || !before.status().equals(next.status())) {
      stirred = true;
      places.forget(next.id());
      turns.add(new Turn.Show(next.status()));
      turns.addAll(uses());
    }
    outcome.ifPresent(each -> turns.add(new Turn.Answer(each)));
    turns.addAll(decision.turns());
    return turns;
  }

  private Outcome outcome(Command command, Decision decision) {
    return decision
        .refusal()
        .<Outcome>map(refusal -> new Outcome.Refused(command.id(), time.now(), refusal))
        .orElseGet(() -> new Outcome.Accepted(command.id(), time.now(), decision.next().id()));
  }

  private Moment moment() {
    return new Moment(
        time.now(),
        ledger.term(),
        site,
        ledger.numbers(),
        doubts.reasons(),
        duties.off(),
        time.ailments(),
        readingLag);
  }

  private static String words(RuntimeException e) {
    return "an unexpected fault: " + (e.getMessage() == null ? e.getClass() : e.getMessage());
  }
}
