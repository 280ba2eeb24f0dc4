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
import io.stackline.run.PressOrder;
import io.stackline.run.PressUse;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.run.TraceChunk;

/** The board of one process: everything in memory. */
public final class LocalBoard implements Board {
  private static final int MAIL_MAX = 1024;
  private static final int TRACES_MAX = 4096;

  private final StateLane<PressId, PressReading> readings = LocalStateLane.keepingAll();
  private final StateLane<RunId, RunStatus> runs =
      LocalStateLane.forgetting(status -> status.state().isEnded(), ENDED_RUNS_KEPT);
  private final StateLane<PressId, Assignment> assignments = LocalStateLane.keepingAll();
  private final StateLane<PressId, PressUse> uses = LocalStateLane.keepingAll();
  private final StateLane<HoldStatus.Id, HoldStatus> holds =
      LocalStateLane.forgetting(status -> status.ended().isPresent(), ENDED_RUNS_KEPT);
  private final MailLane<CommandId, Command> commands = LocalMailLane.refusing(MAIL_MAX);
  private final MailLane<CommandId, Outcome> outcomes = LocalMailLane.forgetting(MAIL_MAX);
  private final MailLane<OrderId, PressOrder> orders = LocalMailLane.refusing(MAIL_MAX);
  private final MailLane<ReportId, OrderReport> reports = LocalMailLane.refusing(MAIL_MAX);
  private final MailLane<TraceChunk.Id, TraceChunk> traces = LocalMailLane.refusing(TRACES_MAX);

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
