package io.stackline.plcsim.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts masters on 127.0.0.1, at most {@value #MAX_CONNECTIONS} at a time, one thread each; idle
 * sockets are never closed from here.
 *
 * <p>The link can be cut, which closes the port and every connection, and restored on the same
 * port. Safe for use by several threads.
 */
final class Listener {
  static final int MAX_CONNECTIONS = 16;

  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  private final SimulatedPressConfig config;
  private final Cabinet cabinet;
  private final Answers answers;
  private final Map<Integer, Connection> connections = new HashMap<>();
  private int nextConnection;
  private int port;
  private @Nullable ServerSocket server;

  Listener(SimulatedPressConfig config, Cabinet cabinet) {
    this.config = config;
    this.cabinet = cabinet;
    this.answers = new Answers(cabinet, config.unit());
    this.port = config.port();
  }

  /** Opens the port, the same one again after a cut. */
  synchronized void open() throws IOException {
    if (server != null) {
      return;
    }
    ServerSocket fresh = new ServerSocket();
    fresh.setReuseAddress(true);
    try {
      fresh.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), MAX_CONNECTIONS);
    } catch (IOException busy) {
      fresh.close();
      throw busy;
    }
    server = fresh;
    port = fresh.getLocalPort();
    SimulatedPress.thread(config.name() + "-accept", () -> accept(fresh)).start();
  }

  /** Closes the port and every connection. */
  synchronized void cut() {
    ServerSocket open = server;
    server = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException alreadyGone) {
        LOG.debug("press={} event=close-failed", config.name());
      }
    }
    connections.values().forEach(Connection::close);
  }

  synchronized boolean hasConnections() {
    return !connections.isEmpty();
  }

  synchronized int port() {
    return port;
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        admit(from, from.accept());
      } catch (IOException closed) {
        LOG.debug("press={} event=accept-ended reason={}", config.name(), closed.getMessage());
      }
    }
  }

  private synchronized void admit(ServerSocket from, Socket socket) throws IOException {
    if (server != from || connections.size() >= MAX_CONNECTIONS) {
      LOG.warn("press={} event=connection-refused open={}", config.name(), connections.size());
      socket.close();
      return;
    }
    int number = nextConnection++;
    Connection connection =
        new Connection(number, config.name(), socket, answers, () -> forget(number));
    connections.put(number, connection);
    SimulatedPress.thread(config.name() + "-connection-" + number, connection).start();
  }

  private void forget(int number) {
    cabinet.connectionClosed(number);
    synchronized (this) {
      connections.remove(number);
    }
  }
}
