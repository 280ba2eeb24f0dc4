package io.stackline.launch;

import static io.stackline.launch.Shell.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.stackline.launch.Shell.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whether a line is ready, as a container's engine asks: by exit status, in bounded time. */
final class HealthCommandTest {
  private static Answer askedOf(int status, String text) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    server.createContext(
        "/health/ready",
        exchange -> {
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      return run("health", "--url", ready(server.getAddress().getPort()));
    } finally {
      server.stop(0);
    }
  }

  private static String ready(int port) {
    return "http://127.0.0.1:" + port + "/health/ready";
  }

  @Test
  void isWellWhenTheLineSaysSo() throws IOException {
    Answer answer = askedOf(200, "ready\n");
    assertEquals(0, answer.status(), answer.err());
    assertEquals("ready", answer.out().strip());
  }

  @Test
  void isNotWellAndSaysWhyWhenTheLineIsNotReady() throws IOException {
    Answer answer = askedOf(503, "the store does not answer");
    assertEquals(1, answer.status());
    assertTrue(answer.err().contains("503: the store does not answer"), answer.err());
  }

  @Test
  void isNotWellWhenNobodyListens() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    Answer answer = run("health", "--url", ready(free));
    assertEquals(1, answer.status());
    assertTrue(answer.err().contains("does not answer"), answer.err());
  }

  @Test
  void waitsNoLongerThanItMayForOneThatHangs() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = ready(silent.getLocalPort());
      Answer answer =
          assertTimeout(Duration.ofSeconds(5), () -> run("health", "--url", url, "--wait", "100"));
      assertEquals(1, answer.status());
      assertTrue(answer.err().contains("nothing within 100 ms"), answer.err());
    }
  }

  @Test
  void refusesWhatIsNoHttp() {
    Answer answer = run("health", "--url", "file:/etc/hostname");
    assertEquals(1, answer.status());
    assertTrue(answer.err().contains("no http URL"), answer.err());
  }
}
