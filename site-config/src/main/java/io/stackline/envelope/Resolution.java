package io.stackline.envelope;

import io.stackline.press.ForceChannel;
import io.stackline.press.Press;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a press knows its force well enough for a stage: its tolerance must be at least two
 * standard deviations of the channel that controls, as a pressure in the die.
 */
public final class Resolution {
  private static final Comparator<ForceChannel> BY_SIGMA =
      Comparator.comparing(ForceChannel::sigma);
  private static final Comparator<ForceChannel> BY_RANGE =
      Comparator.comparing(ForceChannel::range);

  private Resolution() {}

  /**
   * The force channel that controls a stage on this press: the most accurate of those that reach
   * the target with the trip margin, else the one of the widest range.
   */
  public static ForceChannel channel(Force target, Press press) {
    double needed = target.newtons() * Cap.TRIP_MARGIN;
    return press.channels().stream()
        .filter(each -> each.range().newtons() >= needed)
        .min(BY_SIGMA)
        .or(() -> press.channels().stream().max(BY_RANGE))
        .orElseThrow(() -> new IllegalArgumentException(press.id() + " has no force channel"));
  }

  /** Why the press cannot keep the stage's tolerance, with the arithmetic; empty if it can. */
  public static Optional<String> refusal(Attempt attempt) {
    ForceChannel channel = channel(attempt.force(), attempt.press());
    Pressure twoSigma = channel.sigma().times(2).over(attempt.die().area());
    Pressure tolerance = attempt.stage().tolerance().value();
    if (tolerance.compareTo(twoSigma) >= 0) {
      return Optional.empty();
    }
    String reason =
        "stage %s wants ±%s, but the %s cell of %s knows it only to ±%s (2σ = 2 × %s / √3 / %s)";
    return Optional.of(
        reason.formatted(
            attempt.stage().id(),
            tolerance,
            channel.kind().name().toLowerCase(Locale.ROOT),
            attempt.press().id(),
            twoSigma,
            channel.accuracy(),
            attempt.die().area()));
  }
}
