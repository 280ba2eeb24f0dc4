package io.stackline.press;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How worn a die is and when somebody looked at it.
 *
 * @param strokes pressed so far, as the site's file says
 * @param strokesMax after which it is taken out of service
 * @param inspected last inspection
 * @param inspectionDue day from which it must not be used without another inspection
 */
public record Service(
    int strokes,
    Optional<Integer> strokesMax,
    Optional<LocalDate> inspected,
    Optional<LocalDate> inspectionDue) {
  /** A die nobody keeps book of. */
  public static final Service UNKEPT =
      new Service(0, Optional.empty(), Optional.empty(), Optional.empty());

  private static final double NEARLY = 0.9;
  private static final int DAYS_AHEAD = 14;

  /** Why the die must not be used on this day, or nothing if it may. */
  public Optional<String> refusal(LocalDate today) {
    if (strokesMax.filter(max -> strokes >= max).isPresent()) {
      return Optional.of("has made " + strokes + " of " + strokesMax.get() + " strokes");
    }
    return inspectionDue
        .filter(due -> !today.isBefore(due))
        .map(due -> "was due for inspection on " + due);
  }

  /** What to look at soon, or nothing; asked only of a die that may be used. */
  public Optional<String> warning(LocalDate today) {
    if (strokesMax.filter(max -> strokes >= NEARLY * max).isPresent()) {
      return Optional.of("has made " + strokes + " of " + strokesMax.get() + " strokes");
    }
    return inspectionDue
        .filter(due -> !today.plusDays(DAYS_AHEAD).isBefore(due))
        .map(due -> "is due for inspection on " + due);
  }
}
