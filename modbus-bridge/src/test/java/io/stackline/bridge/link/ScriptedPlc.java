package io.stackline.bridge.link;

import io.stackline.site.Site.Connection;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A PLC that answers each frame as a test says: a bare server socket, no Modbus library. */
public final class ScriptedPlc implements AutoCloseable {
  /** Decides what to do with a request. */
  public interface Script {
    void answer(Request request, Wire wire) throws Exception;
  }

  /** Where the answer goes, if there is one. */
  public interface Wire {
    void send(byte[] frame) throws IOException;

    void hangUp() throws IOException;
  }

  /**
   * A frame as it came.
   *
   * @param n 1 for the first frame this PLC has seen
   */
  public record Request(
      int n, int transaction, int unit, int function, int address, List<Integer> pdu) {
    /** A frame with this request's transaction number and unit. */
    public byte[] frame(int... pdu) {
      return raw(transaction, unit, pdu);
    }

    /** The right answer to a read: these registers. */
    public byte[] registers(int... values) {
      int[] pdu = new int[2 + 2 * values.length];
      pdu[0] = function;
      pdu[1] = 2 * values.length;
      for (int i = 0; i < values.length; i++) {
        pdu[2 + 2 * i] = values[i] >>> 8;
        pdu[3 + 2 * i] = values[i] & 0xFF;
      }
      return frame(pdu);
    }

    /** The right answer to a write. */
    public byte[] written() {
      return frame(function, pdu.get(1), pdu.get(2), pdu.get(3), pdu.get(4));
    }

    public byte[] exception(int code) {
      return frame(function | 0x80, code);
    }
  }

  public static byte[] raw(int transaction, int unit, int... pdu) {
    ByteBuffer frame = ByteBuffer.allocate(7 + pdu.length);
    frame.putShort((short) transaction).putShort((short) 0).putShort((short) (pdu.length + 1));
    frame.put((byte) unit);
    for (int each : pdu) {
      frame.put((byte) each);
    }
    return frame.array();
  }

  private final ServerSocket server;
  private final Script script;
  private final AtomicInteger frames = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final List<Request> seen = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  private ScriptedPlc(ServerSocket server, Script script) {
    this.server = server;
    this.script = script;
  }

  public static ScriptedPlc start(Script script) throws IOException {
    ScriptedPlc plc =
        new ScriptedPlc(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), script);
    daemon(plc::accept);
    return plc;
  }

  private static void daemon(Runnable body) {
    Thread thread = new Thread(body, "scripted-plc");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        sockets.add(socket);
        connections.incrementAndGet();
        daemon(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed by the test
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      while (true) {
        int transaction = in.readUnsignedShort();
        in.readUnsignedShort();
        int length = in.readUnsignedShort();
        int unit = in.readUnsignedByte();
        List<Integer> pdu = new ArrayList<>();
        for (int i = 1; i < length; i++) {
          pdu.add(in.readUnsignedByte());
        }
        int address = pdu.get(1) << 8 | pdu.get(2);
        Request request =
            new Request(frames.incrementAndGet(), transaction, unit, pdu.get(0), address, pdu);
        seen.add(request);
        script.answer(request, wire(socket, out));
      }
    } catch (Exception e) {
      // the client has gone, or the test is over
    }
  }

  private static Wire wire(Socket socket, OutputStream out) {
    return new Wire() {
      @Override
      public void send(byte[] frame) throws IOException {
        out.write(frame);
        out.flush();
      }

      @Override
      public void hangUp() throws IOException {
        socket.close();
      }
    };
  }

  public List<Request> seen() {
    return seen;
  }

  public int connections() {
    return connections.get();
  }

  public int port() {
    return server.getLocalPort();
  }

  /** How a bridge reaches it, as unit 1. */
  public Connection connection(Duration timeout) {
    return Connection.tcp("127.0.0.1", port(), 1, timeout);
  }

  @Override
  public void close() throws IOException {
    pullThePlug();
  }

  /** Closes every connection and takes no more. */
  public void pullThePlug() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
