/**
 * Simulated PLCs on the wire: Modbus servers on loopback and the threads that turn the PLCs'
 * cranks.
 *
 * <p>{@link io.stackline.plcsim.server.Rack} is the entry point; {@link
 * io.stackline.plcsim.server.SimulatedPress} is one press in it. Everything that decides lives
 * behind {@link io.stackline.plcsim.server.Device}. This room adds:
 *
 * <ul>
 *   <li>frames and functions, read and written here and with no Modbus library, so that a library's
 *       mistake cannot hide in both ends;
 *   <li>one thread for all sockets, which never waits: what shall happen later (a slow PLC, a late
 *       answer) is on its list of times, so hundreds of ports cost one thread and no port holds up
 *       another;
 *   <li>a few threads that pace the PLCs against a clock that is passed in, and one lock a device
 *       between them and the sockets;
 *   <li>faults on command, in transactions and at the press.
 * </ul>
 */
@NullMarked
package io.stackline.plcsim.server;

import org.jspecify.annotations.NullMarked;
