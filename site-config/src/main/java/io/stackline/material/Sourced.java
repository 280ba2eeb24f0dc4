package io.stackline.material;

/**
 * A value and where it comes from.
 *
 * @param source tag of a source the file lists, for instance {@code S2} or {@code E}
 */
public record Sourced<T>(T value, String source) {}
