package io.stackline.opcua.method;

import io.stackline.opcua.security.Right;
import io.stackline.opcua.security.User;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.eclipse.milo.opcua.stack.core.types.structured.Argument;

/** One OPC UA method: its name, its own arguments, and the command it becomes. */
public sealed interface Operation
    permits StartRun,
        OrderRun,
        Reschedule,
        Confirm,
        ConfirmWith,
        Hold,
        Resume,
        Stop,
        Abort,
        Decide,
        Release,
        Adjust,
        ResetAlarm,
        Tare,
        Open,
        Clear {
  String name();

  String description();

  /** Its arguments but for {@code RequestId}, which every method has last. */
  List<Argument> inputs();

  /** What it takes to call it. */
  default Right right() {
    return Right.OPERATE;
  }

  /** Whose locks it heeds. */
  Scope scope();

  /** Whether the run's id is an output; only the method that starts a run has it. */
  default boolean givesRun() {
    return false;
  }

  /**
   * Reads the arguments.
   *
   * @param by the authenticated user
   * @return the command, as soon as it is told the time
   */
  Function<Instant, Command> command(CommandId id, String by, Inputs inputs) throws BadArgument;

  /**
   * The same where it matters with which role somebody asks.
   *
   * @param by the authenticated user with his role
   */
  default Function<Instant, Command> command(CommandId id, User by, Inputs inputs)
      throws BadArgument {
    return command(id, by.name(), inputs);
  }
}
