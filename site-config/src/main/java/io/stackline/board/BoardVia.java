package io.stackline.board;

import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.run.Assignment;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.HoldStatus;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.Outcome;
import io.stackline.run.PressLock;
import io.stackline.run.PressOrder;
import io.stackline.run.PressUse;
import io.stackline.run.ProcessStatus;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.run.TraceChunk;

/**
 * A board that leads to another one: each of its lanes is the other's, or what whoever extends this
 * puts before it. Thread-safe as far as that is.
 */
public abstract class BoardVia implements Board {
  /** What is put before each lane; nothing unless said. Asked once for each, at the beginning. */
  public interface Before {
    default <K, V> StateLane<K, V> state(LaneKind<K, V> kind, StateLane<K, V> lane) {
      return lane;
    }

    default <K, V> MailLane<K, V> mail(LaneKind<K, V> kind, MailLane<K, V> lane) {
      return lane;
    }
  }

  private final Board states;
  private final StateLane<PressId, PressReading> readings;
  private final StateLane<RunId, RunStatus> runs;
  private final StateLane<PressId, Assignment> assignments;
  private final StateLane<PressId, PressUse> uses;
  private final StateLane<HoldStatus.Id, HoldStatus> holds;
  private final StateLane<String, ProcessStatus> processes;
  private final StateLane<PressId, PressLock> locks;
  private final MailLane<CommandId, Command> commands;
  private final MailLane<CommandId, Outcome> outcomes;
  private final MailLane<OrderId, PressOrder> orders;
  private final MailLane<ReportId, OrderReport> reports;
  private final MailLane<TraceChunk.Id, TraceChunk> traces;

  /** The other board as it is. */
  protected BoardVia(Board board) {
    this(board, board);
  }

  /** State lanes and peers of one board, mail lanes of another. */
  protected BoardVia(Board states, Board mail) {
    this(states, mail, new Before() {});
  }

  /** The other board with something before its lanes. */
  protected BoardVia(Board board, Before before) {
    this(board, board, before);
  }

  private BoardVia(Board states, Board mail, Before before) {
    this.states = states;
    readings = before.state(LaneKind.READINGS, states.readings());
    runs = before.state(LaneKind.RUNS, states.runs());
    assignments = before.state(LaneKind.ASSIGNMENTS, states.assignments());
    uses = before.state(LaneKind.USES, states.uses());
    holds = before.state(LaneKind.HOLDS, states.holds());
    processes = before.state(LaneKind.PROCESSES, states.processes());
    locks = before.state(LaneKind.LOCKS, states.locks());
    commands = before.mail(LaneKind.COMMANDS, mail.commands());
    outcomes = before.mail(LaneKind.OUTCOMES, mail.outcomes());
    orders = before.mail(LaneKind.ORDERS, mail.orders());
    reports = before.mail(LaneKind.REPORTS, mail.reports());
    traces = before.mail(LaneKind.TRACES, mail.traces());
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
  public StateLane<PressId, PressLock> locks() {
    return locks;
  }

  @Override
  public Peers peers() {
    return states.peers();
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
}
