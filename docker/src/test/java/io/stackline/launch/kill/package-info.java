/** Tests of the judges: each fault they are there for is found. */
@NullMarked
package io.stackline.launch.kill;

import org.jspecify.annotations.NullMarked;
