package io.stackline.opcua.method;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.function.Function;

/** Ends the stack pressure of the run on the press. */
public record CompleteUnit(PressId press) implements UnitOperation {
  @Override
  public String name() {
    return "ToComplete";
  }

  @Override
  public Function<Instant, Command> command(Ask ask) throws NotNow {
    RunId run = ask.work().underWay(press).id();
    return at -> new Command.Release(ask.id(), ask.by(), at, run);
  }
}
