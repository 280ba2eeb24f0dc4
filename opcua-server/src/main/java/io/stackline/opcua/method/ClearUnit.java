package io.stackline.opcua.method;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.Errand;
import java.time.Instant;
import java.util.function.Function;

/** Clears the press's latched alarms whose cause is gone. */
public record ClearUnit(PressId press) implements UnitOperation {
  @Override
  public String name() {
    return "Clear";
  }

  @Override
  public Function<Instant, Command> command(Ask ask) {
    return at -> new Command.ToPress(ask.id(), ask.by(), at, press, Errand.RESET_ALARM);
  }
}
