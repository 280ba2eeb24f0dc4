/**
 * What each kind of stage needs before, during and after a stroke. Pure: values in, values out.
 *
 * <p>{@link io.stackline.sequence.stage.StagePhases} is the one place where the flow of a stage is
 * told; the run's states and the Camel routes are both read from it.
 *
 * <p>{@link io.stackline.sequence.stage.Acceptance} judges peak and overshoot (A1), time in band
 * (A2), dwell credit (A3), mean in dwell (A4), ramp rate (A5), release rate (A7) and completeness
 * of the trace (A10). Tracking in the ramp (A6), imbalance of the load cells (A8), platen
 * temperature (A9) and plausibility of density, yield pressure and spring-back (A11) are <b>not</b>
 * judged yet: a PASS says nothing about them.
 */
@NullMarked
package io.stackline.sequence.stage;

import org.jspecify.annotations.NullMarked;
