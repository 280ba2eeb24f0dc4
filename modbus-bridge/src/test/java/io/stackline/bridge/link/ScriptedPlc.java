package io.stackline.bridge.link;

import io.stackline.site.Line;
import io.stackline.site.Site.Connection;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
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
      int n,
      Wrapping wrapping,
      int transaction,
      int unit,
      int function,
      int address,
      List<Integer> pdu) {
    /** A frame with this request's transaction number and unit. */
    public byte[] frame(int... pdu) {
      return from(transaction, unit, pdu);
    }

    /** A frame with another number, where there is one, and of another unit. */
    byte[] from(int transaction, int unit, int... pdu) {
      return wrapping.wrap(transaction & 0xFFFF, unit, pdu);
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

  private final ServerSocket server;
  private final Wrapping wrapping;
  private final Script script;
  private final ExecutorService threads = Executors.newCachedThreadPool(ScriptedPlc::daemon);
  private final AtomicInteger frames = new AtomicInteger();

  /** Nobody accepts connections any more. */
  private final CountDownLatch deaf = new CountDownLatch(1);

  private final AtomicInteger connections = new AtomicInteger();
  private final List<Request> seen = new CopyOnWriteArrayList<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<Exception> ends = new CopyOnWriteArrayList<>();

  private ScriptedPlc(ServerSocket server, Wrapping wrapping, Script script) {
    this.server = server;
    this.wrapping = wrapping;
    this.script = script;
  }

  public static ScriptedPlc start(Script script) throws IOException {
    return start(Wrapping.MBAP, script);
  }

  static ScriptedPlc start(Wrapping wrapping, Script script) throws IOException {
    ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    ScriptedPlc plc = new ScriptedPlc(server, wrapping, script);
    plc.threads.execute(plc::accept);
    return plc;
  }

  private static Thread daemon(Runnable body) {
    Thread thread = new Thread(body, "scripted-plc");
    thread.setDaemon(true);
    return thread;
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        sockets.add(socket);
        connections.incrementAndGet();
        answering(
            socket,
            () -> {
              try (socket) {
                serve(socket.getInputStream(), socket.getOutputStream(), socket);
              } catch (Exception e) {
                ends.add(e);
              } finally {
                sockets.remove(socket);
              }
            });
      }
    } catch (IOException e) {
      // closed by the test
    } finally {
      deaf.countDown();
    }
  }

  private void answering(Socket socket, Runnable work) throws IOException {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException e) {
      socket.close(); // it came in while the plug was pulled
    }
  }

  /** Answers on another line too, until that ends. */
  void on(FileInputStream in, FileOutputStream out) {
    threads.execute(
        () -> {
          try {
            serve(in, out, out);
          } catch (Exception e) {
            ends.add(e);
          }
        });
  }

  private void serve(InputStream from, OutputStream to, AutoCloseable line) throws Exception {
    DataInputStream in = new DataInputStream(from);
    while (true) {
      Wrapping.Frame frame = wrapping.read(in);
      List<Integer> pdu = frame.pdu();
      int address = pdu.get(1) << 8 | pdu.get(2);
      Request request =
          new Request(
              frames.incrementAndGet(),
              wrapping,
              frame.transaction(),
              frame.unit(),
              pdu.get(0),
              address,
              pdu);
      seen.add(request);
      script.answer(request, wire(to, line));
    }
  }

  private static Wire wire(OutputStream out, AutoCloseable line) {
    return new Wire() {
      @Override
      public void send(byte[] frame) throws IOException {
        out.write(frame);
        out.flush();
      }

      @Override
      public void hangUp() throws IOException {
        try {
          line.close();
        } catch (Exception e) {
          throw new IOException(e);
        }
      }
    };
  }

  public List<Request> seen() {
    return seen;
  }

  public int connections() {
    return connections.get();
  }

  /** How the connections ended that are over. */
  List<Exception> ends() {
    return ends;
  }

  public int port() {
    return server.getLocalPort();
  }

  /** How a bridge reaches it, as unit 1. */
  public Connection connection(Duration timeout) {
    return connection(1, timeout, Duration.ZERO);
  }

  /** How a bridge reaches one of the units behind it. */
  Connection connection(int unit, Duration timeout, Duration gap) {
    Line line =
        wrapping == Wrapping.MBAP
            ? new Line.Tcp("127.0.0.1", port())
            : new Line.RtuOverTcp("127.0.0.1", port());
    return new Connection(line, unit, timeout, gap);
  }

  @Override
  public void close() throws IOException {
    pullThePlug();
  }

  /**
   * Closes every connection and takes no more. Whoever waits for a connection keeps the port open
   * until it has noticed: on a busy machine the next one would be let in, and never answered.
   */
  public void pullThePlug() throws IOException {
    server.close();
    hangUp();
    threads.shutdown();
    try {
      if (!deaf.await(10, TimeUnit.SECONDS)) {
        throw new IOException("the port " + server.getLocalPort() + " does not close");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    hangUp();
  }

  /** Closes every connection; whoever connects again is answered. */
  void hangUp() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
