package io.stackline.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.envelope.CounterExample.NothingFits;
import io.stackline.material.CellStack;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.Press;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Recipe;
import io.stackline.unit.Length;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a judgement promises, tried on random recipes; a failure names its seed. */
class ProverPropertyTest {
  private static final int SEEDS = 1000;
  private static final int PATHS = 6;

  private int proven;
  private int tooMuch;
  private int nothingFits;
  private int commands;
  private int lifted;
  private int stopped;

  @Test
  void noProvenRecipeYieldsACommandAboveItsCapAndEveryCounterExampleReplays() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      RandomSite random = new RandomSite(seed);
      Inventory site = random.inventory();
      Recipe recipe = random.recipe();
      Judgement judgement = new Prover(site).prove(recipe);
      if (judgement instanceof Proof proof) {
        proven++;
        for (int i = 0; i < PATHS; i++) {
          checkPath(site, recipe, proof, random.path(site, recipe), "seed " + seed);
        }
      } else {
        checkCounterExample(site, recipe, (CounterExample) judgement, "seed " + seed);
      }
    }
    String seen =
        "proven %d, too much %d, nothing fits %d, commands %d, lifted %d, stopped %d"
            .formatted(proven, tooMuch, nothingFits, commands, lifted, stopped);
    assertTrue(proven > 150 && tooMuch > 150 && nothingFits > 20, seen);
    assertTrue(commands > 2000 && lifted > 500 && stopped > 20, seen);
  }

  private void checkPath(
      Inventory site, Recipe recipe, Proof proof, List<Event> events, String seed) {
    List<Event> possible = onFitPresses(site, proof, events);
    Replay.Result result = Replay.play(site, recipe, possible);
    assertEquals(Optional.empty(), result.violation(), seed + " " + possible);
    Oracle oracle = new Oracle(site, recipe);
    for (Replay.Command each : result.commands()) {
      double cap = oracle.cap(each.attempt());
      double asked = each.attempt().target().toMPa();
      assertTrue(asked <= cap * 1.000002, seed + ": " + each.event().text() + " above " + cap);
      assertEquals(cap, each.cap().value().toMPa(), 1e-6 * cap, seed + " " + each.cap().rule());
      commands++;
    }
    checkTimes(recipe, result.stack(), seed);
    stopped += result.commands().size() < dispatched(possible) ? 1 : 0;
  }

  private static long dispatched(List<Event> events) {
    return events.stream()
        .filter(each -> each instanceof Event.Press || each instanceof Event.Repeat)
        .count();
  }

  /** The longest time any override allows its material bounds what its layers have spent. */
  private void checkTimes(Recipe recipe, CellStack stack, String seed) {
    for (CellStack.Pressed layer : stack.layers()) {
      long allowed =
          recipe.overrides().stream()
              .filter(each -> each.material().equals(layer.layer().material()))
              .map(CapOverride::timeAbove)
              .mapToLong(each -> each.value().toMillis())
              .max()
              .orElse(0);
      assertTrue(layer.aboveUsual().toMillis() <= allowed, seed + " " + layer);
      lifted += layer.aboveUsual().isZero() ? 0 : 1;
    }
  }

  /** The path on presses the proof names, up to where no dispatch would go on: another bore. */
  private static List<Event> onFitPresses(Inventory site, Proof proof, List<Event> events) {
    List<Event> fit = new ArrayList<>();
    Set<Length> bores = new HashSet<>();
    for (Event each : events) {
      die(each).map(site.dies()::get).map(Die::bore).ifPresent(bores::add);
      Optional<Event> on =
          each instanceof Event.Press press ? fit(proof, press) : Optional.of(each);
      if (bores.size() > 1 || on.isEmpty()) {
        return fit;
      }
      fit.add(on.get());
    }
    return fit;
  }

  private static Optional<DieId> die(Event event) {
    if (event instanceof Event.Press press) {
      return Optional.of(press.die());
    }
    return event instanceof Event.Skip skip ? skip.laidInto() : Optional.empty();
  }

  private static Optional<Event> fit(Proof proof, Event.Press press) {
    return proof.stages().stream()
        .filter(stage -> stage.id().equals(press.stage()))
        .flatMap(stage -> stage.bounds().stream())
        .filter(bound -> bound.die().equals(press.die()))
        .filter(bound -> bound.target().equals(press.target()))
        .map(
            bound ->
                (Event)
                    new Event.Press(
                        press.stage(), bound.presses().get(0), press.die(), press.target()))
        .findFirst();
  }

  private void checkCounterExample(
      Inventory site, Recipe recipe, CounterExample found, String seed) {
    if (found.cause() instanceof NothingFits) {
      nothingFits++;
      Replay.Result before = Replay.play(site, recipe, found.events());
      assertEquals(Optional.empty(), before.violation(), seed);
      everyWayOn(site, recipe, found)
          .forEach(each -> assertTrue(violated(site, recipe, each), seed + " " + each));
      return;
    }
    tooMuch++;
    Replay.Result result = Replay.play(site, recipe, found.events());
    Replay.Violation violation =
        result.violation().orElseThrow(() -> new AssertionError(seed + ": " + found));
    Event last = found.events().get(found.events().size() - 1);
    assertEquals(last, violation.event(), seed);
    assertEquals(found.stage(), violation.event().stage(), seed);
    CounterExample.TooMuch cause = (CounterExample.TooMuch) found.cause();
    assertTrue(cause.asked().compareTo(cause.cap().value()) > 0, seed);
  }

  private static List<List<Event>> everyWayOn(Inventory site, Recipe recipe, CounterExample found) {
    var next =
        recipe.stages().stream()
            .filter(each -> each.id().equals(found.stage()))
            .findFirst()
            .orElseThrow();
    List<List<Event>> ways = new ArrayList<>();
    for (Turn.Option option : Turn.open(next, site).options()) {
      for (Press press : site.presses()) {
        List<Event> way = new ArrayList<>(found.events());
        way.add(
            new Event.Press(found.stage(), press.id(), option.die().id(), option.stage().target()));
        option
            .stage()
            .pressing()
            .stackPressure()
            .window()
            .ifPresent(
                window -> {
                  way.add(new Event.Adjust(found.stage(), window.lowest().value()));
                  way.add(new Event.Adjust(found.stage(), window.highest().value()));
                });
        ways.add(way);
      }
    }
    return ways;
  }

  private static boolean violated(Inventory site, Recipe recipe, List<Event> events) {
    return Replay.play(site, recipe, events).violation().isPresent();
  }
}
