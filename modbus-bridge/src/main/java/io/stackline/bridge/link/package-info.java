/**
 * The wire: one Modbus transaction at a time on a line, tried once, believed only if all of the
 * answer fits the question. The only room of the bridge that sees j2mod, whose requests are asked,
 * and the serial driver that comes with it. Connections, frames and time are our own: j2mod repeats
 * writes, forgets the number of tries at each connect, bounds each byte but not the answer, and
 * takes what is late, of another unit, of another length or of a wrong CRC for the answer.
 *
 * <p>From the outside in: {@code Lines} hands out links; a {@code UnitLink} is one PLC on a {@code
 * SharedLine}; a {@code Question} knows its only right answer; {@code Framing} puts it into a
 * frame; a {@code Cable} carries bytes.
 *
 * <p>The lock of a {@code SharedLine} is the only one of the bridge. Each press works on its own
 * crank, and two presses may hang on one line, where a transaction cannot be divided: the wire is
 * what they share. It is fair, so that a dead unit cannot come twice before a living one, and
 * waiting for it is bounded.
 *
 * <p>RTU has no transaction number. What has come by the end of the gap is thrown away, but an
 * answer that comes still later, into the next question to the same unit, cannot be told from its
 * answer if that has the same function and length. Ask something of another length first after a
 * failure, as the bridge does with the identity; give the device a time-out that it keeps; or use
 * Modbus TCP.
 */
@NullMarked
package io.stackline.bridge.link;

import org.jspecify.annotations.NullMarked;
