package io.stackline.time;

import java.time.Instant;

/**
 * The time a component is given. Process time may run faster than the wall (a simulated line) or
 * stand still until a test advances it; wall time never does, and is for sockets only. Thread-safe.
 */
public interface Time {
  /** Process time: what runs, readings and traces are stamped with. */
  Instant now();

  /**
   * Monotonic wall-clock nanoseconds, never scaled: for socket, acknowledgement and back-off times.
   */
  long wallNanos();

  /** How many seconds of process time may pass in one second of wall time; 1 on a real line. */
  double speed();

  /** A serial executor; the caller closes it. */
  Crank crank(String name);
}
