package io.stackline.opcua.method;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.function.Function;

/**
 * Ends what the press does: a stack pressure that waits for its release is released; any other run
 * on the press is aborted, for that is the one way a stroke ends early.
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
    PressWork.Task task = ask.work().underWay(press);
    RunId run = task.id();
    return ask.work().waitsForRelease(task)
        ? at -> new Command.Release(ask.id(), ask.by(), at, run)
        : at -> new Command.Abort(ask.id(), ask.by(), at, run);
  }
}
