package io.stackline.opcua.fuzz;

import io.stackline.opcua.RoughLine;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What a client that signs and encrypts has said to a server, message by message. */
record Recording(List<byte[]> messages) {
  private static final int HEADER = 8;

  Recording {
    messages = List.copyOf(messages);
  }

  /** Listens in between a client and the server while the client logs in and reads. */
  static Recording of(RoughLine line) throws Exception {
    List<byte[]> messages = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (ServerSocket between = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Future<?> heard =
          threads.submit(
              () -> {
                try (Socket client = between.accept();
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), line.port())) {
                  Future<?> back =
                      threads.submit(
                          () -> server.getInputStream().transferTo(client.getOutputStream()));
                  listen(client, server, messages);
                  server.shutdownOutput();
                  back.get(5, TimeUnit.SECONDS);
                }
                return messages;
              });
      line.converse(between.getLocalPort());
      heard.get(5, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
    return new Recording(messages);
  }

  private static void listen(Socket client, Socket server, List<byte[]> messages)
      throws IOException {
    DataInputStream in = new DataInputStream(client.getInputStream());
    OutputStream out = server.getOutputStream();
    byte[] head = in.readNBytes(HEADER);
    while (head.length == HEADER) {
      int length = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
      byte[] message = Mutation.joined(head, in.readNBytes(length - HEADER));
      messages.add(message);
      out.write(message);
      out.flush();
      head = in.readNBytes(HEADER);
    }
  }
}
