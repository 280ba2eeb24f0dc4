package io.stackline.plcsim.server;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * A Modbus TCP master made of nothing but a socket, so that no library's mistake can hide in both
 * ends.
 */
final class RawMaster implements AutoCloseable {
  private static final int TIMEOUT_MS = 5000;

  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final int unit;
  private int transaction;

  RawMaster(int port, int unit) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(TIMEOUT_MS);
    socket.setTcpNoDelay(true);
    this.in = new DataInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
    this.unit = unit;
  }

  /** Sends one PDU and returns the answer's PDU. */
  byte[] exchange(byte[] pdu) throws IOException {
    transaction = (transaction + 1) & 0xFFFF;
    out.write(frame(pdu));
    out.flush();
    return answer();
  }

  byte[] frame(byte[] pdu) {
    return ByteBuffer.allocate(7 + pdu.length)
        .putShort((short) transaction)
        .putShort((short) 0)
        .putShort((short) (pdu.length + 1))
        .put((byte) unit)
        .put(pdu)
        .array();
  }

  byte[] answer() throws IOException {
    int echoed = in.readUnsignedShort();
    int protocol = in.readUnsignedShort();
    int length = in.readUnsignedShort();
    int answeringUnit = in.readUnsignedByte();
    if (echoed != transaction || protocol != 0 || answeringUnit != unit) {
      throw new IOException("answer to another request: " + echoed + " unit " + answeringUnit);
    }
    return in.readNBytes(length - 1);
  }

  int available() throws IOException {
    return in.available();
  }

  OutputStream out() {
    return out;
  }

  /** FC3 or FC4. */
  int[] read(int function, int address, int count) throws IOException {
    byte[] pdu = exchange(request(function, address, count));
    if (pdu[0] != function) {
      throw new IOException("exception " + pdu[1]);
    }
    int[] words = new int[count];
    ByteBuffer body = ByteBuffer.wrap(pdu, 2, pdu.length - 2);
    for (int i = 0; i < count; i++) {
      words[i] = body.getShort() & 0xFFFF;
    }
    return words;
  }

  /** FC16. */
  void write(int address, int[] words) throws IOException {
    ByteBuffer pdu = ByteBuffer.allocate(6 + 2 * words.length);
    pdu.put((byte) 16)
        .putShort((short) address)
        .putShort((short) words.length)
        .put((byte) (2 * words.length));
    for (int word : words) {
      pdu.putShort((short) word);
    }
    byte[] answer = exchange(pdu.array());
    if (answer[0] != 16) {
      throw new IOException("exception " + answer[1]);
    }
  }

  static byte[] request(int function, int address, int value) {
    return ByteBuffer.allocate(5)
        .put((byte) function)
        .putShort((short) address)
        .putShort((short) value)
        .array();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
