package io.stackline.sequence.hold;

import io.stackline.press.TraceSample;
import io.stackline.recipe.StackPressure;
import io.stackline.run.HoldFact;
import io.stackline.run.HoldSummary;
import io.stackline.run.WindowAlarm;
import io.stackline.unit.Area;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is measured and watched of one hold. Answers every sample with the facts it brought,
 * which are then written down; the same samples bring the same summaries, so that a trace read once
 * more after a restart misses nothing and doubles nothing. For one thread.
 */
public final class HoldBook {
  /** Platens change their temperature in minutes; what is older than this is not known. */
  private static final double TEMPERATURE_GAP_SECONDS = 60;

  private final Area area;
  private final HoldMeter meter;
  private final WindowWatch watch;
  private Optional<Warmth> warmth = Optional.empty();
  private long mark = Long.MIN_VALUE;

  private record Warmth(Instant at, double kelvin) {}

  /**
   * An empty one.
   *
   * @param area of the die
   * @param walk how fast the press goes from one target to another
   */
  public HoldBook(Area area, StackPressure hold, Pressure target, PressureRate walk) {
    this.area = area;
    meter = new HoldMeter(area, hold);
    watch = new WindowWatch(hold, target, walk);
  }

  /**
   * Goes on with the alarms of an earlier life.
   *
   * @param open those that were raised and not cleared
   * @param ever how many were ever raised
   */
  public void resume(List<WindowAlarm> open, int ever) {
    watch.resume(open, ever);
  }

  /** The targets that may be in force now; more than one if nobody knows which. */
  public void aim(List<Pressure> present) {
    watch.aim(present);
  }

  /** A sample of the past: it is summed up, but raises no alarm. */
  public List<HoldFact> replayed(TraceSample sample, Instant at) {
    return summed(meter.add(sample).over(), at);
  }

  /**
   * A sample that has just come.
   *
   * @param at process time
   */
  public List<HoldFact> sampled(TraceSample sample, Instant at) {
    HoldMeter.Step step = meter.add(sample);
    List<HoldFact> facts = new ArrayList<>(summed(step.over(), at));
    step.seconds().ifPresent(each -> facts.addAll(watch.add(each, sample.force().over(area), at)));
    return facts;
  }

  /** The platens were read; unknown if the press shows no temperature. */
  public void warmed(Temperature platens, Instant at) {
    double kelvin = platens.kelvin();
    warmth.ifPresent(
        before -> {
          double seconds = Duration.between(before.at(), at).toMillis() / 1e3;
          if (meter.hasBegun() && seconds > 0 && seconds <= TEMPERATURE_GAP_SECONDS) {
            meter.warm(seconds, before.kelvin(), kelvin);
          }
        });
    warmth = Optional.of(new Warmth(at, kelvin));
  }

  /** The tag that tells half cycles was read; another whole number begins another half cycle. */
  public List<HoldFact> marked(double value, Instant at) {
    if (Double.isNaN(value)) {
      return List.of();
    }
    long now = Math.round(value);
    boolean turns = mark != Long.MIN_VALUE && now != mark;
    mark = now;
    return turns ? summed(meter.turn().stream().toList(), at) : List.of();
  }

  private static List<HoldFact> summed(List<HoldSummary> over, Instant at) {
    return over.stream().<HoldFact>map(each -> new HoldFact.Summed(at, each)).toList();
  }

  /** The press holds no more, and alarms with it; samples of the hold may still come. */
  public List<HoldFact> release(Instant at) {
    return watch.close(at);
  }

  /** Nothing more comes: what is under way is summed up as it is. */
  public List<HoldFact> close(Instant at) {
    return summed(meter.close(), at);
  }

  /** Whether the trace shows stack pressure yet. */
  public boolean hasBegun() {
    return meter.hasBegun();
  }

  /** How long the trace shows it by now. */
  public Duration held() {
    return Duration.ofNanos(Math.round(meter.seconds() * 1e9));
  }

  /** The hour under way, once anything of it has gone by. */
  public Optional<HoldSummary> present() {
    return meter.present();
  }

  public int halfCycles() {
    return meter.halfCycles();
  }

  /** Alarms raised and not cleared. */
  public List<WindowAlarm> alarms() {
    return watch.raised();
  }

  public int alarmsEver() {
    return watch.ever();
  }
}
