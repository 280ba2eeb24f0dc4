/** How a process tells how it is. */
@NullMarked
package io.stackline.launch.manage;

import org.jspecify.annotations.NullMarked;
