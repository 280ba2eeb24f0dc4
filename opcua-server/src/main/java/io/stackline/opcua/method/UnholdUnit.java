package io.stackline.opcua.method;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.function.Function;

/** Lets the held run on the press go on; no stroke is repeated. */
public record UnholdUnit(PressId press) implements UnitOperation {
  @Override
  public String name() {
    return "Unhold";
  }

  @Override
  public Function<Instant, Command> command(Ask ask) throws NotNow {
    RunId run = ask.work().underWay(press).id();
    return at -> new Command.Resume(ask.id(), ask.by(), at, run);
  }
}
