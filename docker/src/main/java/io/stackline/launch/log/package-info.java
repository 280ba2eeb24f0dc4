/** How log lines look, as text or as JSON, and where they go. The one room that sees Logback. */
@NullMarked
package io.stackline.launch.log;

import org.jspecify.annotations.NullMarked;
