/** What log lines look like. */
@NullMarked
package io.stackline.launch.log;

import org.jspecify.annotations.NullMarked;
