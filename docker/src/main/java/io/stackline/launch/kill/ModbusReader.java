package io.stackline.launch.kill;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * Reads registers over Modbus TCP, and nothing else. Shares no code with the bridge nor the
 * simulator, so that no mistake of theirs can hide here. For one thread.
 */
final class ModbusReader implements AutoCloseable {
  private static final int CONNECT_MS = 2000;
  private static final int ANSWER_MS = 2000;
  private static final int READ_HOLDING = 3;
  private static final int READ_INPUT = 4;

  private final Socket socket = new Socket();
  private final OutputStream out;
  private final DataInputStream in;
  private final int unit;
  private int transaction;

  ModbusReader(InetAddress host, int port, int unit) throws IOException {
    this.unit = unit;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(ANSWER_MS);
    socket.connect(new InetSocketAddress(host, port), CONNECT_MS);
    out = socket.getOutputStream();
    in = new DataInputStream(socket.getInputStream());
  }

  /** Input registers as big-endian bytes. */
  ByteBuffer input(int address, int count) throws IOException {
    return read(READ_INPUT, address, count);
  }

  /** Holding registers as big-endian bytes. */
  ByteBuffer holding(int address, int count) throws IOException {
    return read(READ_HOLDING, address, count);
  }

  private ByteBuffer read(int function, int address, int count) throws IOException {
    transaction = (transaction + 1) & 0xFFFF;
    ByteBuffer request = ByteBuffer.allocate(12);
    request.putShort((short) transaction).putShort((short) 0).putShort((short) 6);
    request.put((byte) unit).put((byte) function);
    request.putShort((short) address).putShort((short) count);
    out.write(request.array());
    int answered = in.readUnsignedShort();
    int protocol = in.readUnsignedShort();
    int length = in.readUnsignedShort();
    byte[] body = new byte[length];
    in.readFully(body);
    if (answered != transaction
        || protocol != 0
        || length != 3 + 2 * count
        || body[1] != function
        || (body[2] & 0xFF) != 2 * count) {
      throw new IOException("an answer that does not fit its question");
    }
    return ByteBuffer.wrap(body, 3, 2 * count).slice();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
