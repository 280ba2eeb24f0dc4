package io.stackline.envelope;

import io.stackline.envelope.CounterExample.NothingFits;
import io.stackline.envelope.CounterExample.TooMuch;
import io.stackline.envelope.CounterExample.Unfit;
import io.stackline.material.CellStack;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.recipe.StackPressure.Window;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at every state a run of one recipe can reach, those with fewer events first, so that the
 * first counter-example found is a shortest one. For one use.
 */
final class Search {
  /** A recipe of thirty stages has a few hundred states unless many of them may be left out. */
  static final int STATES_MAX = 20_000;

  private static final Optional<DieId> LEFT_OUT = Optional.empty();

  private final Envelope envelope;
  private final List<Turn> turns;
  private final Lineup lineup;
  private final State start;
  private final Findings findings = new Findings();
  private final Deque<Path> open = new ArrayDeque<>();
  private final Set<State> seen = new HashSet<>();

  Search(Envelope envelope, List<Turn> turns, Lineup lineup, State start) {
    this.envelope = envelope;
    this.turns = turns;
    this.lineup = lineup;
    this.start = start;
  }

  /** A state and the shortest way to it. */
  private record Path(State state, List<Event> events) {
    List<Event> and(Event event) {
      List<Event> all = new ArrayList<>(events);
      all.add(event);
      return all;
    }
  }

  Findings findings() {
    return findings;
  }

  int states() {
    return seen.size();
  }

