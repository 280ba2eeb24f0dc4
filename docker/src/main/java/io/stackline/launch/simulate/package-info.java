/**
 * A whole run told beforehand: each stage's program on the PLC of a simulated press, in virtual
 * time and on the caller's thread, the cell going from press to press. No sockets, no threads, no
 * clock: the same recipe on the same site gives the same numbers.
 */
@NullMarked
package io.stackline.launch.simulate;

import org.jspecify.annotations.NullMarked;
