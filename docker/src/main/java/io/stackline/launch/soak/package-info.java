/**
 * The whole line but its sockets under virtual time, with everything going wrong that a seed says:
 * wires, PLCs, sensors, stores, people and our own death between any two steps. The parts are the
 * real ones: sequencer, bridge, store, PLC programs and plants. Judged from outside by {@link
 * io.stackline.launch.soak.check}.
 */
@NullMarked
package io.stackline.launch.soak;

import org.jspecify.annotations.NullMarked;
