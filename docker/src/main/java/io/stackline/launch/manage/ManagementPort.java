package io.stackline.launch.manage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.stackline.site.ManagementSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a few pages over HTTP, to GET and HEAD alone: {@value #THREADS} at a time, {@value
 * #WAITING_MAX} may wait, further ones are dropped. Whoever is slower than some seconds loses the
 * connection.
 */
final class ManagementPort implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ManagementPort.class);
  private static final int THREADS = 2;
  private static final int WAITING_MAX = 16;

  /** Of the JDK's server: seconds for asking and for taking the answer, for ever unless said. */
  private static final Map<String, String> BOUNDS =
      Map.of(
          "sun.net.httpserver.maxReqTime", "5",
          "sun.net.httpserver.maxRspTime", "10",
          "sun.net.httpserver.idleInterval", "30",
          "sun.net.httpserver.maxIdleConnections", "16");

  private final HttpServer server;
  private final ThreadPoolExecutor threads;
  private final Map<String, Supplier<Page>> pages;

  /** What is answered. */
  record Page(int status, String type, String text) {
    static Page json(boolean ok, String text) {
      return new Page(ok ? 200 : 503, "application/json; charset=utf-8", text);
    }

    static Page plain(int status, String text) {
      return new Page(status, "text/plain; charset=utf-8", text);
    }
  }

  private ManagementPort(HttpServer server, Map<String, Supplier<Page>> pages) {
    this.server = server;
    this.pages = pages;
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_MAX),
            task -> {
              Thread thread = new Thread(task, "manage-http");
              thread.setDaemon(true);
              return thread;
            });
    server.setExecutor(threads);
    server.createContext("/", this::answer);
  }

  /**
   * Serves these pages by their paths.
   *
   * @throws IOException in words for the operator: the address is not this machine's, or taken
   */
  static ManagementPort open(ManagementSettings settings, Map<String, Supplier<Page>> pages)
      throws IOException {
    BOUNDS.forEach(
        (key, value) -> {
          if (System.getProperty(key) == null) {
            System.setProperty(key, value);
          }
        });
    String where = settings.bind() + ":" + settings.port();
    InetSocketAddress address = new InetSocketAddress(settings.bind(), settings.port());
    if (address.isUnresolved()) {
      throw new IOException(
          "management: nobody knows the host "
              + settings.bind()
              + "; name an address of this machine");
    }
    try {
      ManagementPort port = new ManagementPort(HttpServer.create(address, WAITING_MAX), pages);
      port.server.start();
      LOG.info("management={} pages={}", port.url(), pages.keySet());
      return port;
    } catch (BindException e) {
      throw new IOException(
          "management: nothing can listen at "
              + where
              + " ("
              + e.getMessage()
              + "); end what listens there, or name another port, or an address of this machine,"
              + " under \"management\" in site.yaml",
          e);
    }
  }

  /** Where it listens, for a browser. */
  String url() {
    InetSocketAddress at = server.getAddress();
    String host = at.getAddress().getHostAddress();
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + at.getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Page page = page(exchange);
      byte[] body = page.text().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", page.type());
      exchange.getResponseHeaders().set("Cache-Control", "no-store");
      if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
        exchange.sendResponseHeaders(page.status(), -1);
      } else {
        exchange.sendResponseHeaders(page.status(), body.length);
        try (OutputStream out = exchange.getResponseBody()) {
          out.write(body);
        }
      }
    }
  }

  private Page page(HttpExchange exchange) {
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      return Page.plain(405, "nothing can be changed here; ask with GET or HEAD\n");
    }
    Supplier<Page> page = pages.get(exchange.getRequestURI().getPath());
    if (page == null) {
      String all = String.join("\n", pages.keySet());
      return Page.plain(404, "there is no such page; there are:\n" + all + "\n");
    }
    try {
      return page.get();
    } catch (RuntimeException e) {
      LOG.warn("page={} cannot be made", exchange.getRequestURI().getPath(), e);
      return Page.plain(500, "an unexpected fault, see the log of this process\n");
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
