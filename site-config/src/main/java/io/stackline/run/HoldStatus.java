package io.stackline.run;

import io.stackline.press.PressId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a stack-pressure hold is going.
 *
 * @param runNumber RUN_ID of the attempt
 * @param since when its trace shows that it began, process time; empty until it has
 * @param held how long the trace shows it by now, by the PLC's clock
 * @param present the hour under way; {@code lastHour} the one before, {@code lastHalfCycle} the
 *     last one that is over
 * @param halfCycles how many are over
 * @param alarms raised and not cleared, at most one of a kind
 * @param alarmsEver how many were ever raised in this hold
 * @param remark what became of an alarm that was to release the hold, empty if nothing needs saying
 * @param ended once the hold is over and everything about it is written down
 */
public record HoldStatus(
    RunId run,
    String stage,
    PressId press,
    long runNumber,
    Optional<Instant> since,
    Duration held,
    Optional<HoldSummary> present,
    Optional<HoldSummary> lastHour,
    Optional<HoldSummary> lastHalfCycle,
    int halfCycles,
    List<WindowAlarm> alarms,
    int alarmsEver,
    String remark,
    Optional<Instant> ended) {
  public HoldStatus {
    alarms = List.copyOf(alarms);
  }

  /** Names a hold on its lane. */
  public record Id(RunId run, String stage) {}

  public Id id() {
    return new Id(run, stage);
  }
}
