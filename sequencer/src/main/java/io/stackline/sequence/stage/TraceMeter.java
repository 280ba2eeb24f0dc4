package io.stackline.sequence.stage;

import io.stackline.press.PressProgram;
import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Measures a stroke from its trace in one pass, whatever its length. Times are those the PLC wrote
 * into the samples, never counts times a period. A sample that is not later than the one before is
 * left out.
 */
public final class TraceMeter {
  private static final double FILTER_SECONDS = 0.030;
  private static final double RAMP_FROM = 0.2;
  private static final double RAMP_TO = 0.9;
  private static final double LOAD_SHARE = 0.02;
  private static final double STEP_MAX_MS = 50;

  /** A hold of days is complete if it has a sample a second; one that is late is none missing. */
  private static final double STACK_PERIOD_MS = 1000;

  private static final double STEP_MAX_STACK_MS = 2000;
  private static final long UPTIME_MASK = 0xFFFF_FFFFL;

  private final double target;
  private final double tolerance;
  private final double load;
  private final double periodMs;
  private final double above;
  private final HoldTargets targets;
  private final Slope ramp = new Slope();
  private final ReleaseMeter release;
  private final TrackingMeter tracking;
  private final @Nullable Heckel heckel;
  private final DayShares days = new DayShares();

  /** A force of a hold, measured from the target of its time. */
  private record Level(double force, boolean inBand) {}

  private @Nullable TraceSample last;
  private Level level = new Level(Double.NaN, false);
  private long samples;
  private long first = -1;
  private double seconds;
  private double filtered;
  private double peak = Double.NaN;
  private double highestForce = Double.NaN;
  private Length highestPosition = new Length(Double.NaN);
  private double dwell;
  private double inBand;
  private double dwellImpulse;
  private double holes;
  private double holeInRamp;
  private double aboveSeconds;
  private Force lastLoad = Force.UNKNOWN;
  private Length lastPosition = new Length(Double.NaN);

  /**
   * @param samplePeriod period of the trace as the bridge reports it
   */
  public TraceMeter(StageJob job, PressProgram program, Duration samplePeriod) {
    this(job, program, samplePeriod, Moved.NEVER);
  }

  /**
   * @param moved how the target was moved under way
   */
  public TraceMeter(StageJob job, PressProgram program, Duration samplePeriod, Moved moved) {
    targets = new HoldTargets(job, program, moved);
    target = job.targetForce().newtons();
    tolerance = job.tolerance().newtons();
    load = Math.max(program.contact().newtons(), LOAD_SHARE * target);
    periodMs = samplePeriod.toNanos() / 1e6;
    above = program.timeAbove().isZero() ? Double.NaN : program.above().newtons();
    release = new ReleaseMeter(program);
    tracking = new TrackingMeter(program);
    heckel = job.criteria().yieldPressure().isPresent() ? Heckel.of(job) : null;
  }

  /** Takes the next sample. */
  public void add(TraceSample sample) {
    if (last != null && !follow(last, sample)) {
      return;
    }
    double force = sample.force().newtons();
    if (last == null) {
      filtered = force;
      level = level(sample);
      first = sample.sequence();
    }
    last = sample;
    samples++;
    peak = Double.isNaN(peak) ? filtered : Math.max(peak, filtered);
    if (!(force <= highestForce) && !Double.isNaN(force)) {
      highestForce = force;
      highestPosition = sample.position();
    }
    tracking.add(sample.segmentIndex(), seconds, force);
    if (sample.segment() == SegmentType.RAMP
        && force >= RAMP_FROM * target
        && force <= RAMP_TO * target) {
      ramp.add(seconds, force);
    }
    if (heckel != null && sample.segment() == SegmentType.RAMP) {
      heckel.add(sample.force(), sample.position());
    }
    if (sample.segment() == SegmentType.RELEASE) {
      release.add(sample.segmentIndex(), seconds, force);
      if (force >= load) {
        lastLoad = sample.force();
        lastPosition = sample.position();
      }
    }
  }

  private boolean follow(TraceSample before, TraceSample sample) {
    long step = (sample.uptimeMs() - before.uptimeMs()) & UPTIME_MASK;
    if (step == 0 || step > UPTIME_MASK / 2) {
      return false;
    }
    double dt = step / 1e3;
    seconds += dt;
    double force = sample.force().newtons();
    if (!Double.isNaN(force)) {
      filtered += (force - filtered) * (1 - Math.exp(-dt / FILTER_SECONDS));
    }
    Level now = level(sample);
    if (isHold(before) && isHold(sample)) {
      hold(level, now, dt);
    }
    level = now;
    if (before.force().newtons() > above || force > above) {
      aboveSeconds += dt;
    }
    hole(before, sample, (double) step);
    return true;
  }

  private Level level(TraceSample sample) {
    double force = sample.force().newtons();
    targets.at(sample.uptimeMs(), seconds);
    return new Level(targets.measured(force), targets.isInBand(force, tolerance));
  }

  private void hold(Level from, Level to, double dt) {
    dwell += dt;
    double good = dt * ((from.inBand() ? 0.5 : 0) + (to.inBand() ? 0.5 : 0));
    inBand += good;
    days.add(dt, good);
    dwellImpulse += dt * (from.force() + to.force()) / 2;
  }

  private void hole(TraceSample before, TraceSample sample, double stepMs) {
    boolean stack = before.segment() == SegmentType.INSITU;
    if (stepMs <= Math.max(stack ? STEP_MAX_STACK_MS : STEP_MAX_MS, 2 * periodMs)) {
      return;
    }
    holes += (stepMs - (stack ? Math.max(STACK_PERIOD_MS, periodMs) : periodMs)) / 1e3;
    if (before.segment() == SegmentType.RAMP || sample.segment() == SegmentType.RAMP) {
      holeInRamp = Math.max(holeInRamp, stepMs / 1e3);
    }
  }

  private static boolean isHold(TraceSample sample) {
    return sample.segment() == SegmentType.DWELL || sample.segment() == SegmentType.INSITU;
  }

  /** What all samples taken so far say. */
  public TraceFacts facts() {
    return new TraceFacts(
        samples,
        first,
        new Force(peak),
        ofSeconds(dwell),
        ofSeconds(inBand),
        days.worst(),
        dwell > 0 ? new Force(dwellImpulse / dwell) : Force.UNKNOWN,
        new ForceRate(ramp.perSecond()),
        tracking.percentile(),
        release.steepestOverRecipe(),
        ofSeconds(seconds),
        ofSeconds(holes),
        ofSeconds(holeInRamp),
        new Force(highestForce),
        highestPosition,
        lastLoad,
        lastPosition,
        heckel == null ? Pressure.UNKNOWN : heckel.yieldPressure(),
        ofSeconds(aboveSeconds));
  }

  private static Duration ofSeconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
