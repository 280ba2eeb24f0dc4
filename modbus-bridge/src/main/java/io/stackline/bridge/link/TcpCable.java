package io.stackline.bridge.link;

import io.stackline.site.Line;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A socket. */
final class TcpCable implements Cable {
  private static final Logger LOG = LoggerFactory.getLogger(TcpCable.class);

  /** Holds the longest frame there is, so that most answers take one system call. */
  private static final int BUFFER = 512;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[BUFFER];
  private int next;
  private int end;

  private TcpCable(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  static TcpCable connect(Line.Network line, Duration timeout) throws IOException {
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setKeepAlive(true);
      InetSocketAddress address = new InetSocketAddress(line.host(), line.port());
      if (address.isUnresolved()) {
        throw new IOException("there is no host of that name");
      }
      socket.connect(address, Math.toIntExact(timeout.toMillis()));
      return new TcpCable(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public void discard() throws IOException {
    int unasked = end - next;
    next = 0;
    end = 0;
    while (in.available() > 0) {
      int count = in.read(buffer);
      unasked += Math.max(0, count);
      if (unasked > UNASKED_MAX) {
        throw new Framing.Misfit("more than " + UNASKED_MAX + " bytes came unasked");
      }
    }
    if (unasked > 0) {
      LOG.debug("line={} discarded={} bytes that came unasked", socket, unasked);
    }
  }

  @Override
  public void send(byte[] frame) throws IOException {
    out.write(frame);
  }

  @Override
  public void read(byte[] into, int from, int count, long deadlineNanos) throws IOException {
    int got = 0;
    while (got < count) {
      if (next == end) {
        fill(deadlineNanos);
      }
      int part = Math.min(count - got, end - next);
      System.arraycopy(buffer, next, into, from + got, part);
      next += part;
      got += part;
    }
  }

  private void fill(long deadlineNanos) throws IOException {
    long leftNanos = deadlineNanos - System.nanoTime();
    if (leftNanos <= 0) {
      throw new SocketTimeoutException();
    }
    socket.setSoTimeout(Math.toIntExact(1 + leftNanos / 1_000_000));
    int count = in.read(buffer);
    if (count < 0) {
      throw new EOFException("the connection was closed before the answer was complete");
    }
    if (System.nanoTime() > deadlineNanos) {
      throw new SocketTimeoutException();
    }
    next = 0;
    end = count;
  }

  @Override
  public boolean isQuiet() throws IOException {
    return next == end && in.available() == 0;
  }

  /** By a reset: after an orderly close the system would go on trying to deliver an old command. */
  @Override
  public void abort() {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      LOG.debug("line={} was closed already", socket, e);
    }
    close();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.debug("line={} cannot be closed", socket, e);
    }
  }
}
