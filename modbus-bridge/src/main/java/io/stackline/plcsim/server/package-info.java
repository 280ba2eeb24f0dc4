/**
 * The simulated press on the wire: a Modbus TCP server on loopback and the thread that turns the
 * PLC's crank.
 *
 * <p>{@link io.stackline.plcsim.server.SimulatedPress} is the entry point. Everything that decides
 * lives in {@link io.stackline.plcsim}; this room adds sockets (j2mod's transport), one lock a
 * press and pacing against a clock that is passed in.
 */
@NullMarked
package io.stackline.plcsim.server;

import org.jspecify.annotations.NullMarked;
