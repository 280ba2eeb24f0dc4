/**
 * The bridge between presses and the board: reads each press once per scan, publishes what it says,
 * carries orders out, hands traces over. Entry point: {@link io.stackline.bridge.ModbusBridge}.
 * Each press has its own crank, so that a dead one holds up no other. What to do is decided purely,
 * in {@link io.stackline.bridge.Scan} and in {@link io.stackline.bridge.driver}; {@link
 * io.stackline.bridge.PressStation} does it.
 */
@NullMarked
package io.stackline.bridge;

import org.jspecify.annotations.NullMarked;
