package io.stackline.plcsim;

/** A sensor of the press, which may break, stick or drift. */
public enum Sensor {
  /** The load cell that every press has. */
  HIGH_CELL,
  /** The low-range load cell. */
  LOW_CELL,
  /** The platen cell at 0°. */
  PLATEN_CELL_1,
  /** The platen cell at 120°. */
  PLATEN_CELL_2,
  /** The platen cell at 240°. */
  PLATEN_CELL_3,
  /** The line's pressure transmitter, taken to span 600 bar. */
  LINE_PRESSURE,
  /** The ram's position encoder, taken to span 100 mm. */
  POSITION,
  /** The platens' thermometer, taken to span 200 K. */
  PLATEN_TEMPERATURE,
  /** The oil's thermometer, taken to span 200 K. */
  OIL_TEMPERATURE
}
