package io.stackline.opcua.method;

import io.stackline.run.Command;
import java.time.Instant;
import java.util.function.Function;

/**
 * What is handed in at the desk.
 *
 * @param late what the caller does if no outcome comes in time
 */
record Request(Caller caller, Scope scope, Function<Instant, Command> command, String late) {}
