/**
 * The assembled product: the command line, the wiring of bridge, sequencer and OPC UA server around
 * one board, the simulated presses beside them, and the files a finished run leaves.
 */
@NullMarked
package io.stackline.launch;

import org.jspecify.annotations.NullMarked;
