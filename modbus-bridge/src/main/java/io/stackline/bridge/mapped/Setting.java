package io.stackline.bridge.mapped;

/**
 * A value to be written.
 *
 * @param point name of the point
 * @param value in the unit of the point; 0 or 1 of a flag
 */
public record Setting(String point, double value) {}
