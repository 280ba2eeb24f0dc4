package io.stackline.map;

import java.util.Optional;

/**
 * Memory of a device that wears out by writing.
 *
 * @param writesMax writes in its life, by its maker
 * @param writesADay writes the site allows in 24 h; more are refused
 * @param counter point in which the device counts them itself, if it does
 */
public record Eeprom(long writesMax, int writesADay, Optional<String> counter) {}
