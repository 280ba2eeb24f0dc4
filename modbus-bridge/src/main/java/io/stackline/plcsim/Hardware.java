package io.stackline.plcsim;

/**
 * What a PLC is wired to, and what outlives its restart.
 *
 * @param plant the press
 * @param sensors its sensors
 * @param panel keys, guard, emergency stop
 */
public record Hardware(PressPlant plant, Sensors sensors, Panel panel) {}
