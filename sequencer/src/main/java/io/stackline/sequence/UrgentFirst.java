package io.stackline.sequence;

import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The more urgent run goes first; whoever waits becomes more urgent, so that nobody waits for ever.
 *
 * <ul>
 *   <li>Order: priority and what was added to it while waiting, then due time, then who waits
 *       longer, then the name of the run.
 *   <li>A half-made cell goes before one that has not begun: it counts {@value #BEGUN} steps more,
 *       the whole range of priorities. A new run overtakes half-made cells only after days, yet it
 *       does.
 *   <li>Whoever can get all he needs gets it, whoever stands before him. But the free dies that the
 *       first new run waits for are kept for it, even though others could use them meanwhile: else
 *       two dies might never be free at the same time. No press is kept for anybody: the first one
 *       whose dies are there gets the next that is given back.
 * </ul>
 *
 * @param ageing time of waiting that counts as one step of priority
 */
record UrgentFirst(Duration ageing) implements Policy {
  /** As it is where a site says nothing. */
  static final Policy USUAL = new UrgentFirst(Site.PRIORITY_STEP);

  private static final int BEGUN = 19;

  private static final Comparator<Ranked> BEFORE =
      Comparator.comparingLong((Ranked each) -> -each.rank())
          .thenComparing(each -> each.run().urgency().due().orElse(Instant.MAX))
          .thenComparing(each -> each.run().since())
          .thenComparing(each -> each.run().run().value());

  /** A line is ordered after each event: what a run ranks is computed once. */
  private record Ranked(Waiting run, long rank) {}

  @Override
  public List<Waiting> order(LineView line) {
    return line.waiting().stream()
        .map(each -> new Ranked(each, rank(each, line.now())))
        .sorted(BEFORE)
        .map(Ranked::run)
        .toList();
  }

  private long rank(Waiting one, Instant now) {
    long steps = Duration.between(one.since(), now).toMillis() / ageing.toMillis();
    return one.urgency().priority() + (one.begun() ? BEGUN : 0) + Math.max(0, steps);
  }

  @Override
  public List<Grant> grants(LineView line) {
    List<Grant> grants = new ArrayList<>();
    Set<PressId> presses = new HashSet<>(line.presses());
    Set<DieId> dies = new HashSet<>(line.dies());
    boolean kept = false;
    for (Waiting each : order(line)) {
      Optional<PressId> press = each.fits().stream().filter(presses::contains).findFirst();
      if (press.isPresent() && dies.containsAll(each.dies())) {
        grants.add(new Grant(each.run(), press.get()));
        presses.remove(press.get());
        dies.removeAll(each.dies());
      } else if (!each.begun() && !kept) {
        dies.removeAll(each.dies());
        kept = true;
      }
    }
    return grants;
  }
}
