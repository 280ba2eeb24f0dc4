package io.stackline.bridge;

import io.stackline.time.Latencies;

/**
 * What the bridge has counted of one press since it started.
 *
 * @param answers how long the press took to answer with its status, torn answers read again
 *     included
 * @param missed scans that went by without a status, for whatever reason
 * @param late scans that began late, because the one before took too long
 * @param skipped scans that were not made, because a whole period had gone by
 * @param scannedNanos when the last scan ended, or the bridge started: wall clock of its time
 */
public record PollFigures(
    Latencies.Counted answers, long missed, long late, long skipped, long scannedNanos) {}
