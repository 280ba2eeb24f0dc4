package io.stackline.sequence.stage;

import io.stackline.unit.Force;
import io.stackline.unit.ForceRate;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import java.time.Duration;

/**
 * What a trace says of a stroke, by the PLC's own clock.
 *
 * @param samples how many there are
 * @param first number of the first of them since the PLC's boot; -1 if there is none
 * @param peak highest force, through a filter of 30 ms
 * @param dwell length of the dwell as the trace shows it; {@code inBand} the part of it in band;
 *     {@code inBandWorstDay} the share of its worst 24 hours, 0 to 1, NaN if there is none
 * @param dwellMean mean force in it, weighted by time; unknown if there is none. Where the target
 *     was moved, as far off the recipe's target as the force was off the target of its time
 * @param ramp slope of the ramp between 20 and 90 % of the target; NaN if it cannot be told
 * @param tracking 95th percentile of the distance from the set-point in the ramp; unknown if it
 *     cannot be told
 * @param releaseOverRecipe steepest fall over 10 s, over what its segment asked for; NaN if it
 *     cannot be told
 * @param span from the first sample to the last; {@code holes} the part of it without samples;
 *     {@code holeInRamp} the longest step in the ramp if it is one
 * @param highestLoad force of the sample with the highest; {@code highestPosition} the ram's
 *     position there; unknown if there is none
 * @param lastLoad force at the last sample of the release that still bore load; {@code
 *     lastPosition} the ram's position there; unknown if there is none
 * @param yieldPressure apparent yield pressure of the whole stack after Heckel, told from the ramp;
 *     unknown if it was not asked for or cannot be told
 * @param above time above the force whose time the program bounds, up to the next samples; zero if
 *     it bounds none
 */
public record TraceFacts(
    long samples,
    long first,
    Force peak,
    Duration dwell,
    Duration inBand,
    double inBandWorstDay,
    Force dwellMean,
    ForceRate ramp,
    Force tracking,
    double releaseOverRecipe,
    Duration span,
    Duration holes,
    Duration holeInRamp,
    Force highestLoad,
    Length highestPosition,
    Force lastLoad,
    Length lastPosition,
    Pressure yieldPressure,
    Duration above) {}
