package io.stackline.launch.soak;

import io.stackline.board.Board;
import io.stackline.board.MailLane;
import io.stackline.board.MailWatcher;
import io.stackline.board.Stamp;
import io.stackline.board.StateLane;
import io.stackline.board.Watch;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.run.Assignment;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.HoldStatus;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.Outcome;
import io.stackline.run.PressOrder;
import io.stackline.run.PressUse;
import io.stackline.run.ProcessStatus;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.run.TraceChunk;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The board as one process of ours reaches it: it may die before and after each word. */
final class MortalBoard implements Board {
  private final Mortal mortal;
  private final StateLane<PressId, PressReading> readings;
  private final StateLane<RunId, RunStatus> runs;
  private final StateLane<PressId, Assignment> assignments;
  private final StateLane<PressId, PressUse> uses;
  private final StateLane<HoldStatus.Id, HoldStatus> holds;
  private final StateLane<String, ProcessStatus> processes;
  private final MailLane<CommandId, Command> commands;
  private final MailLane<CommandId, Outcome> outcomes;
  private final MailLane<OrderId, PressOrder> orders;
  private final MailLane<ReportId, OrderReport> reports;
  private final MailLane<TraceChunk.Id, TraceChunk> traces;

  MortalBoard(Board board, Mortal mortal) {
    this.mortal = mortal;
    readings = new State<>(board.readings());
    runs = new State<>(board.runs());
    assignments = new State<>(board.assignments());
    uses = new State<>(board.uses());
    holds = new State<>(board.holds());
    processes = new State<>(board.processes());
    commands = new Mail<>(board.commands(), Mortal.Step.MAIL);
    outcomes = new Mail<>(board.outcomes(), Mortal.Step.MAIL);
    orders = new Mail<>(board.orders(), Mortal.Step.ORDER);
    reports = new Mail<>(board.reports(), Mortal.Step.REPORT);
    traces = new Mail<>(board.traces(), Mortal.Step.TRACE);
  }

  @Override
  public StateLane<PressId, PressReading> readings() {
    return readings;
  }

  @Override
  public StateLane<RunId, RunStatus> runs() {
    return runs;
  }

  @Override
  public StateLane<PressId, Assignment> assignments() {
    return assignments;
  }

  @Override
  public StateLane<PressId, PressUse> uses() {
    return uses;
  }

  @Override
  public StateLane<HoldStatus.Id, HoldStatus> holds() {
    return holds;
  }

  @Override
  public StateLane<String, ProcessStatus> processes() {
    return processes;
  }

  @Override
  public MailLane<CommandId, Command> commands() {
    return commands;
  }

  @Override
  public MailLane<CommandId, Outcome> outcomes() {
    return outcomes;
  }

  @Override
  public MailLane<OrderId, PressOrder> orders() {
    return orders;
  }

  @Override
  public MailLane<ReportId, OrderReport> reports() {
    return reports;
  }

  @Override
  public MailLane<TraceChunk.Id, TraceChunk> traces() {
    return traces;
  }

  private final class State<K, V> implements StateLane<K, V> {
    private final StateLane<K, V> lane;

    State(StateLane<K, V> lane) {
      this.lane = lane;
    }

    @Override
    public void publish(K key, Stamp stamp, V value) {
      mortal.step(Mortal.Step.SHOW);
      lane.publish(key, stamp, value);
      mortal.step(Mortal.Step.SHOW);
    }

    @Override
    public Optional<V> latest(K key) {
      return lane.latest(key);
    }

    @Override
    public Map<K, V> all() {
      return lane.all();
    }

    @Override
    public Watch watch(BiConsumer<K, V> watcher) {
      return lane.watch(watcher);
    }
  }

  private final class Mail<K, V> implements MailLane<K, V> {
    private final MailLane<K, V> lane;
    private final Mortal.Step kind;

    Mail(MailLane<K, V> lane, Mortal.Step kind) {
      this.lane = lane;
      this.kind = kind;
    }

    @Override
    public boolean post(K key, V value) {
      mortal.step(kind);
      boolean posted = lane.post(key, value);
      mortal.step(kind);
      return posted;
    }

    @Override
    public Optional<V> get(K key) {
      return lane.get(key);
    }

    @Override
    public Map<K, V> waiting() {
      return lane.waiting();
    }

    @Override
    public void settle(K key) {
      mortal.step(kind);
      lane.settle(key);
      mortal.step(kind);
    }

    @Override
    public Watch watch(MailWatcher<K, V> watcher) {
      return lane.watch(watcher);
    }
  }
}
