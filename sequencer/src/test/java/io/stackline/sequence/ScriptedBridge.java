package io.stackline.sequence;

import io.stackline.board.Board;
import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressState;
import io.stackline.press.TraceSample;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.PressOrder;
import io.stackline.run.Refusal;
import io.stackline.run.TraceChunk;
import io.stackline.sequence.stage.StageJob;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import io.stackline.unit.Force;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers orders as a bridge with faultless presses would, under virtual time; a script makes the
 * next strokes go otherwise. The presses outlive the bridge: what was started goes on.
 */
final class ScriptedBridge {
  /** How a stroke goes. */
  enum Script {
    /** To its end, with its whole trace. */
    WELL,
    /** To its end, the trace cut off in the middle of the dwell. */
    TRACE_LOST,
    /** To its end, with a trace that arrives some seconds after it. */
    TRACE_LATE,
    /** The press refuses to start. */
    REFUSED,
    /** Nobody can say whether it was started. */
    UNKNOWN,
    /** It trips in the ramp. */
    FAULT,
    /** It runs and runs. */
    ENDLESS
  }

  /** What the presses themselves know, whoever drives them. */
  static final class Presses {
    private final Map<Long, PressOrder.RunProgram> started = new HashMap<>();

    /** Since when strokes hold until they are released. */
    private final Map<Long, Instant> held = new HashMap<>();
  }

  private static final int PERIOD_MS = 100;

  /** A hold of days is sampled more rarely. */
  private static final int HELD_PERIOD_MS = 2000;

  private static final int HELD_CHUNK = 4000;

  /** 10 s of trace. */
  private static final int CHUNK = 100;

  private final Board board;
  private final Crank crank;
  private final Presses presses;
  private final Deque<Script> scripts = new ArrayDeque<>();
  private final List<PressOrder> seen = new ArrayList<>();
  private final Map<OrderId, Long> reports = new HashMap<>();
  private final Map<Long, OrderId> following = new HashMap<>();
  private final Time time;
  private final Deque<Progress> answers = new ArrayDeque<>();
  private Optional<Progress> abortAnswer = Optional.empty();
  private boolean deaf;

  ScriptedBridge(Board board, Time time, Presses presses) {
    this.board = board;
    this.time = time;
    this.presses = presses;
    crank = time.crank("bridge");
    board.orders().watch((id, order) -> crank.execute(() -> obey(order)));
  }

  ScriptedBridge next(Script script) {
    scripts.add(script);
    return this;
  }

  /** The answer to the next order that is no stroke, abort or reattachment. */
  ScriptedBridge answer(Progress progress) {
    answers.add(progress);
    return this;
  }

  /** What every abort is answered with from now on, the stroke going on. */
  void answerAborts(Progress progress) {
    abortAnswer = Optional.of(progress);
  }

  /** The press of a stroke does not answer any more. */
  void lose(long runNumber, String reason) {
    OrderId stroke = following.get(runNumber);
    if (stroke != null) {
      report(stroke, new Progress.OutOfSight(reason));
    }
  }

  /** Orders in the order they came. */
  List<PressOrder> seen() {
    return seen;
  }

  long count(Class<? extends PressOrder> kind) {
    return seen.stream().filter(kind::isInstance).count();
  }

  /** A deaf bridge passes over what is posted. */
  void deaf(boolean now) {
    deaf = now;
  }

  void stop() {
    crank.close();
  }

  private void obey(PressOrder order) {
    if (deaf) {
      return;
    }
    seen.add(order);
    if (order instanceof PressOrder.RunProgram run) {
      run(run, scripts.isEmpty() ? Script.WELL : scripts.remove());
    } else if (order instanceof PressOrder.Reattach reattach) {
      reattach(reattach);
    } else if (order instanceof PressOrder.Abort abort && abortAnswer.isPresent()) {
      report(abort.id(), abortAnswer.get());
    } else if (order instanceof PressOrder.Abort abort) {
      report(abort.id(), new Progress.Obeyed());
      OrderId stroke = following.get(abort.runNumber());
      if (stroke != null) {
        crank.after(
            Duration.ofSeconds(5),
            () -> report(stroke, new Progress.Ended(end(PressState.ABORTING, 0, "aborted"))));
      }
    } else {
      Progress answer = answers.isEmpty() ? new Progress.Obeyed() : answers.remove();
      report(order.id(), answer);
      if (order instanceof PressOrder.GoOn goOn && answer instanceof Progress.Obeyed) {
        letGo(goOn);
      }
    }
  }

  /** The hold was as long as nobody released it; its whole trace is handed over at the end. */
  private void letGo(PressOrder.GoOn order) {
    Instant since = presses.held.remove(order.runNumber());
    PressOrder.RunProgram stroke = presses.started.get(order.runNumber());
    OrderId id = following.get(order.runNumber());
    if (since == null || stroke == null || id == null) {
      return;
    }
    Duration hold = Duration.between(since, time.now());
    List<TraceSample> samples =
        TestTrace.of(
            TestSite.job(stroke.stage()), held(stroke.program(), hold), 0.85, HELD_PERIOD_MS);
    long n = 0;
    for (int from = 0; from < samples.size(); from += HELD_CHUNK) {
      List<TraceSample> part = samples.subList(from, Math.min(samples.size(), from + HELD_CHUNK));
      TraceChunk chunk = new TraceChunk(id, ++n, order.runNumber(), 0, part);
      board.traces().post(chunk.id(), chunk);
    }
    StrokeEnd end =
        new StrokeEnd(
            PressState.COMPLETE,
            TestSite.job(stroke.stage()).targetForce(),
            hold,
            samples.size(),
            0,
            Duration.ofMillis(HELD_PERIOD_MS),
            "",
            StrokeEnd.Alarms.NONE);
    crank.after(Duration.ofMinutes(7), () -> report(id, new Progress.Ended(end)));
  }

