/** Other clocks on ours: when a PLC made what was read of it. Pure. */
@NullMarked
package io.stackline.bridge.clock;

import org.jspecify.annotations.NullMarked;
