package io.stackline.opcua.method;

import io.stackline.board.Board;
import io.stackline.board.Watch;
import io.stackline.opcua.method.PressWork.Task;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.PressReading.Fresh;
import io.stackline.press.PressReading.Lost;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.stack.core.StatusCodes;

/**
 * Watches whether a press takes another target. With its answer the sequencer has shown, as the
 * run's reason, that the press was told; what the run shows after that is what came of it: the
 * stage has the target, or another reason says why not. What it showed before may be about the
 * target that somebody else has set.
 */
final class TargetTaken implements AutoCloseable {
  /** Targets are the same but for rounding. */
  private static final double ROUNDING = 1e-6;

  private final Board board;
  private final CommandId command;
  private final PressId press;
  private final RunId run;
  private final String stage;
  private final Pressure wanted;
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final Watch outcomes;
  private final Watch runs;
  private final Watch readings;
  private Optional<String> told = Optional.empty();

  /**
   * @param command that will ask for it; not yet posted
   * @param task the hold
   */
  TargetTaken(Board board, CommandId command, Task task, Pressure wanted) {
    this.board = board;
    this.command = command;
    this.press = task.stage().press();
    this.run = task.id();
    this.stage = task.stage().id();
    this.wanted = wanted;
    this.outcomes = board.outcomes().watch((id, outcome) -> answered(id));
    this.runs = board.runs().watch((id, status) -> see(status));
    this.readings = board.readings().watch((id, reading) -> see(reading));
  }

  /** On the sequencer's thread, so that the run is as the answer has left it. */
  private void answered(CommandId id) {
    if (id.equals(command)) {
      board.runs().latest(run).ifPresent(this::told);
    }
  }

  private synchronized void told(RunStatus status) {
    told = Optional.of(status.reason());
    see(status);
  }

  /** On the writer's thread. */
  private synchronized void see(RunStatus status) {
    if (!status.id().equals(run) || told.isEmpty()) {
      return;
    }
    Optional<Task> now =
        status.stages().stream()
            .filter(each -> each.id().equals(stage))
            .findFirst()
            .map(each -> new Task(status, each));
    if (now.filter(task -> isWanted(task.stage().target())).isPresent()) {
      answer.complete(Answer.good(""));
    } else if (now.filter(Task::holdsStackPressure).isEmpty()) {
      answer.complete(
          Answer.bad(
              StatusCodes.Bad_InvalidState,
              "run "
                  + run
                  + " is "
                  + status.state()
                  + ", and its stage no longer holds: "
                  + status.reason()));
    } else if (!status.reason().equals(told.get())) {
      answer.complete(Answer.bad(notTaken(), status.reason()));
    }
  }

  private boolean isWanted(Pressure target) {
    return Math.abs(target.pascals() - wanted.pascals()) <= ROUNDING * wanted.pascals();
  }

  private long notTaken() {
    boolean seen = board.readings().latest(press).filter(Fresh.class::isInstance).isPresent();
    return seen ? StatusCodes.Bad_DeviceFailure : StatusCodes.Bad_NoCommunication;
  }

  private void see(PressReading reading) {
    if (reading instanceof Lost && reading.press().equals(press)) {
      answer.complete(
          Answer.bad(
              StatusCodes.Bad_NoCommunication,
              press
                  + " does not answer any more: "
                  + reading.remark()
                  + "; whether it took the target is seen when it is back"));
    }
  }

  /** Waits at the desk until it is known, at most so long. */
  Answer await(Desk desk, Duration patience) {
    try {
      return desk.await(answer, patience);
    } catch (TimeoutException e) {
      return Answer.bad(
          StatusCodes.Bad_Timeout,
          "the press was told, and has not yet said whether it takes the target; look at the"
              + " target before you write again");
    } catch (Desk.Closed e) {
      return Answer.bad(
          StatusCodes.Bad_Shutdown, "the server shuts down; the press was told the target");
    }
  }

  @Override
  public void close() {
    outcomes.close();
    runs.close();
    readings.close();
  }
}
