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

/** The board of one process, everything in memory; in many, what each of them has heard. */
public final class LocalBoard implements Board {
  private static final int MAIL_MAX = 1024;
  private static final int TRACES_MAX = 4096;

  private final LocalStateLane<PressId, PressReading> readings = LocalStateLane.keepingAll();
  private final LocalStateLane<RunId, RunStatus> runs =
      LocalStateLane.forgetting(status -> status.state().isEnded(), ENDED_RUNS_KEPT);
  private final LocalStateLane<PressId, Assignment> assignments = LocalStateLane.keepingAll();
  private final LocalStateLane<PressId, PressUse> uses = LocalStateLane.keepingAll();
  private final LocalStateLane<HoldStatus.Id, HoldStatus> holds =
      LocalStateLane.forgetting(status -> status.ended().isPresent(), ENDED_RUNS_KEPT);
  private final LocalStateLane<String, ProcessStatus> processes = LocalStateLane.keepingAll();
  private final LocalStateLane<PressId, PressLock> locks = LocalStateLane.keepingAll();
  private final LocalMailLane<CommandId, Command> commands = LocalMailLane.refusing(MAIL_MAX);
  private final LocalMailLane<CommandId, Outcome> outcomes = LocalMailLane.forgetting(MAIL_MAX);
  private final LocalMailLane<OrderId, PressOrder> orders = LocalMailLane.refusing(MAIL_MAX);
  private final LocalMailLane<ReportId, OrderReport> reports = LocalMailLane.refusing(MAIL_MAX);
  private final LocalMailLane<TraceChunk.Id, TraceChunk> traces =
      LocalMailLane.refusing(TRACES_MAX);

  @Override
  public LocalStateLane<PressId, PressReading> readings() {
    return readings;
  }

  @Override
  public LocalStateLane<RunId, RunStatus> runs() {
    return runs;
  }

  @Override
  public LocalStateLane<PressId, Assignment> assignments() {
    return assignments;
  }

  @Override
  public LocalStateLane<PressId, PressUse> uses() {
    return uses;
  }

  @Override
  public LocalStateLane<HoldStatus.Id, HoldStatus> holds() {
    return holds;
  }

  @Override
  public LocalStateLane<String, ProcessStatus> processes() {
    return processes;
  }

  @Override
  public LocalStateLane<PressId, PressLock> locks() {
    return locks;
  }

  @Override
  public LocalMailLane<CommandId, Command> commands() {
    return commands;
  }

  @Override
  public LocalMailLane<CommandId, Outcome> outcomes() {
    return outcomes;
  }

  @Override
  public LocalMailLane<OrderId, PressOrder> orders() {
    return orders;
  }

  @Override
  public LocalMailLane<ReportId, OrderReport> reports() {
    return reports;
  }

  @Override
  public LocalMailLane<TraceChunk.Id, TraceChunk> traces() {
    return traces;
  }
}
