package io.stackline.map;

import java.time.Duration;

/**
 * A register the host must touch to prove it lives.
 *
 * @param point inverted between 0 and 1, or counted up, each period
 * @param counts whether it counts up instead of being inverted
 * @param period between two writes, process time
 */
public record LifeSign(String point, boolean counts, Duration period) {}
