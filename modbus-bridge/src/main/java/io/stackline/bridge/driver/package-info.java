/**
 * Decisions about one press that speaks PRESSMAP 1.0, as a pure state machine: {@link
 * io.stackline.bridge.driver.PressmapDriver} takes a state and an event and answers with the next
 * state and what to do. No clock, no log, no socket. One command is in flight at a time ({@link
 * io.stackline.bridge.driver.Exchange}); one stroke is in hand at a time ({@link
 * io.stackline.bridge.driver.Work}).
 */
@NullMarked
package io.stackline.bridge.driver;

import org.jspecify.annotations.NullMarked;
