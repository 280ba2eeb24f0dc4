package io.stackline.bridge.link;

import io.stackline.bridge.register.Bits;
import io.stackline.bridge.register.Words;

/**
 * A connection to one PLC. Every call is one attempt. An exception answer is a whole answer: it is
 * thrown and the connection stands. After any other failure the connection is dropped and the
 * reason thrown, and the next call connects anew. Nothing is ever repeated here, because only the
 * caller knows whether a repetition is harmless. Addresses are 0-based as in the frame; counts and
 * addresses outside their ranges are bugs and refused with {@link IllegalArgumentException} before
 * anything is sent. Not thread-safe: one crank uses it; other links may share its line.
 */
public interface PlcLink extends AutoCloseable {
  /** Reads 1 to 2000 coils (function 1). */
  Bits readCoils(int address, int count) throws LinkException;

  /** Reads 1 to 2000 discrete inputs (function 2). */
  Bits readDiscretes(int address, int count) throws LinkException;

  /** Reads 1 to 125 holding registers (function 3). */
  Words readHolding(int address, int count) throws LinkException;

  /** Reads 1 to 125 input registers (function 4). */
  Words readInput(int address, int count) throws LinkException;

  /** Switches one coil (function 5). */
  void writeCoil(int address, boolean on) throws LinkException;

  /** Writes one holding register (function 6), 0 to 65535. */
  void writeOne(int address, int word) throws LinkException;

  /** Writes 1 to 123 holding registers in one frame (function 16). */
  void write(Words words) throws LinkException;

  /**
   * Drops the connection this link last used, if it still stands; the next call connects anew. What
   * had been sent and not delivered is not delivered any more. Other links on the line connect anew
   * without noticing.
   */
  void drop();

  /** Gives the line up for good; it is closed with the last of its links. */
  @Override
  void close();
}
