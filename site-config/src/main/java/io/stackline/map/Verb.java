package io.stackline.map;

/** What a press can be told. */
public enum Verb {
  /** Run the stroke that was written. */
  START,
  /** Stop where it is and hold the load. */
  PAUSE,
  /** Go on from there. */
  RESUME,
  /** Decompress. */
  ABORT,
  /** Clear the latched alarm. */
  RESET,
  /** Open the ram. */
  OPEN,
  /** Take the force as it is for zero. */
  TARE
}
