/**
 * The one answer to "why is it not pressing?", for a press and for a run. {@link
 * io.stackline.why.WhyNot} is the entry point; everything here is pure.
 */
@NullMarked
package io.stackline.why;

import org.jspecify.annotations.NullMarked;
