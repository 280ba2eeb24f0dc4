/**
 * The other makers' presses, each by its own registers: what a host can rely on, and what it must
 * be ready for.
 */
@NullMarked
package io.stackline.plcsim.vendor;

import org.jspecify.annotations.NullMarked;
