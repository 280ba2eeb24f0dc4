/** Runs, from command to record. */
@NullMarked
package io.stackline.sequence;

import org.jspecify.annotations.NullMarked;
