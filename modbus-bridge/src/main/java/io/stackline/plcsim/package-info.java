/**
 * A simulated hydraulic press: the plant, and the PLC that drives it and speaks PRESSMAP 1.0.
 *
 * <p>Everything here is pure: no clock, no thread, no socket, and the same seed gives the same
 * numbers. {@link io.stackline.plcsim.PressPlant} is oil, ram, frame and the cell in its die;
 * {@link io.stackline.plcsim.PlcProgram} is the PLC's program, one {@code step()} a scan, or {@code
 * advance()} in as few scans as tell the same story; {@link io.stackline.plcsim.PressRegisters} is
 * what a Modbus master sees; {@link io.stackline.plcsim.Bench} is the simulated operator's hands.
 * Units are in the names, because this room imitates a foreign device and therefore shares neither
 * types nor codec with the product it is meant to test.
 *
 * <p>Things break through {@link io.stackline.plcsim.Sensors} (open, stuck, drifting, off the
 * middle), {@link io.stackline.plcsim.PressPlant} (seals, air, valve, crack), {@link
 * io.stackline.plcsim.CellInDie#jamPunch} and {@link io.stackline.plcsim.Panel} (people, pump, gas,
 * warmth).
 *
 * <p>What the plant leaves out: ram inertia, valve dead band, friction on the die wall unless the
 * punch jams, the metals' own elasticity and extrusion through the clearance, and short circuits. A
 * cell breathes only as {@link io.stackline.plcsim.CellInDie#breathe} is told.
 */
@NullMarked
package io.stackline.plcsim;

import org.jspecify.annotations.NullMarked;
