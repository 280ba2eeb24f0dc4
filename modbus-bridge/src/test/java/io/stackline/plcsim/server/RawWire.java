package io.stackline.plcsim.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** A socket and the octets on it, for tests that look at frames. */
final class RawWire implements AutoCloseable {
  private static final int PATIENCE_MS = 5000;
  private static final int SILENCE_MS = 120;
  private static final int MBAP_OCTETS = 7;
  private static final int RTU_HEAD_OCTETS = 3;
  private static final int CRC_OCTETS = 2;
  private static final int LAST_READ = 4;
  private static final int ECHO_REST_OCTETS = 3;

  private final Socket socket;

  RawWire(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
  }

  void send(int... octets) throws IOException {
    socket.getOutputStream().write(octets(octets));
  }

  /** What comes, up to so many octets, without waiting for the rest. */
  byte[] first(int most) throws IOException {
    socket.setSoTimeout(PATIENCE_MS);
    byte[] buffer = new byte[most];
    int count = socket.getInputStream().read(buffer);
    return Arrays.copyOf(buffer, Math.max(0, count));
  }

  /** Exactly so many octets; fewer if the other side has hung up. */
  byte[] exactly(int count) throws IOException {
    socket.setSoTimeout(PATIENCE_MS);
    return socket.getInputStream().readNBytes(count);
  }

  /** All that comes until nothing more comes for a while. */
  byte[] untilSilence() throws IOException {
    socket.setSoTimeout(SILENCE_MS);
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    try {
      for (int next = read(); next >= 0; next = read()) {
        heard.write(next);
      }
    } catch (SocketTimeoutException silence) {
      return heard.toByteArray();
    }
    return heard.toByteArray();
  }

  boolean hasHeard() throws IOException {
    return socket.getInputStream().available() > 0;
  }

  /** Sends as much as goes through; false if the other side has hung up. */
  boolean trySend(byte[] octets) {
    try {
      socket.getOutputStream().write(octets);
      return true;
    } catch (IOException hungUp) {
      return false;
    }
  }

  /** Says that no more comes, and waits until the other side has hung up too. */
  void finish() throws IOException {
    try (socket) {
      socket.shutdownOutput();
      socket.setSoTimeout(PATIENCE_MS);
      socket.getInputStream().readAllBytes();
    } catch (SocketException reset) {
      // It had hung up already, and did not read all we sent.
      socket.close();
    }
  }

  /** Throws away what has come; false if the other side has hung up. */
  boolean tryDrain() {
    try {
      socket.getInputStream().skipNBytes(socket.getInputStream().available());
      return true;
    } catch (IOException hungUp) {
      return false;
    }
  }

  /** One request in a framing, and its answer's PDU. */
  byte[] ask(Framing framing, int unit, byte[] pdu) throws IOException {
    socket.getOutputStream().write(Frames.of(framing).frame(1, unit, pdu));
    if (framing == Framing.MBAP) {
      byte[] header = exactly(MBAP_OCTETS);
      return exactly(((header[4] & 0xFF) << 8 | (header[5] & 0xFF)) - 1);
    }
    byte[] head = exactly(RTU_HEAD_OCTETS);
    int count = head[1] < 0 ? 0 : head[1] > LAST_READ ? ECHO_REST_OCTETS : head[2] & 0xFF;
    byte[] answer = Arrays.copyOfRange(head, 1, RTU_HEAD_OCTETS + count);
    System.arraycopy(exactly(count + CRC_OCTETS), 0, answer, 2, count);
    return answer;
  }

  static byte[] octets(int... octets) {
    byte[] result = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      result[i] = (byte) octets[i];
    }
    return result;
  }

  private int read() throws IOException {
    return socket.getInputStream().read();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
