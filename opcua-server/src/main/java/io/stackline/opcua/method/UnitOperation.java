package io.stackline.opcua.method;

import io.stackline.opcua.security.Right;
import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * One method of a press that a companion model declares (LADS, Machinery), with its arguments; it
 * becomes one command.
 */
public sealed interface UnitOperation
    permits StartProgram,
        StopUnit,
        AbortUnit,
        ClearUnit,
        HoldUnit,
        UnholdUnit,
        CompleteUnit,
        ChangeMode {
  PressId press();

  /** The name the model gives it. */
  String name();

  /** How many input arguments the model declares. */
  default int inputs() {
    return 0;
  }

  /** What it takes to call it. */
  default Right right() {
    return Right.OPERATE;
  }

  /** Whose locks it heeds. */
  default Scope scope() {
    return new Scope.OfPress(press());
  }

  /** Whether the run's id is the output; only the method that starts a run has it. */
  default boolean givesRun() {
    return false;
  }

  /** By what the same order is known when it comes again; without it each call is a new one. */
  default Optional<CommandId> identity(Inputs inputs) throws BadArgument {
    return Optional.empty();
  }

  /**
   * Reads the arguments, and what the press is at.
   *
   * @return the command, as soon as it is told the time
   */
  Function<Instant, Command> command(Ask ask) throws BadArgument, NotNow;
}
