package io.stackline.bridge.link;

import io.stackline.bridge.register.Words;

/**
 * A connection to one PLC. Every call is one attempt: it either has its answer or the connection is
 * dropped and the reason thrown, and the next call connects anew. Nothing is ever repeated here,
 * because only the caller knows whether a repetition is harmless. Addresses are 0-based as in the
 * frame. Not thread-safe: one crank uses it.
 */
public interface PlcLink extends AutoCloseable {
  /** Reads 1 to 125 input registers (function 4). */
  Words readInput(int address, int count) throws LinkException;

  /** Reads 1 to 125 holding registers (function 3). */
  Words readHolding(int address, int count) throws LinkException;

  /** Writes 1 to 123 holding registers in one frame (function 16). */
  void write(Words words) throws LinkException;

  /** Drops the connection, if there is one; the next call connects anew. */
  void drop();

  /** Drops the connection for good. */
  @Override
  void close();
}
