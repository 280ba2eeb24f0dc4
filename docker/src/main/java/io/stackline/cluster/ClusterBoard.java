package io.stackline.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import io.stackline.board.Board;
import io.stackline.board.BoardCodec;
import io.stackline.board.LocalBoard;
import io.stackline.board.LocalMailLane;
import io.stackline.board.LocalStateLane;
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
import io.stackline.site.Site;
import io.stackline.site.SiteProcess;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import io.stackline.time.Wall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The board of a line of many processes: what this one has heard, in memory, and what it says sent
 * on to the others.
 */
public final class ClusterBoard implements Board, AutoCloseable {
  /**
   * A command nobody has taken by then is gone, wherever it lies: what was given up must not move a
   * press when a part of the line is heard again. Whoever asked was told long before.
   */
  private static final Duration COMMAND_LIFE = Duration.ofSeconds(30);

  private static final Duration OUTCOME_LIFE = Duration.ofMinutes(2);
  private static final Duration FOR_EVER = Duration.ZERO;
  private static final Duration SYNC_EVERY = Duration.ofSeconds(10);
  private static final Logger LOG = LoggerFactory.getLogger(ClusterBoard.class);

  private final HazelcastInstance grid;
  private final Time time;
  private final Crank sending;
  private final Crank syncing;
  private final BoardCodec codec = BoardCodec.create();
  private final List<Synced> lanes = new ArrayList<>();
  private final ReadingsLane readings = new ReadingsLane();
  private final ReadingsCast cast;
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
  private final Members members;

  private ClusterBoard(HazelcastInstance grid, Site site, SiteProcess self, Time time) {
    this.grid = grid;
    this.time = time;
    sending = time.crank("cluster");
    syncing = time.crank("cluster-sync");
    LocalBoard local = new LocalBoard();
    runs = state("runs", RunStatus.class, RunStatus::id, local.runs());
    assignments = state("assignments", Assignment.class, Assignment::press, local.assignments());
    uses = state("uses", PressUse.class, PressUse::press, local.uses());
    holds = state("holds", HoldStatus.class, HoldStatus::id, local.holds());
    processes = state("processes", ProcessStatus.class, ProcessStatus::name, local.processes());
    commands = mail("commands", Command.class, Command::id, local.commands(), COMMAND_LIFE);
    outcomes = mail("outcomes", Outcome.class, Outcome::command, local.outcomes(), OUTCOME_LIFE);
    orders = mail("orders", PressOrder.class, PressOrder::id, local.orders(), FOR_EVER);
    reports =
        mail(
            "reports",
            OrderReport.class,
            each -> new ReportId(each.order(), each.n()),
            local.reports(),
            FOR_EVER);
    traces = mail("traces", TraceChunk.class, TraceChunk::id, local.traces(), FOR_EVER);
    members = new Members(self.name(), new Majority(site.processes()), grid, processes);
    cast = new ReadingsCast(self.name(), readings, grid.getTopic("readings"), codec, time);
  }

  /**
   * Joins the processes of the site that are there; returns when what they know is known here, or
   * at once where too few of them are heard.
   */
  public static ClusterBoard join(Site site, SiteProcess self, Time time) throws ClusterRefused {
    ClusterBoard board = new ClusterBoard(Grid.join(site, self), site, self, time);
    board.begin();
    return board;
  }

  private void begin() {
    sync();
    members.watch(() -> syncing.execute(this::sync));
    grid.getLifecycleService()
        .addLifecycleListener(
            event -> {
              if (event.getState() == LifecycleEvent.LifecycleState.MERGED) {
                LOG.warn("event=merged this process hears the rest of the line again");
                syncing.execute(this::sync);
              }
            });
    syncing.after(Wall.time(SYNC_EVERY, time), this::syncAgain);
  }

  private void syncAgain() {
    sync();
    syncing.after(Wall.time(SYNC_EVERY, time), this::syncAgain);
  }

  private void sync() {
    for (Synced each : lanes) {
      try {
        each.sync();
      } catch (RuntimeException e) {
        LOG.debug("event=unsynced {}", e.toString());
        return;
      }
    }
  }

  private <K, V> StateLane<K, V> state(
      String name, Class<V> word, Function<V, K> key, LocalStateLane<K, V> local) {
    Lane<K, V> lane = new Lane<>(name, word, key, codec);
    ClusterStateLane<K, V> made =
        new ClusterStateLane<>(
            lane, local, grid.getMap("lane." + name), new Courier(name, time, sending));
    lanes.add(made);
    return made;
  }

  private <K, V> MailLane<K, V> mail(
      String name, Class<V> word, Function<V, K> key, LocalMailLane<K, V> local, Duration life) {
    Lane<K, V> lane = new Lane<>(name, word, key, codec);
    ClusterMailLane<K, V> made =
        new ClusterMailLane<>(
            lane, local, grid.getMap("lane." + name), new Courier(name, time, sending), life, time);
    lanes.add(made);
    return made;
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
    return members;
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

  /** Leaves the line; the others notice at once. */
  @Override
  public void close() {
    cast.close();
    syncing.close();
    sending.close();
    grid.shutdown();
  }
}
