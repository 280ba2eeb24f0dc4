package io.stackline.opcua.method;

import io.stackline.opcua.security.Right;
import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.PressDuty;
import java.time.Instant;
import java.util.function.Function;

/** Says what the press is there for: a press that is set up or serviced gets no work. */
public record ChangeMode(PressId press, PressDuty duty) implements UnitOperation {
  @Override
  public String name() {
    return switch (duty) {
      case PROCESSING, CLEARING -> "GotoProcessing";
      case SETUP -> "GotoSetup";
      case MAINTENANCE -> "GotoMaintenance";
    };
  }

  @Override
  public Right right() {
    return Right.ENGINEER;
  }

  @Override
  public Function<Instant, Command> command(Ask ask) {
    return at -> new Command.SetDuty(ask.id(), ask.by(), at, press, duty, "");
  }
}
