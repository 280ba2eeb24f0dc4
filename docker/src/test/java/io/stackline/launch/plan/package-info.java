/** The bound a plan is held against. */
@NullMarked
package io.stackline.launch.plan;

import org.jspecify.annotations.NullMarked;
