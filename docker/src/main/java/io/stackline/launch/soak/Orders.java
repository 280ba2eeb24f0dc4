package io.stackline.launch.soak;

import io.stackline.board.Board;
import io.stackline.press.DieId;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.StageTemplate;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Origin;
import io.stackline.run.Outcome;
import io.stackline.run.RunStatus;
import io.stackline.site.Site;
import io.stackline.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a MES orders: one run after the other, each when it is due, in dies that few runs are to use
 * already. One that is refused is ordered again after the others that are due, under another id.
 * One thread.
 */
final class Orders {
  private static final int SENT_KEPT = 50;

  private final Site site;
  private final Time time;
  private final Grain grain;
  private final List<Order> waiting;
  private final Map<CommandId, Order> open = new HashMap<>();
  private final List<Command.StartRun> sent = new ArrayList<>();
  private final Instant begin;
  private int tried;
  private Instant next;

  Orders(Site site, Time time, Grain grain, List<Order> wanted) {
    this.site = site;
    this.time = time;
    this.grain = grain;
    waiting = new ArrayList<>(wanted);
    begin = time.now();
    next = begin;
  }

  /** Whether nothing is left to be ordered, nor to be heard of an order. */
  boolean areDone() {
    return (waiting.isEmpty() || tried >= grain.orders()) && open.isEmpty();
  }

  /** Whether an order is due now. */
  boolean isDue() {
    return tried < grain.orders() && !time.now().isBefore(next) && due() > 0;
  }

  /** How many of those that wait are due by now. */
  private int due() {
    Duration gone = Duration.between(begin, time.now());
    return (int) waiting.stream().takeWhile(each -> each.sent().compareTo(gone) <= 0).count();
  }

  /** The order that is due, under this id. */
  Command.StartRun send(CommandId id, Board board) {
    tried++;
    Order order = waiting.remove(0);
    open.put(id, order);
    Command.StartRun command =
        new Command.StartRun(
            id,
            "mes",
            time.now(),
            order.recipe(),
            0,
            dies(order, board),
            Origin.NONE,
            order.urgency());
    sent.add(command);
    if (sent.size() > SENT_KEPT) {
      sent.remove(0);
    }
    return command;
  }

  /** The latest orders that were sent, whatever was answered. */
  List<Command.StartRun> sent() {
    return sent;
  }

  /** An answer has come; perhaps not to an order. */
  void heard(Outcome outcome) {
    Order order = open.remove(outcome.command());
    if (order != null && outcome instanceof Outcome.Refused) {
      waiting.add(due(), order);
      next = time.now().plus(grain.orderEvery());
    }
  }

  /** For each stage whose die is open one that the fewest runs are at or will be. */
  private Map<String, String> dies(Order order, Board board) {
    Recipe recipe = Optional.ofNullable(site.recipes().get(order.recipe())).orElseThrow();
    Map<DieId, Integer> uses = new HashMap<>();
    for (RunStatus each : board.runs().all().values()) {
      if (!each.state().isEnded()) {
        each.stages().stream()
            .map(RunStatus.StageStatus::die)
            .distinct()
            .forEach(die -> uses.merge(die, 1, Integer::sum));
      }
    }
    Map<String, String> bindings = new LinkedHashMap<>();
    Map<List<DieId>, DieId> chosen = new HashMap<>();
    for (StageTemplate each : recipe.stages()) {
      if (each.die() instanceof Parameter.Unbound<DieId> unbound) {
        DieId die = chosen.computeIfAbsent(unbound.options(), all -> leastUsed(all, uses));
        bindings.put(each.id() + ".die", die.value());
      }
    }
    return bindings;
  }

  private static DieId leastUsed(List<DieId> dies, Map<DieId, Integer> uses) {
    DieId least = dies.get(0);
    for (DieId each : dies) {
      least = uses.getOrDefault(each, 0) < uses.getOrDefault(least, 0) ? each : least;
    }
    return least;
  }
}
