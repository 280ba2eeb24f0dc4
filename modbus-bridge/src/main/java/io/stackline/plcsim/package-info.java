/**
 * A simulated hydraulic press: the plant, and the PLC that drives it and speaks PRESSMAP 1.0.
 *
 * <p>Everything here is pure: a fixed step, no clock, no thread, no socket, and the same seed gives
 * the same numbers. {@link io.stackline.plcsim.PressPlant} is oil, ram, frame and the cell in its
 * die; {@link io.stackline.plcsim.PlcProgram} is the PLC's program, one {@code step()} a scan;
 * {@link io.stackline.plcsim.PressRegisters} is what a Modbus master sees; {@link
 * io.stackline.plcsim.Bench} is the simulated operator's hands. Units are in the names, because
 * this room imitates a foreign device and therefore shares neither types nor codec with the product
 * it is meant to test.
 *
 * <p>What the plant leaves out: ram inertia, valve dead band, friction on the die wall, delayed
 * elastic recovery, the metals' own elasticity and extrusion through the clearance, drift and hum
 * of the load cells, thermal expansion of oil and frame, short circuits, and the breathing of a
 * cell that is being cycled.
 */
@NullMarked
package io.stackline.plcsim;

import org.jspecify.annotations.NullMarked;
