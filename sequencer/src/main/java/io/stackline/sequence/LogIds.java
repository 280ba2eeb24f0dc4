package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.RunId;
import io.stackline.sequence.stage.Turn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Puts the ids of a run and a press into every line this thread logs until it is closed. */
final class LogIds implements AutoCloseable {
  private static final String RUN = "run";
  private static final String PRESS = "press";

  private final @Nullable String runBefore = MDC.get(RUN);
  private final @Nullable String pressBefore = MDC.get(PRESS);

  private LogIds(Optional<RunId> run, Optional<PressId> press) {
    run.ifPresent(each -> MDC.put(RUN, each.value()));
    press.ifPresent(each -> MDC.put(PRESS, each.value()));
  }

  static LogIds of(Run run) {
    return new LogIds(Optional.of(run.id()), Optional.empty());
  }

  /** The run a turn is about, if it is about one. */
  static LogIds of(Turn turn) {
    if (turn instanceof Turn.Show show) {
      return new LogIds(Optional.of(show.status().id()), Optional.empty());
    } else if (turn instanceof Turn.OfStage stage) {
      return new LogIds(Optional.of(stage.run()), Optional.empty());
    }
    return new LogIds(Optional.empty(), Optional.empty());
  }

  /** The run or the press an input names; the run a press's word is about is found later. */
  static LogIds of(Input input) {
    return new LogIds(run(input), press(input));
  }

  private static Optional<RunId> run(Input input) {
    if (input instanceof Input.Asked asked) {
      return Concern.named(asked.command());
    } else if (input instanceof Input.TooLate late) {
      return Concern.named(late.command());
    } else if (input instanceof Input.Judged judged) {
      return Optional.of(judged.run());
    } else if (input instanceof Input.Allotted allotted) {
      return Optional.of(allotted.run());
    } else if (input instanceof Input.Failed failed) {
      return Optional.of(failed.run());
    } else if (input instanceof Input.Restarted restarted) {
      return Optional.of(restarted.run());
    } else if (input instanceof Input.Overstayed late) {
      return Optional.of(late.run());
    } else if (input instanceof Input.Alarmed alarmed) {
      return Optional.of(alarmed.alarm().run());
    }
    return Optional.empty();
  }

  private static Optional<PressId> press(Input input) {
    if (input instanceof Input.Asked asked) {
      return press(asked.command());
    } else if (input instanceof Input.TooLate late) {
      return press(late.command());
    } else if (input instanceof Input.Reported reported) {
      return Optional.of(reported.report().order().press());
    } else if (input instanceof Input.Traced traced) {
      return Optional.of(traced.chunk().order().press());
    } else if (input instanceof Input.SeenAtRest seen) {
      return Optional.of(seen.press());
    } else if (input instanceof Input.SeenPaused seen) {
      return Optional.of(seen.press());
    }
    return Optional.empty();
  }

  private static Optional<PressId> press(Command command) {
    if (command instanceof Command.AtPress errand) {
      return Optional.of(errand.press());
    } else if (command instanceof Command.SetDuty duty) {
      return Optional.of(duty.press());
    } else if (command instanceof Command.Clear clear) {
      return Optional.of(clear.press());
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    restore(RUN, runBefore);
    restore(PRESS, pressBefore);
  }

  private static void restore(String key, @Nullable String before) {
    if (before == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, before);
    }
  }
}
