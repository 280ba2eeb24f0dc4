/**
 * Proves what is told of a run beforehand: known answers of the plant model, through the whole
 * path.
 */
@NullMarked
package io.stackline.launch.simulate;

import org.jspecify.annotations.NullMarked;
