/** Ports to what is kept: the journal of runs, the traces, the finished records. */
@NullMarked
package io.stackline.record;

import org.jspecify.annotations.NullMarked;
