package io.stackline.press;

import io.stackline.unit.Force;
import io.stackline.unit.Length;

/**
 * One sample of a press's trace.
 *
 * @param sequence number of the sample since the PLC's boot
 * @param uptimeMs PLC uptime in ms; the authoritative time of the sample
 * @param segmentIndex which segment of the program, 0 to 15
 * @param inBand whether the force was within the segment's tolerance
 */
public record TraceSample(
    long sequence,
    long uptimeMs,
    Force force,
    Length position,
    int segmentIndex,
    SegmentType segment,
    boolean inBand,
    boolean contact) {}
