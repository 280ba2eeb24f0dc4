package io.stackline.launch.kill;

import io.stackline.launch.demo.LineClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks a server twice a second for something harmless that only who runs recipes can answer: that a
 * press nobody uses be cleared.
 */
final class NetProbe implements AutoCloseable {
  private static final String PRESS = "press/B2";
  private static final long EVERY_MS = 500;

  /** What came back: a status and a message, or nothing within the client's time. */
  record Answer(long asked, long answered, String what) {
    /** Whether somebody decided. */
    boolean isServed() {
      return what.startsWith("Bad_InvalidState") || what.startsWith("Good");
    }
  }

  private final NetFace face;
  private final List<Answer> answers = new ArrayList<>();
  private final Thread thread = new Thread(this::work, "probe");
  private volatile boolean closed;

  NetProbe(NetFace face) {
    this.face = face;
    thread.setDaemon(true);
    thread.start();
  }

  private void work() {
    try {
      while (!closed) {
        face.client().ifPresent(this::ask);
        TimeUnit.MILLISECONDS.sleep(EVERY_MS);
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private void ask(LineClient client) {
    long asked = System.nanoTime();
    CompletableFuture<Void> unused =
        client
            .ask(PRESS, PRESS + "/Clear", "probe", UUID.randomUUID().toString())
            .handle(
                (reply, failure) -> {
                  String what =
                      reply == null ? "none " + failure : reply.status() + " " + reply.outputs();
                  synchronized (this) {
                    answers.add(new Answer(asked, System.nanoTime(), what));
                  }
                  return null;
                });
  }

  String server() {
    return face.server();
  }

  synchronized void clear() {
    answers.clear();
  }

  synchronized List<Answer> answers() {
    return List.copyOf(answers);
  }

  /** The longest time after this in which nothing that was asked was served. */
  Optional<double[]> gap(long from, long to) {
    List<Long> served = new ArrayList<>(List.of(from));
    answers().stream()
        .filter(each -> each.isServed() && each.answered() > from && each.answered() < to)
        .map(Answer::answered)
        .sorted()
        .forEach(served::add);
    served.add(to);
    double longest = 0;
    double begin = 0;
    for (int i = 1; i < served.size(); i++) {
      double gap = (served.get(i) - served.get(i - 1)) / 1e9;
      if (gap > longest) {
        longest = gap;
        begin = (served.get(i - 1) - from) / 1e9;
      }
    }
    return longest < 1.5 ? Optional.empty() : Optional.of(new double[] {begin, begin + longest});
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