  /** The shortest way to what must not happen; empty if there is none. */
  Optional<Judgement> counterExample() {
    reach(new Path(start, List.of()));
    while (!open.isEmpty()) {
      if (seen.size() > STATES_MAX) {
        return Optional.of(
            new Undecided("the recipe has more than " + STATES_MAX + " states; skip fewer stages"));
      }
      Path path = open.remove();
      Optional<Judgement> found = underWay(path).or(() -> next(path));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private void reach(Path path) {
    if (seen.add(path.state())) {
      open.add(path);
    }
  }

  /**
   * What may happen while a stage is being pressed. What raises no pressure is left out, and so is
   * a repeat: under stack pressure the limits of a charged cell count from the start.
   */
  private Optional<Judgement> underWay(Path path) {
    State state = path.state();
    if (state.underWay().isEmpty()) {
      return Optional.empty();
    }
    Turn.Option option = state.underWay().get();
    Attempt attempt = attempt(option, state.stack());
    if (attempt.kind() != StageKind.INSITU) {
      return Optional.empty();
    }
    String stage = attempt.stage().id();
    Optional<Window> window = attempt.stage().pressing().stackPressure().window();
    for (Pressure to : window.map(Search::bounds).orElse(List.of())) {
      Optional<Judgement> found = exceeded(attempt.adjusted(to), path, new Event.Adjust(stage, to));
      if (found.isPresent()) {
        return found;
      }
    }
    reach(new Path(state.charged(), path.and(new Event.Charge(stage))));
    return Optional.empty();
  }

  private static List<Pressure> bounds(Window window) {
    return List.of(window.lowest().value(), window.highest().value());
  }

  /** The stage that follows: pressed in every way, or skipped. */
  private Optional<Judgement> next(Path path) {
    int index = path.state().stage() + 1;
    if (index >= turns.size()) {
      return Optional.empty();
    }
    Turn turn = turns.get(index);
    CellStack before = finished(path.state());
    Set<Unfit> unfit = new LinkedHashSet<>();
    boolean pressed = false;
    for (Turn.Option option : turn.options()) {
      Optional<String> noWay = transfer(path.state(), option);
      if (noWay.isPresent()) {
        unfit.add(new Unfit(lineup.ids(), option.die().id(), noWay.get()));
        continue;
      }
      CellStack laid = before.with(turn.stage(), option.stage().adds());
      State state = new State(index, Optional.of(option), laid, bore(option));
      Assessment assessment = new Assessment(envelope, attempt(option, state.stack()));
      Optional<PressId> press = taken(option, assessment, unfit);
      Event event = event(option, press);
      Optional<Judgement> found = exceeded(assessment, option.die(), path, event);
      if (found.isPresent()) {
        return found;
      }
      pressed |= press.isPresent();
      press.ifPresent(each -> reach(new Path(state, path.and(event))));
      skip(turn, path, new State(index, Optional.empty(), laid, bore(option)), laidInto(option));
    }
    skip(turn, path, new State(index, Optional.empty(), before, path.state().bore()), LEFT_OUT);
    unfit.forEach(each -> findings.unfit(turn.stage(), each));
    return pressed ? Optional.empty() : Optional.of(nothingFits(turn, path, unfit));
  }

  private static Optional<DieId> laidInto(Turn.Option option) {
    return Optional.of(option.die().id());
  }

  private void skip(Turn turn, Path path, State state, Optional<DieId> laidInto) {
    if (turn.optional()) {
      reach(new Path(state, path.and(new Event.Skip(turn.stage(), laidInto))));
    }
  }

  private Event event(Turn.Option option, Optional<PressId> press) {
    PressId any = press.orElseGet(() -> lineup.likely(option.stage().kind()).id());
    return new Event.Press(option.stage().id(), any, option.die().id(), option.stage().target());
  }

  private static Optional<Length> bore(Turn.Option option) {
    return Optional.of(option.die().bore());
  }

  /** The cell after the stage under way, all strokes of it as planned. */
  private CellStack finished(State state) {
    return state
        .underWay()
        .map(option -> attempt(option, state.stack()))
        .map(attempt -> state.stack().after(envelope.planned(attempt)))
        .orElse(state.stack());
  }

  private static Optional<String> transfer(State state, Turn.Option option) {
    return state
        .bore()
        .filter(bore -> !DieCheck.sameBore(bore, option.die().bore()))
        .map(
            bore ->
                "the cell of Ø %s does not go into %s of Ø %s"
                    .formatted(bore, option.die().id(), option.die().bore()));
  }

  /** The first press that takes the stage; notes the margins on all, and why others do not. */
  private Optional<PressId> taken(Turn.Option option, Assessment assessment, Set<Unfit> unfit) {
    Optional<PressId> first = Optional.empty();
    for (PressClass each : lineup.forKind(option.stage().kind())) {
      Optional<String> why = assessment.unfit(each);
      if (why.isPresent()) {
        unfit.add(new Unfit(each.ids(), option.die().id(), why.get()));
        continue;
      }
      first = first.isPresent() ? first : Optional.of(each.first().id());
      findings.bound(option.stage().id(), each, assessment.bound(each));
    }
    return first;
  }

  private Optional<Judgement> exceeded(Attempt attempt, Path path, Event event) {
    return exceeded(new Assessment(envelope, attempt), attempt.die(), path, event);
  }

  private static Optional<Judgement> exceeded(
      Assessment assessment, Die die, Path path, Event event) {
    return assessment
        .exceeded()
        .map(
            each ->
                new CounterExample(
                    path.and(event),
                    each.stage(),
                    new TooMuch(each.asked(), each.cap(), die.id(), each.lapses()),
                    each.sentence()));
  }

  private CounterExample nothingFits(Turn turn, Path path, Set<Unfit> unfit) {
    String why = String.join("; ", unfit.stream().map(Unfit::reason).distinct().toList());
    String reason = turn.options().isEmpty() ? "the site has no die " + turn.wanted() : why;
    return new CounterExample(
        path.events(),
        turn.stage(),
        new NothingFits(List.copyOf(unfit)),
        "no press takes stage " + turn.stage() + ": " + reason);
  }

  private Attempt attempt(Turn.Option option, CellStack stack) {
    Press any = lineup.any();
    return new Attempt(stack, option.stage(), option.die(), option.fixture(), any);
  }
}
