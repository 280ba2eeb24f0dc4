package io.stackline.opcua.method;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.function.Function;

/**
 * Ends the run on the press in order: its stroke goes to the end of its program, a stack pressure
 * is released.
 */
public record StopUnit(PressId press) implements UnitOperation {
  @Override
  public String name() {
    return "Stop";
  }

  /** Whoever may operate may stop, whoever has locked the press. */
  @Override
  public Scope scope() {
    return Scope.NOBODY;
  }

  @Override
  public Function<Instant, Command> command(Ask ask) throws NotNow {
    RunId run = ask.work().underWay(press).id();
    return at -> new Command.Stop(ask.id(), ask.by(), at, run);
  }
}
