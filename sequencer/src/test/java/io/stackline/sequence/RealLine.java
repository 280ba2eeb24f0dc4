package io.stackline.sequence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.Board;
import io.stackline.board.LocalBoard;
import io.stackline.press.PressId;
import io.stackline.press.PressState;
import io.stackline.press.TraceSample;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.Origin;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.TraceChunk;
import io.stackline.sequence.plan.Assumptions;
import io.stackline.sequence.plan.PlanOrder;
import io.stackline.sequence.stage.StageJob;
import io.stackline.sequence.stage.StageTimes;
import io.stackline.sequence.store.SqlStore;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.site.Site;
import io.stackline.time.Crank;
import io.stackline.time.VirtualTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The whole sequencer with journal, routes and board, under virtual time, among presses that take
 * the time their program should take, write the trace of a good stroke, and people who confirm
 * after a while.
 */
final class RealLine {
  private static final int PERIOD_MS = 1000;
  private static final Duration LONGEST = Duration.ofDays(7);

  private final Site site;
  private final VirtualTime time;
  private final Board board = new LocalBoard();
  private final Crank crank;
  private final Duration handling;
  private final Map<RunId, Optional<PressId>> had = new HashMap<>();
  private final Set<String> confirmed = new HashSet<>();
  private final List<String> given = new ArrayList<>();
  private int commands;

  private RealLine(Site site, Instant start, Duration handling) {
    this.site = site;
    this.handling = handling;
    time = new VirtualTime(start);
    crank = time.crank("people and presses");
  }

  /** Which run was given which press, in order, with the time: {@code run press time}. */
  static List<String> live(
      Path folder, Site site, List<PlanOrder> orders, Instant start, Duration handling)
      throws StoreRefused {
    return new RealLine(site, start, handling).live(folder, orders);
  }

  private List<String> live(Path folder, List<PlanOrder> orders) throws StoreRefused {
    board.orders().watch((id, order) -> crank.execute(() -> obey(order)));
    board.runs().watch((id, run) -> seen(run));
    try (SqlStore store = SqlStore.open(folder);
        Sequencer sequencer = Sequencer.start(site, board, time, store, Bench.SETTINGS)) {
      time.advance(Duration.ZERO);
      for (PlanOrder each : orders) {
        crank.after(Duration.between(time.now(), each.from()), () -> order(each));
      }
      boolean done = time.runUntil(() -> ended() == orders.size(), LONGEST);
      assertTrue(done, () -> "never: " + board.runs().all().values());
    }
    board.runs().all().values().forEach(RealLine::assertComplete);
    return given;
  }

  private static void assertComplete(RunStatus run) {
    assertEquals(RunState.COMPLETE, run.state(), run::reason);
  }

  private long ended() {
    return board.runs().all().values().stream().filter(each -> each.state().isEnded()).count();
  }

  private CommandId id() {
    return new CommandId("c-" + ++commands);
  }

  private void order(PlanOrder order) {
    post(
        new Command.StartRun(
            id(),
            "mes",
            time.now(),
            order.recipe(),
            order.revision(),
            order.bindings(),
            Origin.NONE,
            order.urgency()));
  }

  private void post(Command command) {
    board.commands().post(command.id(), command);
  }

  private void seen(RunStatus run) {
    Optional<PressId> has = run.standing().press();
    if (!has.equals(had.getOrDefault(run.id(), Optional.empty()))) {
      had.put(run.id(), has);
      has.ifPresent(press -> given.add(run.id() + " " + press + " " + time.now()));
    }
    run.openPrompt()
        .filter(each -> run.state() == RunState.RUNNING)
        .filter(each -> confirmed.add(run.id() + " " + each.id()))
        .ifPresent(
            each ->
                crank.after(
                    handling,
                    () ->
                        post(
                            new Command.Confirm(
                                id(), "ann", time.now(), run.id(), each.id(), ""))));
  }

  private void obey(PressOrder order) {
    if (!(order instanceof PressOrder.RunProgram stroke)) {
      throw new IllegalStateException("not expected: " + order);
    }
    RunStatus run = board.runs().latest(stroke.run()).orElseThrow();
    StageJob job = PlannedLine.job(site, run.recipe().id(), run.bindings(), stroke.stage());
    report(order, 1, new Progress.Accepted());
    report(order, 2, new Progress.Running());
    Duration takes = StageTimes.expected(job, Assumptions.USUAL.held());
    crank.after(takes, () -> end(stroke, job));
  }

  private void end(PressOrder.RunProgram stroke, StageJob job) {
    List<TraceSample> samples = TestTrace.of(job, stroke.program(), 0.85, PERIOD_MS);
    TraceChunk chunk = new TraceChunk(stroke.id(), 1, stroke.runNumber(), 0, samples);
    board.traces().post(chunk.id(), chunk);
    StrokeEnd end =
        new StrokeEnd(
            PressState.COMPLETE,
            job.targetForce(),
            job.dwell(),
            samples.size(),
            0,
            Duration.ofMillis(PERIOD_MS),
            "",
            StrokeEnd.Alarms.NONE);
    report(stroke, 3, new Progress.Ended(end));
    board.orders().settle(stroke.id());
  }

  private void report(PressOrder order, long n, Progress progress) {
    OrderReport report = new OrderReport(order.id(), n, time.now(), progress);
    board.reports().post(new Board.ReportId(order.id(), n), report);
  }
}
