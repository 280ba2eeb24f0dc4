package io.stackline.sequence;

import io.stackline.press.PressProgram;
import io.stackline.press.PressProgram.Segment;
import io.stackline.press.PressProgram.SegmentFlag;
import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import io.stackline.sequence.stage.StageJob;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import java.util.ArrayList;
import java.util.List;

/**
 * The trace a faultless press would write: straight ramps, a flat dwell, a stack that keeps the
 * height of a given relative density.
 */
public final class TestTrace {
  private final StageJob job;
  private final PressProgram program;
  private final double heightMetres;
  private final int periodMs;
  private final List<TraceSample> samples = new ArrayList<>();
  private long uptimeMs = 5_000_000;
  private double newtons;

  private TestTrace(StageJob job, PressProgram program, double relativeDensity, int periodMs) {
    this.job = job;
    this.program = program;
    this.heightMetres = job.solidHeight().metres() / relativeDensity;
    this.periodMs = periodMs;
  }

  public static List<TraceSample> of(
      StageJob job, PressProgram program, double relativeDensity, int periodMs) {
    TestTrace trace = new TestTrace(job, program, relativeDensity, periodMs);
    for (int i = 0; i < program.segments().size(); i++) {
      trace.segment(i, program.segments().get(i));
    }
    return trace.samples;
  }

  /** The same sample with the ram elsewhere, by so many metres. */
  public static TraceSample moved(TraceSample sample, double metres) {
    return new TraceSample(
        sample.sequence(),
        sample.uptimeMs(),
        sample.force(),
        new Length(sample.position().metres() + metres),
        sample.segmentIndex(),
        sample.segment(),
        sample.inBand(),
        sample.contact());
  }

  private void segment(int index, Segment segment) {
    double target = segment.target().newtons();
    double rate = segment.rate().newtonsPerSecond() * periodMs / 1e3;
    while (rate > 0 && newtons != target) {
      boolean landing =
          segment.flags().contains(SegmentFlag.SOFT_LANDING) && newtons > 0.95 * target;
      double step = landing ? rate / 4 : rate;
      newtons =
          newtons < target ? Math.min(target, newtons + step) : Math.max(target, newtons - step);
      sample(index, segment);
    }
    for (long t = 0; t < segment.duration().toMillis(); t += periodMs) {
      sample(index, segment);
    }
  }

  private void sample(int index, Segment segment) {
    uptimeMs += periodMs;
    double position =
        job.press().closedPosition().metres()
            - heightMetres
            + newtons / job.press().stiffness().newtonsPerMetre();
    boolean hold = segment.type() == SegmentType.DWELL || segment.type() == SegmentType.INSITU;
    samples.add(
        new TraceSample(
            samples.size(),
            uptimeMs,
            new Force(newtons),
            new Length(position),
            index,
            segment.type(),
            hold,
            newtons >= program.contact().newtons()));
  }
}
