package io.stackline.opcua.fuzz;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.eclipse.milo.opcua.stack.core.encoding.DefaultEncodingContext;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryDecoder;
import org.eclipse.milo.opcua.stack.core.encoding.binary.OpcUaBinaryEncoder;
import org.eclipse.milo.opcua.stack.core.security.SecurityPolicy;
import org.eclipse.milo.opcua.stack.core.types.UaMessageType;

/** A client that sends octets as it is told, over OPC UA TCP without security. */
final class RawClient implements AutoCloseable {
  /**
   * Longer than Milo waits before it closes a channel it cannot decode, which is a second, by what
   * a busy machine may add to it.
   */
  private static final int PATIENCE_MS = 5_000;

  private static final int HEADER = 8;
  private final Socket socket = new Socket();
  private final DataInputStream in;
  private long channel;
  private long token;
  private int sequence = 1;

  /** How the server took something. */
  enum Ending {
    ANSWERED,
    CLOSED,
    SILENT
  }

  RawClient(int port) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MS);
    // Nothing lingers: thousands of these would use up the ports of the machine.
    socket.setSoLinger(true, 0);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
    in = new DataInputStream(socket.getInputStream());
  }

  static byte[] hello(int port) {
    return hello(port, "");
  }

  static byte[] hello(int port, String path) {
    byte[] url = new Octets().text("opc.tcp://127.0.0.1:" + port + path).done();
    return new Octets()
        .raw("HELF".getBytes(StandardCharsets.US_ASCII))
        .u32(HEADER + 20 + url.length)
        .u32(0)
        .u32(65_535)
        .u32(65_535)
        .u32(0)
        .u32(0)
        .raw(url)
        .done();
  }

  /** The first message of a channel without security. */
  byte[] opening(UaMessageType request) {
    byte[] rest =
        new Octets()
            .u32(0)
            .text(SecurityPolicy.None.getUri())
            .none()
            .none()
            .u32(sequence)
            .u32(sequence++)
            .raw(body(request))
            .done();
    return frame("OPNF", rest);
  }

  /** A chunk with the next sequence number. */
  byte[] chunk(char kind, byte[] body) {
    byte[] rest =
        new Octets().u32(channel).u32(token).u32(sequence).u32(sequence++).raw(body).done();
    return frame("MSG" + kind, rest);
  }

  static byte[] frame(String head, byte[] rest) {
    return new Octets()
        .raw(head.getBytes(StandardCharsets.US_ASCII))
        .u32(HEADER + rest.length)
        .raw(rest)
        .done();
  }

  static byte[] body(UaMessageType message) {
    ByteBuf buffer = Unpooled.buffer();
    OpcUaBinaryEncoder encoder = new OpcUaBinaryEncoder(DefaultEncodingContext.INSTANCE);
    encoder.setBuffer(buffer);
    encoder.encodeMessage(null, message);
    byte[] octets = new byte[buffer.readableBytes()];
    buffer.readBytes(octets);
    return octets;
  }

  /** Hello and a channel without security. */
  RawClient open() throws IOException {
    return open("");
  }

  /** The same, where the path is not the plain one. */
  RawClient open(String path) throws IOException {
    write(hello(socket.getPort(), path));
    read();
    write(opening(Services.openSecureChannel()));
    byte[] answer = read();
    ByteBuffer head = ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN);
    channel = Integer.toUnsignedLong(head.getInt(HEADER));
    int policy = head.getInt(HEADER + 4);
    // The policy's URI, two empty strings, two numbers.
    UaMessageType opened = decode(answer, HEADER + 8 + policy + 16);
    token = Services.tokenOf(opened);
    return this;
  }

  /** A service in one chunk, and its answer. */
  UaMessageType ask(UaMessageType request) throws IOException {
    return ask(body(request));
  }

  /** The same, already encoded. */
  UaMessageType ask(byte[] body) throws IOException {
    write(chunk('F', body));
    return decode(read(), HEADER + 16);
  }

  private static UaMessageType decode(byte[] frame, int from) {
    OpcUaBinaryDecoder decoder = new OpcUaBinaryDecoder(DefaultEncodingContext.INSTANCE);
    decoder.setBuffer(Unpooled.wrappedBuffer(frame, from, frame.length - from));
    return decoder.decodeMessage(null);
  }

  void write(byte[] octets) throws IOException {
    socket.getOutputStream().write(octets);
    socket.getOutputStream().flush();
  }

  /** A whole frame; the server's answers here are never longer. */
  byte[] read() throws IOException {
    byte[] head = new byte[HEADER];
    in.readFully(head);
    int length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
    if (head[0] == 'E' || length < HEADER || length > 65_535) {
      throw new IOException("the server refuses: " + (char) head[0]);
    }
    byte[] frame = new byte[length];
    System.arraycopy(head, 0, frame, 0, HEADER);
    in.readFully(frame, HEADER, length - HEADER);
    return frame;
  }

  /** The words with which the server refuses what was sent. */
  String reason() throws IOException {
    byte[] head = new byte[HEADER + 8];
    in.readFully(head);
    if (head[0] != 'E') {
      throw new IOException("it does not refuse: " + (char) head[0]);
    }
    int length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(HEADER + 4);
    byte[] words = new byte[length];
    in.readFully(words);
    return new String(words, StandardCharsets.UTF_8);
  }

  /** What happens to what was sent. An answer is read whole. */
  Ending ending() {
    try {
      read();
      return Ending.ANSWERED;
    } catch (SocketTimeoutException e) {
      return Ending.SILENT;
    } catch (IOException e) {
      return Ending.CLOSED;
    }
  }

  /** Says that nothing more comes, and waits for the server to close. */
  boolean closesWhenLeft() {
    try {
      socket.shutdownOutput();
      while (in.read() >= 0) {
        // What it had still to say.
      }
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** Ends at once, without a word: the server sees a reset. */
  @Override
  public void close() throws IOException {
    socket.close();
  }
}
