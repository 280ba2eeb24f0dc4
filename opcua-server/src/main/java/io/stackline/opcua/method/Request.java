package io.stackline.opcua.method;

import io.stackline.run.Command;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is handed in at the desk.
 *
 * @param known by what it is known when it is asked again, in words; nothing, if it never is
 */
record Request(
    Caller caller, Scope scope, Function<Instant, Command> command, Optional<String> known) {
  /** One that is never the same as another. */
  static Request once(Caller caller, Scope scope, Function<Instant, Command> command) {
    return new Request(caller, scope, command, Optional.empty());
  }

  /** What the caller does if no outcome comes in time. */
  String late() {
    return known
        .map(words -> "call again with " + words)
        .orElse("look at the press before you ask again");
  }
}
