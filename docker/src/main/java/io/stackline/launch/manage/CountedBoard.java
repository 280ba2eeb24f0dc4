package io.stackline.launch.manage;

import io.stackline.board.Board;
import io.stackline.board.MailLane;
import io.stackline.board.Peers;
import io.stackline.board.StateLane;
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

/** The board as one process uses it, every lane counted. */
final class CountedBoard implements Board {
  private final StateLane<PressId, PressReading> readings;
  private final StateLane<RunId, RunStatus> runs;
  private final StateLane<PressId, Assignment> assignments;
  private final StateLane<PressId, PressUse> uses;
  private final StateLane<HoldStatus.Id, HoldStatus> holds;
  private final StateLane<String, ProcessStatus> processes;
  private final Peers peers;
  private final MailLane<CommandId, Command> commands;
  private final MailLane<CommandId, Outcome> outcomes;
  private final MailLane<OrderId, PressOrder> orders;
  private final MailLane<ReportId, OrderReport> reports;
  private final MailLane<TraceChunk.Id, TraceChunk> traces;

  CountedBoard(Board board, Meters meters) {
    readings = new CountedState<>(board.readings(), "readings", meters);
    runs = new CountedState<>(board.runs(), "runs", meters);
    assignments = new CountedState<>(board.assignments(), "assignments", meters);
    uses = new CountedState<>(board.uses(), "uses", meters);
    holds = new CountedState<>(board.holds(), "holds", meters);
    processes = new CountedState<>(board.processes(), "processes", meters);
    peers = board.peers();
    commands = new CountedMail<>(board.commands(), "commands", meters);
    outcomes = new CountedMail<>(board.outcomes(), "outcomes", meters);
    orders = new CountedMail<>(board.orders(), "orders", meters);
    reports = new CountedMail<>(board.reports(), "reports", meters);
    traces = new CountedMail<>(board.traces(), "traces", meters);
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
  public Peers peers() {
    return peers;
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
