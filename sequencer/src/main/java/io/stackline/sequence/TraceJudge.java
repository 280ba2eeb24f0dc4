package io.stackline.sequence;

import io.stackline.press.PressProgram;
import io.stackline.record.StoreFailed;
import io.stackline.record.TraceReader;
import io.stackline.record.TraceStore;
import io.stackline.run.OrderReport.StrokeEnd;
import io.stackline.run.RunId;
import io.stackline.sequence.stage.Acceptance;
import io.stackline.sequence.stage.Exposure;
import io.stackline.sequence.stage.Handed;
import io.stackline.sequence.stage.StagePrograms;
import io.stackline.sequence.stage.StageTask;
import io.stackline.sequence.stage.TraceFacts;
import io.stackline.sequence.stage.TraceMeter;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import io.stackline.time.Wall;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges a stroke by what is stored of its trace. Samples that were reported but have not arrived
 * are waited for, {@value #TRIES_MAX} times 100 ms; then they count as lost.
 */
final class TraceJudge {
  private static final Logger LOG = LoggerFactory.getLogger(TraceJudge.class);
  private static final int TRIES_MAX = 100;
  private static final Duration STORE_AGAIN_AFTER = Duration.ofSeconds(5);
  private static final Duration AGAIN_AFTER = Duration.ofMillis(100);

  private final TraceStore traces;
  private final Sights sights;
  private final Crank crank;
  private final Consumer<Input> verdicts;
  private final Duration againAfter;
  private final Duration storeAgainAfter;

  /**
   * @param verdicts takes what was judged, later
   */
  TraceJudge(TraceStore traces, Sights sights, Time time, Crank crank, Consumer<Input> verdicts) {
    this.traces = traces;
    this.sights = sights;
    this.crank = crank;
    this.verdicts = verdicts;
    againAfter = Wall.time(AGAIN_AFTER, time);
    storeAgainAfter = Wall.time(STORE_AGAIN_AFTER, time);
  }

  void judge(RunId run, StageTask.Judge task) {
    judge(run, task, 0);
  }

  private void judge(RunId run, StageTask.Judge task, int tries) {
    try {
      boolean missing = task.end().samplesRead() > traces.samples(task.runNumber());
      if (missing && tries < TRIES_MAX) {
        crank.after(againAfter, () -> judge(run, task, tries + 1));
        return;
      }
      PressProgram program = StagePrograms.program(task.job(), task.runNumber());
      TraceMeter meter =
          new TraceMeter(task.job(), program, task.end().samplePeriod(), task.moved());
      read(run, task, meter, traces.reader(task.runNumber()));
    } catch (RuntimeException e) {
      failed(run, task, e);
    }
  }

  /** A trace of days is read in pieces, so that nobody else waits for it. */
  private void read(RunId run, StageTask.Judge task, TraceMeter meter, TraceReader trace) {
    try {
      if (trace.next(meter::add)) {
        crank.execute(() -> read(run, task, meter, trace));
      } else {
        verdicts.accept(judged(run, task, meter.facts()));
      }
    } catch (RuntimeException e) {
      failed(run, task, e);
    }
  }

  /** What is stored of it is judged once the store is back, from its beginning. */
  private void failed(RunId run, StageTask.Judge task, RuntimeException e) {
    if (e instanceof StoreFailed store && !store.isLasting()) {
      LOG.warn("run={} is not judged yet: {}", run, e.getMessage());
      crank.after(storeAgainAfter, () -> judge(run, task, 0));
    } else {
      verdicts.accept(Input.Failed.of(run, "the trace cannot be judged: " + e.getMessage()));
    }
  }

  private Input.Judged judged(RunId run, StageTask.Judge task, TraceFacts facts) {
    PressProgram program = StagePrograms.program(task.job(), task.runNumber());
    StrokeEnd arrived =
        Handed.of(
            task.end(),
            traces.samples(task.runNumber()),
            traces.hasBeginning(task.runNumber()),
            facts);
    return new Input.Judged(
        run,
        task.runNumber(),
        Acceptance.judge(task.job(), arrived, facts, task.moved(), sights.of(task, facts)),
        Exposure.of(task.job(), program, arrived, facts));
  }
}
