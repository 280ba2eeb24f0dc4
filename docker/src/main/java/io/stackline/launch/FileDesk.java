package io.stackline.launch;

import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests from beside the running process, through files of the data folder: nobody but who
 * may write there can ask, and no port has to be guarded. One request of a sort waits at a time, a
 * later one takes its place. Owns one crank, on which everything is served.
 */
final class FileDesk implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FileDesk.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final long POLL_MS = 100;

  /** Longer requests are not served: none needs more. */
  private static final long BYTES_MAX = 64 << 10;

  /** What becomes of a request. */
  interface Served {
    /** The lines of the answer to the lines of a request. */
    List<String> serve(List<String> lines) throws IOException;
  }

  private final Path data;
  private final Map<String, Served> sorts;
  private final Crank crank;
  private final Duration every;

  private FileDesk(Path data, Map<String, Served> sorts, Crank crank, Duration every) {
    this.data = data;
    this.sorts = new LinkedHashMap<>(sorts);
    this.crank = crank;
    this.every = every;
  }

  /**
   * @param sorts who serves which sort of requests; a sort is a folder of the data folder
   */
  static FileDesk start(DataFolder data, Time time, Map<String, Served> sorts) {
    Duration every = Duration.ofNanos((long) (LOOK_EVERY.toNanos() * time.speed()));
    FileDesk desk = new FileDesk(data.path(), sorts, time.crank("requests"), every);
    desk.crank.after(every, desk::look);
    return desk;
  }

  private void look() {
    sorts.forEach(this::look);
    crank.after(every, this::look);
  }

  private void look(String sort, Served served) {
    Path folder = data.resolve(sort);
    Path request = folder.resolve("request");
    try {
      if (Files.exists(request)) {
        List<String> lines =
            Files.size(request) > BYTES_MAX ? List.of() : Files.readAllLines(request);
        Files.delete(request);
        if (!lines.isEmpty()) {
          List<String> answer = served.serve(lines.subList(1, lines.size()));
          put(folder.resolve("answer-" + UUID.fromString(lines.get(0))), answer);
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("a request of sort {} cannot be served", sort, e);
    }
  }

  /**
   * Asks the process that uses this data folder, and waits for its answer.
   *
   * @param wait how long
   * @return what it answered; empty if it did not in time, the request is withdrawn then
   */
  static Optional<List<String>> ask(Path data, String sort, List<String> lines, Duration wait)
      throws IOException, InterruptedException {
    UUID id = UUID.randomUUID();
    Path folder = Files.createDirectories(data.resolve(sort));
    List<String> all = new ArrayList<>(List.of(id.toString()));
    all.addAll(lines);
    put(folder.resolve("request"), all);
    Path answer = folder.resolve("answer-" + id);
    long end = System.nanoTime() + wait.toNanos();
    while (!Files.exists(answer)) {
      if (System.nanoTime() > end) {
        Files.deleteIfExists(folder.resolve("request"));
        return Optional.empty();
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MS);
    }
    List<String> told = Files.readAllLines(answer);
    Files.delete(answer);
    return Optional.of(told);
  }

  /** Whole or not at all, for it is read as soon as it is there. */
  private static void put(Path file, List<String> lines) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.write(part, lines);
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() {
    crank.close();
  }
}
