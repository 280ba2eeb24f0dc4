package io.stackline.launch.plan;

import io.stackline.press.PressId;
import io.stackline.sequence.plan.LinePlan;
import io.stackline.sequence.plan.Piece;
import io.stackline.sequence.plan.Visit;
import io.stackline.site.Site;
import java.time.Duration;
import java.util.List;

/**
 * What a plan makes of one press.
 *
 * @param pressing how long it presses
 * @param handling how long people are busy at it while it serves a run
 * @param stages how many stages are pressed on it
 * @param waited how long the runs it was given to had waited for a press, all together
 * @param share of the whole plan in which it serves a run, 0 to 1
 */
public record PressFigures(
    PressId press,
    Duration pressing,
    Duration handling,
    int stages,
    Duration waited,
    double share) {
  /** Of every press of a site, in its order. */
  public static List<PressFigures> of(Site site, LinePlan plan) {
    return site.presses().keySet().stream().map(each -> of(each, plan)).toList();
  }

  private static PressFigures of(PressId press, LinePlan plan) {
    List<Visit> visits = plan.visits().stream().filter(each -> each.press().equals(press)).toList();
    Duration busy = visits.stream().map(Visit::time).reduce(Duration.ZERO, Duration::plus);
    Duration whole = plan.makespan();
    return new PressFigures(
        press,
        time(visits, Piece.What.PRESSING),
        time(visits, Piece.What.HANDLING),
        (int)
            visits.stream()
                .flatMap(each -> each.pieces().stream())
                .filter(each -> each.what() == Piece.What.PRESSING)
                .count(),
        visits.stream().map(Visit::waited).reduce(Duration.ZERO, Duration::plus),
        whole.isZero() ? 0 : (double) busy.toMillis() / whole.toMillis());
  }

  private static Duration time(List<Visit> visits, Piece.What what) {
    return visits.stream().map(each -> each.time(what)).reduce(Duration.ZERO, Duration::plus);
  }
}
