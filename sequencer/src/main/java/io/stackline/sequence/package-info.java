/**
 * Runs, from command to record. {@link io.stackline.sequence.Sequencer} is the entry point.
 *
 * <p>Everything happens on one crank, in this order: an input (a command, a report, a trace chunk)
 * meets its {@link io.stackline.sequence.Run}; the run decides, pure, without clock, log or I/O;
 * the decision goes into the journal; only then is it told and done. So a crash loses nothing that
 * anybody has seen, and repeats nothing that was done.
 *
 * <p>After a restart nothing presses by itself: unfinished runs come back held (one that was being
 * aborted goes on aborting), a stroke under way is only followed to its end.
 */
@NullMarked
package io.stackline.sequence;

import org.jspecify.annotations.NullMarked;
