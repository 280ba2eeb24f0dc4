/**
 * What lies in the die: materials with their limits, layers, and the cell stack that remembers what
 * it has seen.
 */
@NullMarked
package io.stackline.material;

import org.jspecify.annotations.NullMarked;
