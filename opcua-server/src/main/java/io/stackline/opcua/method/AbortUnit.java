package io.stackline.opcua.method;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.function.Function;

/** Aborts the run under way on the press: the press decompresses under control. */
public record AbortUnit(PressId press) implements UnitOperation {
  @Override
  public String name() {
    return "Abort";
  }

  /** Whoever may operate may stop, whoever has locked the press. */
  @Override
  public Scope scope() {
    return Scope.NOBODY;
  }

  @Override
  public Function<Instant, Command> command(Ask ask) throws NotNow {
    RunId run = ask.work().underWay(press).id();
    return at -> new Command.Abort(ask.id(), ask.by(), at, run);
  }
}
