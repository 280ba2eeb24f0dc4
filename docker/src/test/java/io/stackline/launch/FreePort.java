package io.stackline.launch;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for processes that start later: below those the system hands out to connections. */
public final class FreePort {
  private static final int FROM = 12_000;
  private static final int TO = 32_000;

  private FreePort() {}

  /** One that nobody has at the moment. */
  public static int next() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(FROM, TO);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException e) {
        // somebody has it: another
      }
    }
  }
}
