/**
 * Proves the simulated press: known answers of the plant, the rules of PRESSMAP 1.0, and whole
 * programs in simulated time.
 */
@NullMarked
package io.stackline.plcsim;

import org.jspecify.annotations.NullMarked;
