/**
 * What a stack-pressure hold shows while it lasts: statistics per hour and per half cycle of the
 * cell, and alarms of its window. Pure: fed with the samples of the trace, whose times are the
 * PLC's, and with temperatures as they are read; no clock, no store, a few hundred bytes a hold
 * whatever its length.
 *
 * <p>Everything is weighted by time, never counted. Where more than ten seconds pass without a
 * sample nobody knows what was: that is a gap, left out of every figure, and each stretch says for
 * how much of it something was seen.
 */
@NullMarked
package io.stackline.sequence.hold;

import org.jspecify.annotations.NullMarked;
