package io.stackline.launch.soak;

import io.stackline.board.Board;
import io.stackline.launch.soak.check.Observer;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.run.Command;
import io.stackline.run.Command.Choice;
import io.stackline.run.CommandId;
import io.stackline.run.Errand;
import io.stackline.run.Outcome;
import io.stackline.run.PressDuty;
import io.stackline.run.PressUse;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.StageState;
import io.stackline.site.Site;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Operators and a MES. They order runs, lay cells under presses, confirm, resume, reset and wait;
 * and with mischief they click twice, confirm what is no longer asked, hold, abort, adjust, release
 * and send presses on errands when it does not fit. Whoever gets no answer asks again, under the
 * same id. Once it is calm they do what brings every run to its end.
 */
final class People {
  /** Resumed so often without getting anywhere, a run is given up. */
  private static final int PATIENCE = 8;

  private final Site site;
  private final Time time;
  private final Grain grain;
  private final SplittableRandom random;
  private final double mischief;
  private final Supplier<Optional<Board>> board;
  private final Cells cells;
  private final Crank crank;
  private final Habits habits;
  private final Orders orders;
  private final Attention attention;
  private final Mistakes mistakes;
  private final Instant begin;
  private final Calls calls;
  private final Map<RunId, Integer> resumed = new HashMap<>();
  private final Map<RunId, Long> progress = new HashMap<>();
  private final List<Command.Confirm> confirmed = new ArrayList<>();
  private boolean calm;

  People(
      Site site,
      Time time,
      Grain grain,
      SplittableRandom random,
      double mischief,
      Supplier<Optional<Board>> board,
      Cells cells,
      Observer observer,
      Habits habits,
      List<Order> wanted) {
    this.site = site;
    this.time = time;
    this.grain = grain;
    begin = time.now();
    this.random = random;
    this.mischief = mischief;
    this.board = board;
    this.cells = cells;
    this.habits = habits;
    orders = new Orders(site, time, grain, wanted);
    attention = new Attention(time, habits, random);
    mistakes = new Mistakes(time, random, this::next, site.presses().keySet());
    crank = time.crank("people");
    calls = new Calls(time, crank, random, board, observer, this::isClumsy);
    crank.after(pause(), this::look);
    calls.begin();
    if (!habits.mistakeEvery().isZero()) {
      crank.after(mistakes.pause(habits.mistakeEvery()), this::err);
    }
  }

  private Duration pause() {
    return Duration.ofMillis(random.nextInt(grain.pauseMinMs(), grain.pauseMaxMs()));
  }

  /** From now on they bring everything to its end. */
  void calm() {
    calm = true;
  }

  /** Whether nobody waits for an answer, and nothing is left to be ordered. */
  boolean areDone() {
    return calls.areAnswered() && orders.areDone();
  }

  /** An answer has come. */
  void heard(Outcome outcome) {
    calls.heard(outcome);
    orders.heard(outcome);
  }

  private boolean isManned() {
    return habits.isManned(Duration.between(begin, time.now()));
  }

  private void look() {
    if (isManned()) {
      board.get().ifPresent(this::glance);
    }
    crank.after(pause(), this::look);
  }

  /** Somebody makes a mistake, unless nobody is there or it is calm. */
  private void err() {
    if (!calm && isManned()) {
      board.get().ifPresent(this::err);
    }
    crank.after(mistakes.pause(habits.mistakeEvery()), this::err);
  }

  private void err(Board here) {
    List<RunId> runs =
        here.runs().all().values().stream()
            .filter(each -> !each.state().isEnded())
            .map(RunStatus::id)
            .toList();
    Mistakes.Kind kind = mistakes.kind();
    if (runs.isEmpty() || confirmed.isEmpty()) {
      return; // too early, or there is nothing to do
    }
    switch (kind) {
      case LATE_CONFIRM -> confirmLate();
      case ORDER_RESENT -> calls.post(mistakes.one(orders.sent()));
      default -> ask(mistakes.at(kind, mistakes.one(runs)));
    }
    mistakes.count(kind);
  }

  private void confirmLate() {
    Command.Confirm old = confirmed.get(random.nextInt(confirmed.size()));
    ask(new Command.Confirm(next(), "eve", time.now(), old.run(), old.prompt(), "late"));
  }

  private void glance(Board here) {
    order(here);
    for (RunStatus each : here.runs().all().values()) {
      if (!each.state().isEnded()) {
        run(each);
      }
    }
    for (PressId each : site.presses().keySet()) {
      press(here, each);
    }
    if (strikes() && !confirmed.isEmpty()) {
      confirmLate();
    }
  }

  private boolean strikes() {
    return !calm && random.nextDouble() < mischief;
  }

  /** One order after the other. */
  private void order(Board here) {
    if (orders.isDue()) {
      ask(orders.send(next(), here));
    }
  }

  private void run(RunStatus run) {
    if (run.state() == RunState.HELD) {
      held(run);
    } else if (run.state().isEnding()) {
      if (attention.isGiven(run.id().value(), "end") && random.nextInt(10) == 0) {
        ask(new Command.Abort(next(), "ann", time.now(), run.id()));
      }
    } else if (run.openPrompt().isPresent()) {
      prompt(run, run.openPrompt().get());
    } else if (strikes()) {
      ask(mistakes.disturb(run.id()));
    } else {
      release(run);
    }
  }

