/** What {@code stackline plan} makes of a plan beside drawing it: a lower bound, and figures. */
@NullMarked
package io.stackline.launch.plan;

import org.jspecify.annotations.NullMarked;
