/** The board's words: runs, commands and outcomes, orders and reports. All of them immutable. */
@NullMarked
package io.stackline.run;

import org.jspecify.annotations.NullMarked;
