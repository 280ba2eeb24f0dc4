package io.stackline.bridge.link;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.stackline.site.Line;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * A serial port. It is never left waiting in the driver, whose time-outs count in tenths of a
 * second, but asked at short intervals, shorter than a character at the usual speeds.
 */
final class SerialCable implements Cable {
  private static final int DATA_BITS = 8;
  private static final long LOOK_NANOS = 500_000;

  private final SerialPort port;

  private SerialCable(SerialPort port) {
    this.port = port;
  }

  static SerialCable open(Line.Serial line) throws IOException {
    SerialPort port;
    try {
      port = SerialPort.getCommPort(line.device());
    } catch (SerialPortInvalidPortException e) {
      throw new IOException("there is no such serial port", e);
    }
    port.setComPortParameters(
        line.baud(),
        DATA_BITS,
        line.stopBits() == 1 ? SerialPort.ONE_STOP_BIT : SerialPort.TWO_STOP_BITS,
        switch (line.parity()) {
          case EVEN -> SerialPort.EVEN_PARITY;
          case ODD -> SerialPort.ODD_PARITY;
          case NONE -> SerialPort.NO_PARITY;
        });
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(SerialPort.TIMEOUT_NONBLOCKING, 0, 0);
    if (!port.openPort(0)) {
      throw new IOException("the serial port cannot be opened, error " + port.getLastErrorCode());
    }
    return new SerialCable(port);
  }

  @Override
  public void discard() throws IOException {
    byte[] unasked = new byte[UNASKED_MAX];
    int count = available();
    if (count >= UNASKED_MAX) {
      throw new Framing.Misfit("more than " + UNASKED_MAX + " bytes came unasked");
    }
    if (count > 0) {
      port.readBytes(unasked, count);
    }
  }

  @Override
  public void send(byte[] frame) throws IOException {
    if (port.writeBytes(frame, frame.length) != frame.length) {
      throw new IOException("the serial port does not take the request");
    }
  }

  @Override
  public void read(byte[] into, int from, int count, long deadlineNanos) throws IOException {
    int got = 0;
    while (got < count) {
      int waiting = Math.min(available(), count - got);
      if (waiting > 0) {
        got += Math.max(0, port.readBytes(into, waiting, from + got));
      } else if (System.nanoTime() > deadlineNanos || Thread.currentThread().isInterrupted()) {
        throw new SocketTimeoutException();
      } else {
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  private int available() throws IOException {
    int count = port.bytesAvailable();
    if (count < 0) {
      throw new EOFException("the serial port is gone");
    }
    return count;
  }

  @Override
  public boolean isQuiet() throws IOException {
    return available() == 0;
  }

  @Override
  public void abort() {
    port.flushIOBuffers();
    port.closePort();
  }

  @Override
  public void close() {
    port.closePort();
  }
}
