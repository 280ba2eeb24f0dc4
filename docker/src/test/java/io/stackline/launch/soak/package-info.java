/** Simulations of the whole line in every build, and checkers that are seen to work. */
@NullMarked
package io.stackline.launch.soak;

import org.jspecify.annotations.NullMarked;