  private static boolean isHeld(Segment segment) {
    return segment.duration().equals(Segment.UNTIL_RELEASED);
  }

  private static PressProgram held(PressProgram program, Duration hold) {
    List<Segment> segments = new ArrayList<>();
    for (Segment each : program.segments()) {
      Duration duration = isHeld(each) ? hold : each.duration();
      segments.add(
          new Segment(
              each.type(),
              each.flags(),
              each.target(),
              each.rate(),
              duration,
              each.tolerance(),
              each.temperature(),
              each.onLoss()));
    }
    return new PressProgram(
        program.runNumber(),
        segments,
        program.contact(),
        program.approach(),
        program.abortRate(),
        program.onLoss(),
        program.timeAbove(),
        program.above());
  }

  private void run(PressOrder.RunProgram order, Script script) {
    OrderId id = order.id();
    report(id, new Progress.Accepted());
    if (script == Script.REFUSED) {
      Refusal guard = new Refusal(Refusal.Code.PRESS, "the guard is open", "close it");
      report(id, new Progress.Refused(guard));
      return;
    }
    presses.started.put(order.runNumber(), order);
    if (script == Script.UNKNOWN) {
      report(id, new Progress.Unknown("acknowledged by another"));
      return;
    }
    following.put(order.runNumber(), id);
    crank.after(Duration.ofSeconds(1), () -> report(id, new Progress.Running()));
    if (script == Script.FAULT) {
      StrokeEnd fault = end(PressState.FAULT, 0, "force above its cap");
      crank.after(Duration.ofSeconds(9), () -> report(id, new Progress.Ended(fault)));
    } else if (order.program().segments().stream().anyMatch(ScriptedBridge::isHeld)) {
      presses.held.put(order.runNumber(), time.now());
    } else if (script != Script.ENDLESS) {
      crank.after(Duration.ofSeconds(2), () -> trace(id, order, script));
    }
  }

  /** Hands over the trace chunk by chunk at the pace of the press, then the end. */
  private void trace(OrderId id, PressOrder.RunProgram order, Script script) {
    List<TraceSample> samples = samples(order);
    int kept = script == Script.TRACE_LOST ? samples.size() / 2 : samples.size();
    long n = 0;
    for (int from = 0; from < kept; from += CHUNK) {
      List<TraceSample> part = samples.subList(from, Math.min(kept, from + CHUNK));
      TraceChunk chunk = new TraceChunk(id, ++n, order.runNumber(), 0, part);
      boolean late = script == Script.TRACE_LATE;
      Duration at =
          Duration.ofMillis((late ? samples.size() - CHUNK : from + CHUNK) * (long) PERIOD_MS);
      crank.after(at, () -> board.traces().post(chunk.id(), chunk));
    }
    StageJob job = TestSite.job(order.stage());
    StrokeEnd end =
        new StrokeEnd(
            PressState.COMPLETE,
            job.targetForce(),
            job.dwell(),
            kept,
            samples.size() - kept,
            Duration.ofMillis(PERIOD_MS),
            "",
            StrokeEnd.Alarms.NONE);
    int tail = script == Script.TRACE_LATE ? -3 * CHUNK / 2 : 2 * CHUNK;
    crank.after(
        Duration.ofMillis((samples.size() + tail) * (long) PERIOD_MS),
        () -> report(id, new Progress.Ended(end)));
  }

  private static List<TraceSample> samples(PressOrder.RunProgram order) {
    return TestTrace.of(TestSite.job(order.stage()), order.program(), 0.85, PERIOD_MS);
  }

  /** The press has finished alone meanwhile; what its ring still holds is the last tenth. */
  private void reattach(PressOrder.Reattach order) {
    OrderId id = order.id();
    PressOrder.RunProgram stroke = presses.started.get(order.runNumber());
    report(id, new Progress.Accepted());
    if (stroke == null) {
      Refusal other = new Refusal(Refusal.Code.STATE, "the press ran something else", "look");
      report(id, new Progress.Refused(other));
      return;
    }
    report(id, new Progress.Running());
    if (presses.held.containsKey(order.runNumber())) {
      following.put(order.runNumber(), id);
      return;
    }
    List<TraceSample> samples = samples(stroke);
    List<TraceSample> rest = samples.subList(samples.size() * 9 / 10, samples.size());
    TraceChunk chunk = new TraceChunk(id, 1, order.runNumber(), 0, rest);
    board.traces().post(chunk.id(), chunk);
    StageJob job = TestSite.job(stroke.stage());
    StrokeEnd end =
        new StrokeEnd(
            PressState.COMPLETE_ORPHAN,
            job.targetForce(),
            job.dwell(),
            rest.size(),
            samples.size() - rest.size(),
            Duration.ofMillis(PERIOD_MS),
            "",
            StrokeEnd.Alarms.NONE);
    crank.after(Duration.ofSeconds(3), () -> report(id, new Progress.Ended(end)));
  }

  private static StrokeEnd end(PressState state, long samples, String remark) {
    return new StrokeEnd(
        state,
        Force.ofKN(5),
        Duration.ZERO,
        samples,
        0,
        Duration.ofMillis(PERIOD_MS),
        remark,
        StrokeEnd.Alarms.NONE);
  }

  private void report(OrderId id, Progress progress) {
    long n = reports.merge(id, 1L, Long::sum);
    OrderReport report = new OrderReport(id, n, time.now(), progress);
    board.reports().post(new Board.ReportId(id, n), report);
    if (progress.isFinal()) {
      board.orders().settle(id);
    }
  }
}
