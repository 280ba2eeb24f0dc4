package io.stackline.opcua;

import io.stackline.board.Board;
import io.stackline.board.LocalBoard;
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

/**
 * The board as one of several processes has it: its own copy of the state lanes, and mail that
 * reaches everybody.
 */
record SharedMail(LocalBoard own, Board mail, Peers peers) implements Board {
  @Override
  public StateLane<PressId, PressReading> readings() {
    return own.readings();
  }

  @Override
  public StateLane<RunId, RunStatus> runs() {
    return own.runs();
  }

  @Override
  public StateLane<PressId, Assignment> assignments() {
    return own.assignments();
  }

  @Override
  public StateLane<PressId, PressUse> uses() {
    return own.uses();
  }

  @Override
  public StateLane<HoldStatus.Id, HoldStatus> holds() {
    return own.holds();
  }

  @Override
  public StateLane<String, ProcessStatus> processes() {
    return own.processes();
  }

  @Override
  public MailLane<CommandId, Command> commands() {
    return mail.commands();
  }

  @Override
  public MailLane<CommandId, Outcome> outcomes() {
    return mail.outcomes();
  }

  @Override
  public MailLane<OrderId, PressOrder> orders() {
    return mail.orders();
  }

  @Override
  public MailLane<ReportId, OrderReport> reports() {
    return mail.reports();
  }

  @Override
  public MailLane<TraceChunk.Id, TraceChunk> traces() {
    return mail.traces();
  }
}
