package io.stackline.opcua.method;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.Errand;
import java.time.Instant;
import java.util.function.Function;

/**
 * Clears the press after a run was stopped or aborted on it; without such a run its latched alarms
 * whose cause is gone.
 */
public record ClearUnit(PressId press) implements UnitOperation {
  @Override
  public String name() {
    return "Clear";
  }

  @Override
  public Function<Instant, Command> command(Ask ask) {
    return ask.work().isToBeCleared(press)
        ? at -> new Command.Clear(ask.id(), ask.by(), at, press, "")
        : at -> new Command.ToPress(ask.id(), ask.by(), at, press, Errand.RESET_ALARM);
  }
}
