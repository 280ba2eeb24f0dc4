/**
 * Decisions about one press that is driven by a vendor's map, as a pure state machine beside the
 * one of PRESSMAP: {@link io.stackline.bridge.mapped.MappedDriver} takes a state and an event and
 * answers with the next state and what to do. No clock, no log, no socket.
 *
 * <p>Such a press knows no owner, no run number and often no command number. What it lacks is made
 * up for here as far as that is possible: one writer, START written once and then only watched,
 * what was written read back, the force supervised by the readings. What is not possible is said,
 * never papered over: an outcome that cannot be told is unknown, a signal the press does not have
 * has no value, and a stroke that cannot be expressed is refused before anything is written.
 */
@NullMarked
package io.stackline.bridge.mapped;

import org.jspecify.annotations.NullMarked;
