package io.stackline.sequence;

import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.press.StageKind;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.sequence.plan.LinePlan;
import io.stackline.sequence.plan.NotPlanned;
import io.stackline.sequence.plan.Piece;
import io.stackline.sequence.plan.PlanOrder;
import io.stackline.sequence.plan.PlannedRun;
import io.stackline.sequence.plan.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes down who was on which press when, as runs go on. For one thread. */
final class PlanBook {
  private final Instant start;
  private final Map<RunId, Page> pages = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<PlannedRun> ended = new ArrayList<>();
  private final List<NotPlanned> refused = new ArrayList<>();
  private final Map<DieId, Duration> dies = new TreeMap<>();

  PlanBook(Instant start) {
    this.start = start;
  }

  /** A run that was ordered and has not ended. */
  private static final class Page {
    private final int number;
    private final PlanOrder order;
    private final Map<DieId, Instant> dies = new HashMap<>();
    private Optional<Entry> here = Optional.empty();
    private Instant asked;
    private boolean givenUp;

    Page(int number, PlanOrder order, Instant now) {
      this.number = number;
      this.order = order;
      asked = now;
    }
  }

  /** A visit that may still go on. */
  private static final class Entry {
    private final Page page;
    private final PressId press;
    private final Instant asked;
    private final Instant from;
    private final List<Piece> pieces = new ArrayList<>();
    private @Nullable Instant to;

    Entry(Page page, PressId press, Instant now) {
      this.page = page;
      this.press = press;
      asked = page.asked;
      from = now;
    }

    Optional<Visit> visit() {
      return Optional.ofNullable(to)
          .map(left -> new Visit(page.number, press, asked, from, left, pieces));
    }
  }

  /** A run was taken on. */
  void ordered(int number, PlanOrder order, RunStatus run, Instant now) {
    pages.put(run.id(), new Page(number, order, now));
    changed(run, run, now);
  }

  /** The order comes to nothing. */
  void refused(int number, PlanOrder order, String why) {
    refused.add(new NotPlanned(number, order, why));
  }

  /** A run that was taken on comes to nothing; what it was given so far stands in the plan. */
  void givenUp(RunId run, String why) {
    Page page = pages.get(run);
    if (page != null && !page.givenUp) {
      page.givenUp = true;
      refused(page.number, page.order, "run " + run + ": " + why);
    }
  }

  /** Something is done at the press the run has. */
  void piece(RunId run, Piece.What what, StageStatus stage, Instant from, Duration time) {
    StageKind kind = stage.kind();
    Optional.ofNullable(pages.get(run))
        .flatMap(page -> page.here)
        .ifPresent(
            entry -> entry.pieces.add(new Piece(what, stage.id(), kind, from, from.plus(time))));
  }

  /** A run may have been given a press or dies, or have given them back. */
  void changed(RunStatus before, RunStatus after, Instant now) {
    Page page = pages.get(after.id());
    if (page == null) {
      return;
    }
    if (after.waitsForPress() && !before.waitsForPress()) {
      page.asked = now;
    }
    Optional<PressId> press = after.standing().press();
    if (!press.equals(page.here.map(each -> each.press))) {
      page.here.ifPresent(each -> each.to = now);
      page.here = press.map(each -> new Entry(page, each, now));
      page.here.ifPresent(entries::add);
    }
    dies(page, after.dies(), now);
    if (after.state().isEnded()) {
      pages.remove(after.id());
      Instant begun = after.standing().begun().orElse(now);
      if (!page.givenUp) {
        ended.add(new PlannedRun(page.number, after.id(), page.order, begun, now));
      }
    }
  }

  private void dies(Page page, Set<DieId> has, Instant now) {
    for (DieId each : new HashSet<>(page.dies.keySet())) {
      if (!has.contains(each)) {
        Instant since = Optional.ofNullable(page.dies.remove(each)).orElse(now);
        dies.merge(each, Duration.between(since, now), Duration::plus);
      }
    }
    has.forEach(each -> page.dies.putIfAbsent(each, now));
  }

  int ended() {
    return ended.size() + refused.size();
  }

  LinePlan plan() {
    return new LinePlan(
        start,
        ended.stream().sorted(Comparator.comparing(PlannedRun::number)).toList(),
        entries.stream().flatMap(each -> each.visit().stream()).toList(),
        refused.stream().sorted(Comparator.comparing(NotPlanned::number)).toList(),
        dies);
  }
}
