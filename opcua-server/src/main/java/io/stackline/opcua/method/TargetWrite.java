package io.stackline.opcua.method;

import io.stackline.opcua.method.PressWork.Task;
import io.stackline.opcua.security.Right;
import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.unit.Pressure;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client writes the target of a press's stack pressure: the hold under way is adjusted, as {@link
 * Adjust} does it, and the write is answered only when the press has taken the target or will not.
 * Blocks the calling thread, for the desk's patience at most. Thread-safe.
 */
public final class TargetWrite {
  private static final Logger LOG = LoggerFactory.getLogger(TargetWrite.class);

  private final Desk desk;
  private final PressWork work;

  public TargetWrite(Desk desk) {
    this.desk = desk;
    this.work = new PressWork(desk.board());
  }

  /**
   * Looks in this order at: status and times sent along ({@code Bad_WriteNotSupported}), type,
   * range, role, lock, link, and whether there is a hold to adjust.
   *
   * @param value a Double in MPa
   * @param range its EURange
   */
  public Written write(Optional<Session> session, PressId press, DataValue value, Range range) {
    Answer answer = answer(session, press, value, range);
    if (answer.status().isBad()) {
      LOG.info("write=target press={} answer={} {}", press, answer.status(), answer.message());
    }
    return Written.of(answer);
  }

  private Answer answer(Optional<Session> session, PressId press, DataValue value, Range range) {
    Optional<Answer> wrong = ValueCheck.bare(value).or(() -> ValueCheck.type(value, Double.class));
    if (wrong.isPresent()) {
      return wrong.get();
    }
    double wanted = value.value().value() instanceof Double number ? number : Double.NaN;
    Optional<Answer> outside = ValueCheck.range(wanted, range);
    if (outside.isPresent()) {
      return outside.get();
    }
    Optional<Caller> caller = Caller.of(session, Right.OPERATE);
    if (caller.isEmpty()) {
      return Caller.denied(Right.OPERATE);
    }
    return desk.locked(caller.get(), new Scope.OfPress(press))
        .or(() -> desk.unreachable(press))
        .orElseGet(() -> adjust(caller.get(), press, wanted));
  }

  private Answer adjust(Caller caller, PressId press, double megapascals) {
    Task task;
    try {
      task = work.underWay(press);
    } catch (NotNow e) {
      return Answer.bad(StatusCodes.Bad_InvalidState, e.reason());
    }
    if (!task.holdsStackPressure()) {
      return Answer.bad(
          StatusCodes.Bad_InvalidState,
          press
              + " holds no stack pressure: run "
              + task.id()
              + " is "
              + task.run().state()
              + ", its stage "
              + task.stage().id()
              + " "
              + task.stage().state());
    }
    CommandId id = new CommandId(UUID.randomUUID().toString());
    String target = BigDecimal.valueOf(megapascals).toPlainString() + " MPa";
    Function<Instant, Command> command =
        at -> new Command.Adjust(id, caller.name(), at, task.id(), target);
    long began = desk.nanos();
    Pressure wanted = Pressure.ofMPa(megapascals);
    try (TargetTaken taken = new TargetTaken(desk.board(), id, task, wanted)) {
      return desk.ask(
          Request.once(caller, new Scope.OfPress(press), command),
          answer -> answer.status().isGood() ? taken.await(desk, desk.left(began)) : answer);
    }
  }
}
