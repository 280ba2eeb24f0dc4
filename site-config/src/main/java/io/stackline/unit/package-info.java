/**
 * Quantities that cannot be confused: SI inside, the unit in the text, pressure on the specimen and
 * pressure of the oil line are two types.
 */
@NullMarked
package io.stackline.unit;

import org.jspecify.annotations.NullMarked;
