/**
 * Values pushed into monitored items: a slot per variable, set on one crank as the board changes,
 * so that nothing is sampled. A client's sampling interval is kept as the least spacing between two
 * values, and the last one always arrives.
 */
@NullMarked
package io.stackline.opcua.value;

import org.jspecify.annotations.NullMarked;
