package io.stackline.press;

/** How far a value may be trusted. */
public enum Quality {
  /** Read in the last scan. */
  GOOD,
  /** Some scans were missed; the value is the last one seen. */
  UNCERTAIN,
  /** The press does not answer; there is no value. */
  BAD
}
