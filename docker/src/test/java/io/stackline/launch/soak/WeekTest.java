package io.stackline.launch.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.LocalBoard;
import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.recipe.Binder;
import io.stackline.recipe.BindingRefused;
import io.stackline.recipe.ControlRecipe;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.Stage;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.site.Site;
import io.stackline.time.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a pilot line's week is laid out; it is lived through by {@code ./stackline soak --week}. */
final class WeekTest {
  private static final Path SHIPPED = Path.of("..", "site-config", "sites", "pilot-line");
  private static final int RUNS = 300;

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));

  private static SoakSite line(Path folder) {
    return SoakSite.write(SHIPPED, folder, Span.WEEK.floors().get(0), Span.WEEK);
  }

  @Test
  void threeHundredRunsAreOrderedShiftByShift(@TempDir Path folder) {
    SoakSite line = line(folder);
    assertEquals(16, line.presses().size());

    List<Order> orders = line.orders(RUNS, new SplittableRandom(1));

    assertEquals(RUNS, orders.size());
    assertEquals(24, orders.stream().filter(WeekTest::isDay).count());
    Map<Duration, Integer> shifts = new HashMap<>();
    Map<Duration, Integer> days = new HashMap<>();
    for (Order each : orders) {
      shifts.merge(each.sent(), 1, Integer::sum);
      days.merge(each.sent(), isDay(each) ? 1 : 0, Integer::sum);
    }
    assertEquals(12, shifts.size());
    for (int shift = 0; shift < 12; shift++) {
      Duration begins = Duration.ofDays(shift / 2).plusHours(shift % 2 * 8L);
      assertEquals(25, shifts.get(begins), begins::toString);
      assertEquals(2, days.get(begins), begins::toString);
      assertTrue(Habits.LINE.isManned(begins), begins::toString);
    }
    assertFalse(Habits.LINE.isManned(Duration.ofHours(17)), "nobody is there at night");
  }

  private static boolean isDay(Order order) {
    return order.recipe().value().equals(SoakSite.DAY);
  }

  /** What waits is ordered when it is due, and named a die of the stock for each stage. */
  @Test
  void anOrderNamesDiesOfTheStockAndIsSentAgainWhenItIsRefused(@TempDir Path folder)
      throws BindingRefused {
    SoakSite line = line(folder);
    Site site = line.site();
    List<Order> wanted = line.orders(RUNS, new SplittableRandom(1));
    Orders orders = new Orders(site, time, line.grain(), wanted);
    int ids = 0;
    while (orders.isDue()) {
      Command.StartRun sent = orders.send(new CommandId("c" + ++ids), new LocalBoard());
      Recipe recipe = Optional.ofNullable(site.recipes().get(sent.recipe())).orElseThrow();
      ControlRecipe bound = Binder.bind(recipe, sent.bindings(), site.dies());
      for (Stage each : bound.stages()) {
        DieId die = each.die();
        assertTrue(die.value().matches("D10-(steel|sleeve)-\\d+"), die::value);
      }
      assertEquals(recipe.stages().size(), sent.bindings().size(), "every die is left open");
    }
    assertEquals(25, ids, "the first shift's");
    assertFalse(orders.areDone());

    orders.heard(new Outcome.Accepted(new CommandId("c1"), time.now(), new RunId("r")));
    Refusal no = new Refusal(Refusal.Code.BUSY, "the line is full", "later");
    orders.heard(new Outcome.Refused(new CommandId("c2"), time.now(), no));
    assertFalse(orders.isDue(), "not at once");
    time.advance(line.grain().orderEvery());

    assertTrue(orders.isDue());
    Command.StartRun again = orders.send(new CommandId("again"), new LocalBoard());
    assertEquals(wanted.get(1).recipe(), again.recipe());
    assertFalse(orders.isDue(), "the next shift's are not due");
  }

  @Test
  void whatWaitsIsSeenToAfterMinutesAndEachTimeAnew() {
    Attention attention = new Attention(time, Habits.LINE, new SplittableRandom(1));
    assertFalse(attention.isGiven("run", "prompt 1"));
    time.advance(Habits.LINE.reachMax());
    assertTrue(attention.isGiven("run", "prompt 1"));
    assertFalse(attention.isGiven("run", "prompt 2"), "another question");
    time.advance(Habits.LINE.reachMax());
    assertTrue(attention.isGiven("run", "prompt 2"));
    attention.over("run");
    assertFalse(attention.isGiven("run", "prompt 2"), "it was not enough");

    Attention restless = new Attention(time, Habits.restless(1), new SplittableRandom(1));
    assertTrue(restless.isGiven("run", "prompt 1"));
  }

  @Test
  void mistakesAreOfEveryKindAndAsOftenAsSaid() {
    Mistakes mistakes =
        new Mistakes(
            time, new SplittableRandom(1), () -> new CommandId("c"), List.of(new PressId("P1")));
    Set<Mistakes.Kind> kinds = EnumSet.noneOf(Mistakes.Kind.class);
    Set<Class<?>> commands = new HashSet<>();
    Duration all = Duration.ZERO;
    for (int i = 0; i < 1000; i++) {
      Mistakes.Kind kind = mistakes.kind();
      kinds.add(kind);
      if (kind != Mistakes.Kind.LATE_CONFIRM && kind != Mistakes.Kind.ORDER_RESENT) {
        Command made = mistakes.at(kind, new RunId("r"));
        commands.add(made.getClass());
      }
      all = all.plus(mistakes.pause(Habits.LINE.mistakeEvery()));
    }
    assertEquals(EnumSet.allOf(Mistakes.Kind.class), kinds);
    assertEquals(kinds.size() - 2, commands.size(), "each its own command");
    double mean = all.toMillis() / 1000.0 / Habits.LINE.mistakeEvery().toMillis();
    assertEquals(1, mean, 0.1);
  }
}
