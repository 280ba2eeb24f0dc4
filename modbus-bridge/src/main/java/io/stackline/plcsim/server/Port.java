package io.stackline.plcsim.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One TCP port of a rack with the units behind it and its masters, at most {@value
 * #MAX_CONNECTIONS} at a time; idle sockets are never closed from here.
 *
 * <p>The link can be cut, which closes the port and every connection, and restored on the same
 * port. Safe for use by several threads; sockets are touched by the socket thread alone.
 */
final class Port implements SocketLoop.Ready {
  static final int MAX_CONNECTIONS = 16;

  private static final int BACKLOG = 128;
  private static final Logger LOG = LoggerFactory.getLogger(Port.class);

  private final SocketLoop loop;
  private final InetAddress bind;
  private final Address address;
  private final AtomicInteger connectionNumbers;
  private final Frames frames;
  private final Map<Integer, Slot> slots = new ConcurrentHashMap<>();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  // Not under the lock: the socket thread asks for it while cut() waits for that thread.
  private volatile int number;
  private boolean toldFull;
  private @Nullable ServerSocketChannel server;

  Port(SocketLoop loop, InetAddress bind, Address address, AtomicInteger connectionNumbers) {
    this.loop = loop;
    this.bind = bind;
    this.address = address;
    this.connectionNumbers = connectionNumbers;
    this.frames = Frames.of(address.framing());
    this.number = address.port();
  }

  /** Opens the port, the same one again after a cut. */
  synchronized void open() throws IOException {
    if (server != null) {
      return;
    }
    ServerSocketChannel fresh = ServerSocketChannel.open();
    try {
      fresh.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      fresh.bind(new InetSocketAddress(bind, number), BACKLOG);
      number = ((InetSocketAddress) fresh.getLocalAddress()).getPort();
    } catch (IOException busy) {
      fresh.close();
      throw busy;
    }
    server = fresh;
    loop.call(() -> listen(fresh));
  }

  /** Closes the port and every connection; done when this returns. */
  synchronized void cut() {
    ServerSocketChannel open = server;
    server = null;
    loop.call(
        () -> {
          if (open != null) {
            close(open);
          }
          new ArrayList<>(connections).forEach(Connection::close);
        });
  }

  /** The port's number; known once it has been open. */
  int number() {
    return number;
  }

  boolean hasConnections() {
    return !connections.isEmpty();
  }

  /** Puts a unit behind the port; false if its place is taken. */
  boolean add(int unit, Slot slot) {
    return slots.putIfAbsent(unit, slot) == null;
  }

  /** Takes a unit away; says whether that was the last. */
  boolean remove(int unit) {
    slots.remove(unit);
    return slots.isEmpty();
  }

  Optional<Slot> slot(int unit) {
    return Optional.ofNullable(slots.get(unit));
  }

  Address address() {
    return address;
  }

  Frames frames() {
    return frames;
  }

  /** On the socket thread: a connection is closed. */
  void forget(Connection connection) {
    connections.remove(connection);
    slots.values().forEach(each -> each.connectionClosed(connection.number()));
  }

  @Override
  public void ready(SelectionKey key) {
    ServerSocketChannel from = (ServerSocketChannel) key.channel();
    try {
      for (SocketChannel next = from.accept(); next != null; next = from.accept()) {
        admit(next);
      }
    } catch (IOException closed) {
      LOG.debug("port={} event=accept-failed reason={}", number(), closed.getMessage());
    }
  }

  private void admit(SocketChannel channel) throws IOException {
    boolean full = connections.size() >= MAX_CONNECTIONS;
    if (full && !toldFull) {
      LOG.warn("port={} event=connections-refused open={}", number(), connections.size());
    }
    toldFull = full;
    if (full) {
      channel.close();
      return;
    }
    Connection connection =
        new Connection(this, loop, channel, connectionNumbers.getAndIncrement());
    connections.add(connection);
    connection.open();
  }

  private void listen(ServerSocketChannel fresh) {
    try {
      loop.watch(fresh, SelectionKey.OP_ACCEPT, this);
    } catch (IOException broken) {
      LOG.error("port={} event=listen-failed", number, broken);
    }
  }

  private void close(ServerSocketChannel open) {
    try {
      open.close();
    } catch (IOException alreadyGone) {
      LOG.debug("port={} event=close-failed", number);
    }
  }
}
