package io.stackline.sequence;

import io.stackline.run.Due;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rings when what a run is at takes longer than it should. What it waits for stands in the run, so
 * that nothing is lost when all of this is gone. One crank uses it.
 */
final class Overstays {
  /** When a run is asked about. */
  private record Alarm(Instant at, RunId run) {}

  private static final Logger LOG = LoggerFactory.getLogger(Overstays.class);
  private static final Comparator<Alarm> FIRST =
      Comparator.comparing(Alarm::at).thenComparing(each -> each.run().value());

  private final Time time;
  private final Crank crank;
  private final Consumer<Input> inputs;
  private final TreeSet<Alarm> alarms = new TreeSet<>(FIRST);
  private final Map<RunId, Alarm> byRun = new HashMap<>();
  private Optional<Instant> set = Optional.empty();

  /**
   * @param inputs takes what rang
   */
  Overstays(Time time, Crank crank, Consumer<Input> inputs) {
    this.time = time;
    this.crank = crank;
    this.inputs = inputs;
  }

  /**
   * The run is shown as it is now.
   *
   * @param why what it took in
   */
  void follow(RunStatus run, Input why) {
    if (why instanceof Input.Overstayed) {
      run.overdue().ifPresent(each -> LOG.warn("run={} is overdue: {}", run.id(), each.text()));
    }
    Optional<Alarm> old = Optional.ofNullable(byRun.remove(run.id()));
    old.ifPresent(alarms::remove);
    if (run.state() != RunState.HELD && !run.state().isEnded()) {
      run.due()
          .filter(each -> !each.overdue())
          .map(Due::by)
          .ifPresent(by -> add(new Alarm(by, run.id())));
    }
  }

  private void add(Alarm alarm) {
    byRun.put(alarm.run(), alarm);
    alarms.add(alarm);
    set();
  }

  /** One that was set for later rings for nothing. */
  private void set() {
    if (alarms.isEmpty()) {
      return;
    }
    Instant first = alarms.first().at();
    if (set.filter(each -> !each.isAfter(first)).isEmpty()) {
      set = Optional.of(first);
      crank.after(Duration.between(time.now(), first), () -> ring(first));
    }
  }

  private void ring(Instant at) {
    if (set.filter(each -> each.equals(at)).isEmpty()) {
      return;
    }
    set = Optional.empty();
    while (!alarms.isEmpty() && !alarms.first().at().isAfter(time.now())) {
      Alarm due = alarms.pollFirst();
      byRun.remove(due.run());
      inputs.accept(new Input.Overstayed(due.run(), due.at()));
    }
    set();
  }
}
