/** The highest pressure a stage may ask for, and which rule binds. */
@NullMarked
package io.stackline.envelope;

import org.jspecify.annotations.NullMarked;
