package io.stackline.bridge.link;

import io.stackline.site.Line;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * Bytes to and from whoever is at the other end, on one connection that stands. All reading is
 * bounded by the caller's deadline as a whole, however slowly the bytes drip.
 */
sealed interface Cable permits TcpCable, SerialCable {
  /** More than that unasked is a flood. */
  int UNASKED_MAX = 4096;

  /**
   * Connects.
   *
   * @param timeout wall clock; a name is looked up before it begins to count
   */
  static Cable to(Line line, Duration timeout) throws IOException {
    if (line instanceof Line.Serial serial) {
      return SerialCable.open(serial);
    }
    return TcpCable.connect((Line.Network) line, timeout);
  }

  /** Throws away what came unasked; a flood is refused. */
  void discard() throws IOException;

  void send(byte[] frame) throws IOException;

  /**
   * Reads exactly so many bytes.
   *
   * @throws SocketTimeoutException at the deadline
   */
  void read(byte[] into, int from, int count, long deadlineNanos) throws IOException;

  /** Whether nothing has come that was not read. */
  boolean isQuiet() throws IOException;

  /** Ends the connection so that nothing which was sent is delivered any more. */
  void abort();

  /** Ends the connection in good order. */
  void close();
}
