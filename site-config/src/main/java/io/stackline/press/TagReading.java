package io.stackline.press;

import java.util.Optional;

/**
 * A value of a device beyond what we know of presses, shown as it is.
 *
 * @param name of the point in its map
 * @param number the value in its unit, NaN if there is none; 0 or 1 of a flag
 * @param text the value of a string, empty otherwise
 */
public record TagReading(String name, double number, String text, Optional<Doubt> doubt) {}
