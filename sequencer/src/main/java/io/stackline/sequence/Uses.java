package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.record.RunJournal.Duty;
import io.stackline.run.PressDuty;
import io.stackline.run.PressUse;
import io.stackline.run.RunId;
import io.stackline.sequence.stage.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is told of presses: what they are there for, and who runs on them. One crank uses it. */
final class Uses {
  private final Set<PressId> presses;
  private final DutyDesk duties;
  private final Instant started;
  private final Map<PressId, PressUse> told = new HashMap<>();

  /**
   * @param started when the sequencer was
   */
  Uses(Set<PressId> presses, DutyDesk duties, Instant started) {
    this.presses = presses;
    this.duties = duties;
    this.started = started;
  }

  /**
   * What has changed since it was asked last; everything the first time.
   *
   * @param live runs that have not ended
   * @param awaited the first run that waits and could use it, by press
   */
  List<Turn> news(Collection<Run> live, Map<PressId, RunId> awaited) {
    Map<PressId, Reserved> reserved = Reserved.by(live);
    List<Turn> news = new ArrayList<>();
    for (PressId press : presses) {
      PressUse use = use(press, Optional.ofNullable(reserved.get(press)), awaited);
      if (!use.equals(told.put(press, use))) {
        news.add(new Turn.Use(use));
      }
    }
    return news;
  }

  private PressUse use(PressId press, Optional<Reserved> by, Map<PressId, RunId> awaited) {
    Optional<RunId> next =
        by.isPresent() ? Optional.empty() : Optional.ofNullable(awaited.get(press));
    Optional<RunId> run = by.map(Reserved::run);
    String stage = by.map(Reserved::stage).orElse("");
    Optional<Duty> duty = duties.of(press);
    return duty.map(
            set ->
                new PressUse(
                    press, set.duty(), set.since(), set.by(), set.note(), run, stage, next))
        .orElseGet(
            () -> new PressUse(press, PressDuty.PROCESSING, started, "", "", run, stage, next));
  }
}
