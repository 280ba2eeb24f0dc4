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
 * Where bridge, sequencer and OPC UA server meet; they never call each other. The board is only the
 * fastest way to tell: what is true of runs stands in the journal, what is true of a press in its
 * PLC.
 */
public interface Board {
  /** Written by modbus-bridge. */
  StateLane<PressId, PressReading> readings();

  /**
   * Written by sequencer; ended runs stay until {@value #ENDED_RUNS_KEPT} newer ones have ended.
   */
  StateLane<RunId, RunStatus> runs();

  /** Written by sequencer, read by modbus-bridge. */
  StateLane<PressId, Assignment> assignments();

  /** Written by sequencer: each press of the site from its start on, and at each change. */
  StateLane<PressId, PressUse> uses();

  /**
   * Written by sequencer; those that are over stay until {@value #ENDED_RUNS_KEPT} newer ones are.
   */
  StateLane<HoldStatus.Id, HoldStatus> holds();

  /** Each process writes of itself. */
  StateLane<String, ProcessStatus> processes();

  /**
   * Written by the opcua-server that holds the lock, or takes it from another: the higher turn
   * counts.
   */
  StateLane<PressId, PressLock> locks();

  /** Whom this process hears. */
  default Peers peers() {
    return Peers.ALONE;
  }

  /** Posted by opcua-server and console, settled by sequencer. */
  MailLane<CommandId, Command> commands();

  /** Posted by sequencer; when full the oldest gives way, for each is also in the journal. */
  MailLane<CommandId, Outcome> outcomes();

  /** Posted by sequencer, settled by modbus-bridge with the order's final report. */
  MailLane<OrderId, PressOrder> orders();

  /** Posted by modbus-bridge, settled by sequencer. */
  MailLane<ReportId, OrderReport> reports();

  /** Posted by modbus-bridge, settled by sequencer once stored. */
  MailLane<TraceChunk.Id, TraceChunk> traces();

  /** How many ended runs the runs lane shows. */
  int ENDED_RUNS_KEPT = 50;

  /** Names a report. */
  record ReportId(OrderId order, long n) {}
}