  private void held(RunStatus run) {
    if (strikes() && random.nextInt(8) == 0) {
      ask(new Command.Abort(next(), "eve", time.now(), run.id()));
    } else if (!attention.isGiven(run.id().value(), "held")) {
      return;
    } else if (calm && isStuck(run)) {
      giveUp(run);
    } else if (isToDecide(run) && random.nextInt(3) > 0) {
      boolean repeats = random.nextInt(3) > 0;
      decide(run, repeats ? Choice.REPEAT : Choice.SKIP, repeats ? "" : "seen");
    } else {
      ask(new Command.Resume(next(), "ann", time.now(), run.id()));
    }
    attention.over(run.id().value());
  }

  /** Whether the stage it has come to is over, or was not pressed. */
  private static boolean isToDecide(RunStatus run) {
    StageState at = StageState.WAITING;
    for (StageStatus each : run.stages()) {
      at = each.state() == StageState.WAITING ? at : each.state();
    }
    return at == StageState.DONE || at == StageState.NOT_PRESSED;
  }

  private void decide(RunStatus run, Choice choice, String note) {
    ask(new Command.Decide(next(), "ann", time.now(), run.id(), choice, note));
  }

  private void giveUp(RunStatus run) {
    ask(
        random.nextBoolean()
            ? new Command.Abort(next(), "ann", time.now(), run.id())
            : new Command.Stop(next(), "ann", time.now(), run.id()));
  }

  /** Resumed again and again, and no stage further. */
  private boolean isStuck(RunStatus run) {
    long done = run.stages().stream().filter(each -> each.state() == StageState.DONE).count();
    Long before = progress.put(run.id(), done);
    int times = before != null && before == done ? resumed.getOrDefault(run.id(), 0) + 1 : 0;
    resumed.put(run.id(), times);
    return times > PATIENCE;
  }

  private void prompt(RunStatus run, Prompt prompt) {
    StageStatus stage =
        run.stages().stream()
            .filter(each -> each.id().equals(prompt.stage()))
            .findFirst()
            .orElseThrow();
    if (!attention.isGiven(run.id().value(), prompt.id())) {
      return;
    }
    if (!(prompt.takesOut() ? cells.takeOut(run.id()) : cells.lay(run, stage))) {
      if (random.nextInt(4) == 0) {
        errand(cells.closed(run.id(), stage.press()), Errand.OPEN);
      }
      if (calm && isStuck(run)) {
        giveUp(run);
      }
      return;
    }
    Command.Confirm confirm =
        new Command.Confirm(next(), "ann", time.now(), run.id(), prompt.id(), "");
    confirmed.add(confirm);
    ask(confirm);
    if (isClumsy()) {
      calls.post(confirm);
      ask(new Command.Confirm(next(), "bob", time.now(), run.id(), prompt.id(), "me too"));
    }
  }

  private void release(RunStatus run) {
    boolean holds =
        run.stages().stream()
            .anyMatch(
                each ->
                    each.state() == StageState.PRESSING
                        && each.dwellRequired().compareTo(Duration.ofDays(1)) > 0);
    if (holds
        && attention.isGiven(run.id().value(), "release")
        && random.nextInt(calm ? 3 : 10) == 0) {
      ask(new Command.Release(next(), "ann", time.now(), run.id()));
    }
  }

  private void press(Board here, PressId press) {
    Optional<PressStatus> status = here.readings().latest(press).flatMap(PressReading::status);
    boolean tripped =
        status
            .filter(
                each ->
                    each.state() == PressState.FAULT
                        || each.state() == PressState.ESTOP
                        || !each.trips().isEmpty())
            .isPresent();
    if (!tripped) {
      attention.over(press + " alarm");
    }
    if (tripped && attention.isGiven(press + " alarm", "reset") && random.nextInt(3) == 0) {
      errand(press, Errand.RESET_ALARM);
    } else if (strikes() && random.nextInt(4) == 0) {
      ask(mistakes.errand(press));
    } else if (strikes() && random.nextInt(8) == 0) {
      ask(mistakes.offDuty(press));
    }
    PressDuty now = here.uses().latest(press).map(PressUse::duty).orElse(PressDuty.PROCESSING);
    if (now == PressDuty.PROCESSING) {
      attention.over(press + " duty");
    } else if (attention.isGiven(press + " duty", now.name()) && (calm || random.nextInt(5) == 0)) {
      serve(press, now);
    }
  }

  /** Sees to it that a press serves runs again. */
  private void serve(PressId press, PressDuty now) {
    if (now != PressDuty.CLEARING) {
      duty(press, PressDuty.PROCESSING);
    } else if (cells.takeOut(press)) {
      ask(new Command.Clear(next(), "ann", time.now(), press, ""));
    } else if (random.nextInt(4) == 0) {
      errand(press, Errand.OPEN);
    }
  }

  private void errand(PressId press, Errand errand) {
    ask(new Command.ToPress(next(), "ann", time.now(), press, errand));
  }

  private void duty(PressId press, PressDuty duty) {
    ask(new Command.SetDuty(next(), "eve", time.now(), press, duty, ""));
  }

  private CommandId next() {
    return calls.next();
  }

  private void ask(Command command) {
    calls.ask(command);
  }

  private boolean isClumsy() {
    return strikes() || fumbles();
  }

  private boolean fumbles() {
    return !calm && habits.fumbles() > 0 && random.nextDouble() < habits.fumbles();
  }

  /** How many mistakes of each kind were made, besides mischief. */
  Map<String, Long> mistakes() {
    Map<String, Long> made = new TreeMap<>();
    mistakes
        .made()
        .forEach(
            (kind, count) ->
                made.put(
                    "mistake " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), count));
    return made;
  }

  long asked() {
    return calls.asked();
  }
}
