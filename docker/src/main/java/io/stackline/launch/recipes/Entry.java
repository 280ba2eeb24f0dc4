package io.stackline.launch.recipes;

/**
 * One key of a recipe and what stands behind it, source included.
 *
 * @param key as in the file, such as {@code release.rate}
 */
public record Entry(String key, String text) {}
