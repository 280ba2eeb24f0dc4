package io.stackline.launch;

import io.stackline.sequence.store.SqlStore;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes requests for backups from beside the running process, through files of the data folder:
 * nobody but who may write there can ask, and no port has to be guarded. Owns one crank.
 */
final class BackupDesk implements AutoCloseable {
  static final String DONE = "done";

  private static final Logger LOG = LoggerFactory.getLogger(BackupDesk.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final SqlStore store;
  private final Path folder;
  private final Crank crank;
  private final Duration every;

  private BackupDesk(SqlStore store, Path folder, Crank crank, Duration every) {
    this.store = store;
    this.folder = folder;
    this.crank = crank;
    this.every = every;
  }

  static BackupDesk start(SqlStore store, DataFolder data, Time time) {
    Duration every = Duration.ofNanos((long) (LOOK_EVERY.toNanos() * time.speed()));
    BackupDesk desk = new BackupDesk(store, folder(data.path()), time.crank("backup"), every);
    desk.crank.after(every, desk::look);
    return desk;
  }

  /** Where a data folder has the requests. */
  private static Path folder(Path data) {
    return data.resolve("backup");
  }

  private void look() {
    Path request = folder.resolve("request");
    try {
      if (Files.exists(request)) {
        List<String> lines = Files.readAllLines(request);
        Files.delete(request);
        if (lines.size() == 2) {
          serve(lines.get(0), Path.of(lines.get(1)));
        }
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn("a request for a backup cannot be served", e);
    }
    crank.after(every, this::look);
  }

  private void serve(String id, Path file) throws IOException {
    String answer = DONE;
    try {
      store.backUp(file);
      LOG.info("event=backup file={}", file);
    } catch (StoreRefused e) {
      answer = String.valueOf(e.getMessage());
      LOG.warn("event=backup-refused {}", answer);
    }
    put(folder.resolve("answer-" + id), List.of(answer));
  }

  /**
   * Leaves a request for the process that uses this data folder.
   *
   * @param file absolute
   */
  static void ask(Path data, String id, Path file) throws IOException {
    Files.createDirectories(folder(data));
    put(folder(data).resolve("request"), List.of(id, file.toString()));
  }

  /** What it has answered, once it has. */
  static Optional<String> answer(Path data, String id) throws IOException {
    Path answer = folder(data).resolve("answer-" + id);
    if (!Files.exists(answer)) {
      return Optional.empty();
    }
    String text = Files.readString(answer).strip();
    Files.delete(answer);
    return Optional.of(text);
  }

  /** Nobody waits for it any longer. */
  static void forget(Path data) throws IOException {
    Files.deleteIfExists(folder(data).resolve("request"));
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
