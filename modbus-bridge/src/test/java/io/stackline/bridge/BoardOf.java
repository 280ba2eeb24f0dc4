package io.stackline.bridge;

import io.stackline.board.Board;
import io.stackline.board.MailLane;
import io.stackline.board.Peers;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One board as a process of this name sees it, which may be cut off from the others. */
record BoardOf(Board board, Network peers) implements Board {
  /** Whom the process hears: everybody or nobody. */
  static final class Network implements Peers {
    private final String self;
    private final List<Runnable> watchers = new ArrayList<>();
    private boolean whole = true;

    Network(String self) {
      this.self = self;
    }

    void hears(boolean others) {
      whole = others;
      List.copyOf(watchers).forEach(Runnable::run);
    }

    @Override
    public String self() {
      return self;
    }

    @Override
    public boolean isWhole() {
      return whole;
    }

    @Override
    public Set<String> heard() {
      return Set.of(self);
    }

    @Override
    public Optional<String> sequencer() {
      return Optional.empty();
    }

    @Override
    public Watch watch(Runnable changed) {
      watchers.add(changed);
      return () -> watchers.remove(changed);
    }
  }

  @Override
  public StateLane<PressId, PressReading> readings() {
    return board.readings();
  }

  @Override
  public StateLane<RunId, RunStatus> runs() {
    return board.runs();
  }

  @Override
  public StateLane<PressId, Assignment> assignments() {
    return board.assignments();
  }

  @Override
  public StateLane<PressId, PressUse> uses() {
    return board.uses();
  }

  @Override
  public StateLane<HoldStatus.Id, HoldStatus> holds() {
    return board.holds();
  }

  @Override
  public StateLane<String, ProcessStatus> processes() {
    return board.processes();
  }

  @Override
  public MailLane<CommandId, Command> commands() {
    return board.commands();
  }

  @Override
  public MailLane<CommandId, Outcome> outcomes() {
    return board.outcomes();
  }

  @Override
  public MailLane<OrderId, PressOrder> orders() {
    return board.orders();
  }

  @Override
  public MailLane<ReportId, OrderReport> reports() {
    return board.reports();
  }

  @Override
  public MailLane<TraceChunk.Id, TraceChunk> traces() {
    return board.traces();
  }
}
