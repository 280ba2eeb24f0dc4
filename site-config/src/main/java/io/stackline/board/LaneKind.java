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
import java.util.function.Function;

/**
 * What a lane is called, what its words are, and which key a word has.
 *
 * @param name as logs and metrics have it, and the cluster
 * @param key of a word; its text names the word in the cluster
 */
public record LaneKind<K, V>(String name, Class<V> word, Function<V, K> key) {
  public static final LaneKind<PressId, PressReading> READINGS =
      new LaneKind<>("readings", PressReading.class, PressReading::press);
  public static final LaneKind<RunId, RunStatus> RUNS =
      new LaneKind<>("runs", RunStatus.class, RunStatus::id);
  public static final LaneKind<PressId, Assignment> ASSIGNMENTS =
      new LaneKind<>("assignments", Assignment.class, Assignment::press);
  public static final LaneKind<PressId, PressUse> USES =
      new LaneKind<>("uses", PressUse.class, PressUse::press);
  public static final LaneKind<HoldStatus.Id, HoldStatus> HOLDS =
      new LaneKind<>("holds", HoldStatus.class, HoldStatus::id);
  public static final LaneKind<String, ProcessStatus> PROCESSES =
      new LaneKind<>("processes", ProcessStatus.class, ProcessStatus::name);
  public static final LaneKind<PressId, PressLock> LOCKS =
      new LaneKind<>("locks", PressLock.class, PressLock::press);
  public static final LaneKind<CommandId, Command> COMMANDS =
      new LaneKind<>("commands", Command.class, Command::id);
  public static final LaneKind<CommandId, Outcome> OUTCOMES =
      new LaneKind<>("outcomes", Outcome.class, Outcome::command);
  public static final LaneKind<OrderId, PressOrder> ORDERS =
      new LaneKind<>("orders", PressOrder.class, PressOrder::id);
  public static final LaneKind<Board.ReportId, OrderReport> REPORTS =
      new LaneKind<>(
          "reports", OrderReport.class, each -> new Board.ReportId(each.order(), each.n()));
  public static final LaneKind<TraceChunk.Id, TraceChunk> TRACES =
      new LaneKind<>("traces", TraceChunk.class, TraceChunk::id);
}
