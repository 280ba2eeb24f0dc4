package io.stackline.bridge;

import io.stackline.bridge.clock.PlcClock;
import io.stackline.bridge.register.StatusBlock;
import io.stackline.press.Doubt;
import io.stackline.press.Press;
import io.stackline.press.Sampled;
import io.stackline.press.Signal;
import io.stackline.press.TagReading;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When each status of a press was true and what in it is doubtful. Confined to the crank of its
 * press.
 */
final class Sampling {
  private static final Logger LOG = LoggerFactory.getLogger(Sampling.class);

  /** How old a status may be when it is asked for: the PLC refreshes it that often. */
  private static final Duration AGE_MAX = Duration.ofMillis(20);

  private final Press press;
  private final boolean steady;
  private PlcClock clock = PlcClock.UNKNOWN;
  private Standstill standstill = Standstill.UNKNOWN;

  /**
   * @param steady whether the PLC keeps real time: not if it is simulated and scaled
   */
  Sampling(Press press, boolean steady) {
    this.press = press;
    this.steady = steady;
  }

  /**
   * After a status that was asked for and answered at these times.
   *
   * @param tags what is known of the extra tags by then
   */
  Sampled see(
      StatusBlock block, Instant asked, Instant answered, long wallNanos, List<TagReading> tags) {
    int boot = block.press().plc().bootCount();
    long uptime = block.press().plc().uptime().toMillis();
    clock = clock.see(new PlcClock.Look(boot, uptime, asked, answered, AGE_MAX), steady);
    standstill = standstill.see(block, wallNanos);
    Map<Signal, Doubt> doubts = Doubts.of(block.press(), press);
    if (!clock.jump().isEmpty()) {
      LOG.warn("press={} {}", press.id(), clock.jump());
      doubts.put(Signal.UPTIME, Doubt.uncertain(clock.jump()));
    }
    return new Sampled(clock.source(), doubts, tags);
  }

  /** Whether the PLC answers, but its program has stopped. */
  boolean standsStill(long wallNanos) {
    return standstill.isSure(wallNanos);
  }
}
