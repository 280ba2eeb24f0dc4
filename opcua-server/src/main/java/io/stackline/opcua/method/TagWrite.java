package io.stackline.opcua.method;

import io.stackline.opcua.security.Right;
import io.stackline.press.PressId;
import io.stackline.press.TagSpec;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.milo.opcua.sdk.server.Session;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client writes a tag of a press: it is answered once the press has taken the value and what is
 * read back is the same. Blocks the calling thread, for the desk's patience at most. Thread-safe.
 */
public final class TagWrite {
  private static final Logger LOG = LoggerFactory.getLogger(TagWrite.class);

  private final Desk desk;

  public TagWrite(Desk desk) {
    this.desk = desk;
  }

  /**
   * Looks in this order at: whether anybody may write it, status and times sent along ({@code
   * Bad_WriteNotSupported}), type, range, role, lock, and link; then asks the sequencer.
   *
   * @param value a Boolean for a flag, else a Double in the unit of the tag
   */
  public Written write(Optional<Session> session, PressId press, TagSpec tag, DataValue value) {
    Answer answer = answer(session, press, tag, value);
    if (answer.status().isBad()) {
      LOG.info(
          "write={} press={} answer={} {}", tag.name(), press, answer.status(), answer.message());
    }
    return Written.of(answer);
  }

  private Answer answer(Optional<Session> session, PressId press, TagSpec tag, DataValue value) {
    Optional<Answer> wrong =
        writable(tag)
            .or(() -> ValueCheck.bare(value))
            .or(() -> ValueCheck.type(value, type(tag)))
            .or(() -> possible(tag, number(value)));
    if (wrong.isPresent()) {
      return wrong.get();
    }
    Optional<Caller> caller = Caller.of(session, Right.OPERATE);
    if (caller.isEmpty()) {
      return Caller.denied(Right.OPERATE);
    }
    Scope scope = new Scope.OfPress(press);
    return desk.locked(caller.get(), scope)
        .or(() -> desk.unreachable(press))
        .orElseGet(() -> ask(caller.get(), press, tag, number(value)));
  }

  private static Optional<Answer> writable(TagSpec tag) {
    return tag.writable()
        ? Optional.empty()
        : Optional.of(
            Answer.bad(
                StatusCodes.Bad_NotWritable,
                tag.name() + " is read only; only a tag the site calls writable can be written"));
  }

  private static Class<?> type(TagSpec tag) {
    return tag.kind() == TagSpec.Kind.FLAG ? Boolean.class : Double.class;
  }

  private static Optional<Answer> possible(TagSpec tag, double value) {
    return tag.impossible(value).map(why -> Answer.bad(StatusCodes.Bad_OutOfRange, why));
  }

  private static double number(DataValue value) {
    Object content = value.value().value();
    if (content instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    return content instanceof Double number ? number : Double.NaN;
  }

  private Answer ask(Caller caller, PressId press, TagSpec tag, double value) {
    CommandId id = new CommandId(UUID.randomUUID().toString());
    Function<Instant, Command> command =
        at -> new Command.WriteTag(id, caller.name(), at, press, tag.name(), value);
    return desk.ask(Request.once(caller, new Scope.OfPress(press), command));
  }
}
