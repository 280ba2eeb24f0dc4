/**
 * What each kind of stage needs before, during and after a stroke. Pure: values in, values out.
 *
 * <p>{@link io.stackline.sequence.stage.StagePhases} is the one place where the flow of a stage is
 * told; the run's states and the Camel routes are both read from it.
 *
 * <p>{@link io.stackline.sequence.stage.Acceptance} judges A1 to A11 of docs/acceptance.md: by what
 * the press says of its stroke, by the trace ({@link io.stackline.sequence.stage.TraceMeter}), and
 * by what readings tell that no trace carries ({@link io.stackline.sequence.stage.SeenMeter}).
 * Yield pressure is <b>not</b> judged yet.
 */
@NullMarked
package io.stackline.sequence.stage;

import org.jspecify.annotations.NullMarked;
