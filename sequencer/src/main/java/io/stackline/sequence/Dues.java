package io.stackline.sequence;

import io.stackline.run.Due;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.sequence.stage.StageTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * By when a run should be through with what it is at. Nobody notices a silent hang otherwise.
 * Prompts have the time the recipe or the site gives them, strokes that of their program. Pure.
 */
final class Dues {
  /** What takes seconds, and what else may come between. Our assumption. */
  private static final Duration SECONDS_MAX = Duration.ofMinutes(2);

  /** Beside the program: top-ups, time out of band, a slow PLC. Our assumption. */
  private static final double MARGIN = 0.1;

  /** However fast process time runs, messages take their time: so many readings' lags. */
  private static final int LAGS = 15;

  private final Draft draft;
  private final Moment moment;
  private final Optional<Due> before;
  private final RunState stateBefore;
  private final Instant sinceBefore;

  private Dues(Draft draft, Moment moment, Run run, Optional<Due> before) {
    this.draft = draft;
    this.moment = moment;
    this.before = before;
    stateBefore = run.status().state();
    sinceBefore = run.status().since();
  }

  /**
   * The same as before while the run is at the same.
   *
   * @param run as it was before the decision
   * @param due as far as the decision has come
   */
  static Optional<Due> next(Draft draft, Moment moment, Run run, Optional<Due> due) {
    return new Dues(draft, moment, run, due).next();
  }

  private Optional<Due> next() {
    if (draft.state().isEnded()) {
      return Optional.empty();
    }
    Optional<String> what = what();
    if (what.isEmpty()) {
      return Optional.empty();
    }
    Optional<Due> same = before.filter(each -> each.what().equals(what.get()));
    return same.isPresent() ? same.map(this::counted) : begun(what.get());
  }

  /** What was held does not count. */
  private Due counted(Due due) {
    if (stateBefore != RunState.HELD || draft.state() == RunState.HELD) {
      return due;
    }
    Duration held = Duration.between(sinceBefore, moment.now());
    Instant by = due.by().plus(held);
    boolean late = due.overdue() && !by.isAfter(moment.now());
    return new Due(due.what(), due.since(), due.expected().plus(held), by, late);
  }

  private Optional<String> what() {
    Step step = draft.step();
    if (isAsking(step)) {
      return draft.openPrompt().map(each -> "prompt " + each.id());
    } else if (step instanceof Stroke stroke) {
      String at = "stroke " + stroke.runNumber() + " of stage " + draft.stage(stroke.stage()).id();
      return Optional.of(stroke.began() ? at : "the beginning of " + at);
    } else if (step instanceof Judging judging) {
      return Optional.of("the verdict on stroke " + judging.runNumber());
    }
    return Optional.empty();
  }

  private static boolean isAsking(Step step) {
    return step instanceof Asking || step instanceof Leaving;
  }

  private Optional<Due> begun(String what) {
    Step step = draft.step();
    if (isAsking(step)) {
      return draft.openPrompt().map(each -> due(what, expected(each), Duration.ZERO));
    } else if (step instanceof Stroke stroke && stroke.began()) {
      return StageTimes.expected(draft.job(stroke.stage()))
          .map(each -> due(what, each, margin(each)));
    }
    return Optional.of(due(what, seconds(), Duration.ZERO));
  }

  private Duration expected(Prompt prompt) {
    return prompt.asks().expected().orElseGet(() -> moment.site().promptExpected());
  }

  private Duration margin(Duration program) {
    Duration share = Duration.ofMillis(Math.round(program.toMillis() * MARGIN));
    return share.compareTo(seconds()) > 0 ? share : seconds();
  }

  private Duration seconds() {
    Duration messages = moment.readingLag().multipliedBy(LAGS);
    return messages.compareTo(SECONDS_MAX) > 0 ? messages : SECONDS_MAX;
  }

  private Due due(String what, Duration time, Duration margin) {
    Instant expected = moment.now().plus(time);
    return new Due(what, moment.now(), expected, expected.plus(margin), false);
  }
}
