package io.stackline.launch.kill;

import io.stackline.launch.demo.LineClient;
import io.stackline.launch.demo.LineClientException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;

/**
 * One of the line's OPC UA servers as a client sees it, ten times a second on a thread of its own,
 * which connects anew when the server says nothing for a second and a half.
 */
final class NetFace implements AutoCloseable {
  private static final long EVERY_MS = 100;
  private static final long SILENT_MS = 1500;

  /** The quality of a press's reading changed, or the server fell silent or spoke again. */
  record Change(long nanos, String what, String now) {}

  private final NetLine line;
  private final String server;
  private final List<String> nodes = new CopyOnWriteArrayList<>();
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, String> qualities = new LinkedHashMap<>();
  private final List<Change> changes = new ArrayList<>();
  private final Map<String, Long> oldestGoodMs = new LinkedHashMap<>();
  private final Thread thread;
  private volatile Optional<LineClient> client = Optional.empty();
  private volatile boolean closed;

  NetFace(NetLine line, String server) {
    this.line = line;
    this.server = server;
    line.site().ports().keySet().forEach(each -> nodes.add("press/" + each + "/State"));
    line.site().ports().keySet().forEach(each -> nodes.add("press/" + each + "/WhyNotCodes"));
    thread = new Thread(this::work, "face-" + server);
    thread.setDaemon(true);
    thread.start();
  }

  /** Shows a run from now on. */
  void add(String run) {
    for (String each : List.of("State", "PromptId", "HeldBy", "Reason")) {
      nodes.add("run/" + run + "/" + each);
    }
  }

  /** Shows ended runs no longer. */
  void forget() {
    nodes.removeIf(each -> each.startsWith("run/"));
  }

  private void work() {
    while (!closed) {
      try {
        if (client.isEmpty()) {
          try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(NetLine.address(server), 4840), 400);
          }
          client = Optional.of(line.connect(server));
        }
        look(client.orElseThrow());
        TimeUnit.MILLISECONDS.sleep(EVERY_MS);
      } catch (InterruptedException e) {
        return;
      } catch (Exception e) {
        silent();
      }
    }
  }

  private void silent() {
    change("server", "SILENT");
    client.ifPresent(lost -> new Thread(() -> end(lost), "lost").start());
    client = Optional.empty();
    try {
      TimeUnit.MILLISECONDS.sleep(EVERY_MS);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private static void end(LineClient lost) {
    try {
      lost.close();
    } catch (LineClientException e) {
      // it was lost
    }
  }

  private void look(LineClient at) throws Exception {
    List<String> asked = List.copyOf(nodes);
    List<DataValue> seen;
    try {
      seen = at.look(asked).get(SILENT_MS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException(server + " is silent", e);
    }
    change("server", "HEARD");
    for (int i = 0; i < asked.size(); i++) {
      see(asked.get(i), seen.get(i));
    }
  }

  private void see(String node, DataValue value) {
    Object content = value.getValue().getValue();
    boolean bad = value.getStatusCode().isBad();
    synchronized (this) {
      values.put(
          node,
          bad || content == null
              ? ""
              : content instanceof Object[] several
                  ? String.join(",", List.of(several).stream().map(String::valueOf).toList())
                  : content.toString());
    }
    if (node.startsWith("press/") && node.endsWith("/State")) {
      String press = node.split("/", -1)[1];
      String quality = bad ? "BAD" : value.getStatusCode().isGood() ? "GOOD" : "UNCERTAIN";
      change(press, quality);
      DateTime at = value.getSourceTime();
      if (quality.equals("GOOD") && at != null) {
        long age = System.currentTimeMillis() - at.getJavaTime();
        synchronized (this) {
          oldestGoodMs.merge(press, age, Math::max);
        }
      }
    }
  }

  private synchronized void change(String what, String now) {
    if (!now.equals(qualities.put(what, now))) {
      changes.add(new Change(System.nanoTime(), what, now));
    }
  }

  /** What changed since it was asked last. */
  synchronized List<Change> changes() {
    List<Change> all = List.copyOf(changes);
    changes.clear();
    return all;
  }

  /** How old the oldest good reading of each press was since it was asked last. */
  synchronized Map<String, Long> oldestGoodMs() {
    Map<String, Long> all = Map.copyOf(oldestGoodMs);
    oldestGoodMs.clear();
    return all;
  }

  synchronized String quality(String what) {
    return qualities.getOrDefault(what, "");
  }

  synchronized String value(String node) {
    return values.getOrDefault(node, "");
  }

  boolean isHeard() {
    return client.isPresent() && quality("server").equals("HEARD");
  }

  Optional<LineClient> client() {
    return isHeard() ? client : Optional.empty();
  }

  String server() {
    return server;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
