package io.stackline.sequence;

import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.run.RunStatus.StageStatus;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The line as a policy sees it, made from its live runs and the moment. */
final class LineQueue {
  private LineQueue() {}

  /**
   * @param live runs that have not ended
   */
  static LineView view(Collection<Run> live, Moment moment) {
    Set<PressId> presses = new HashSet<>(moment.site().presses().keySet());
    presses.removeAll(Reserved.by(live).keySet());
    presses.removeIf(each -> unserving(each, moment).isPresent());
    Set<DieId> dies =
        moment.site().dies().keySet().stream()
            .filter(each -> unusable(each, moment).isEmpty())
            .collect(Collectors.toCollection(HashSet::new));
    List<Waiting> waiting = new ArrayList<>();
    for (Run each : live) {
      dies.removeAll(each.status().dies());
      waiting(each).ifPresent(waiting::add);
    }
    return new LineView(moment.now(), waiting, presses, dies);
  }

  /** How a run waits for a press, if it does. */
  private static Optional<Waiting> waiting(Run run) {
    return run.status().waitsForPress() && run.step() instanceof Queued queued
        ? Optional.of(
            new Waiting(
                run.id(),
                run.status().standing().urgency(),
                queued.since(),
                run.status().standing().begun().isPresent(),
                queued.fits(),
                dies(run)))
        : Optional.empty();
  }

  private static Set<DieId> dies(Run run) {
    return run.status().standing().begun().isPresent()
        ? Set.of()
        : run.status().stages().stream()
            .map(StageStatus::die)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Why a press serves nobody at present; what a run does on it is no such reason. */
  static Optional<String> unserving(PressId press, Moment moment) {
    Optional<String> duty = Optional.ofNullable(moment.offDuty().get(press)).map(OffDuty::why);
    Optional<String> doubt =
        Optional.ofNullable(moment.doubts().get(press))
            .map(why -> press + " has not been seen at rest since: " + why);
    return doubt.or(() -> duty).or(() -> Optional.ofNullable(moment.ailments().get(press)));
  }

  /** Why a die is given to nobody today. */
  static Optional<String> unusable(DieId id, Moment moment) {
    Die die = moment.site().dies().get(id);
    if (die == null) {
      return Optional.of("die " + id + " is not in the site's file any more");
    }
    LocalDate today = LocalDate.ofInstant(moment.now(), ZoneOffset.UTC);
    return die.service().refusal(today).map(why -> "die " + id + " " + why);
  }
}
