package io.stackline.opcua.method;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.function.Function;

/** Holds the run under way on the press: the press pauses with its load held. */
public record HoldUnit(PressId press) implements UnitOperation {
  @Override
  public String name() {
    return "Hold";
  }

  /** Whoever may operate may stop, whoever has locked the press. */
  @Override
  public Scope scope() {
    return Scope.NOBODY;
  }

  @Override
  public Function<Instant, Command> command(Ask ask) throws NotNow {
    RunId run = ask.work().underWay(press).id();
    return at -> new Command.Hold(ask.id(), ask.by(), at, run);
  }
}
