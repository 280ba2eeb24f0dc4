package io.stackline.launch;

import io.stackline.board.Board;
import io.stackline.board.Watch;
import io.stackline.record.RunArchive;
import io.stackline.record.RunRecord;
import io.stackline.record.StoreFailed;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the files of each run when it has ended, and of those that ended while nobody was there to
 * write them.
 */
final class RecordKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RecordKeeper.class);
  private static final int CATCH_UP_RUNS = 50;
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

  private final RunArchive archive;
  private final RecordFolder folder;
  private final Crank crank;
  private final Duration againAfter;
  private final Watch watch;
  private final ConcurrentMap<RunId, CompletableFuture<Path>> written = new ConcurrentHashMap<>();

  private RecordKeeper(Board board, RunArchive archive, Time time, RecordFolder folder) {
    this.archive = archive;
    this.folder = folder;
    this.crank = time.crank("records");
    againAfter = Duration.ofNanos((long) (AGAIN_AFTER.toNanos() * time.speed()));
    this.watch = board.runs().watch(this::onRun);
  }

  static RecordKeeper start(Board board, RunArchive archive, Time time, RecordFolder folder) {
    RecordKeeper keeper = new RecordKeeper(board, archive, time, folder);
    keeper.crank.execute(
        () ->
            archive.recent(CATCH_UP_RUNS).stream()
                .filter(run -> !Files.exists(folder.of(run).resolve("record.json")))
                .forEach(keeper::write));
    return keeper;
  }

  /** Completes with the run's folder once its files are written. */
  CompletableFuture<Path> written(RunId run) {
    return written.computeIfAbsent(run, id -> new CompletableFuture<>());
  }

  private void onRun(RunId run, RunStatus status) {
    if (status.state().isEnded()) {
      crank.execute(() -> write(run));
    }
  }

  /**
   * What cannot be read or written now is tried again: a store comes back, and a disk gets room.
   */
  private void write(RunId run) {
    Optional<RunRecord> record;
    try {
      record = archive.record(run);
    } catch (StoreFailed e) {
      LOG.warn("run={} its record is not written yet: {}", run, e.getMessage());
      crank.after(againAfter, () -> write(run));
      return;
    }
    if (record.isEmpty()) {
      LOG.warn("run={} has ended, but the journal has no record of it", run);
      return;
    }
    try {
      Path path = folder.write(record.get(), archive);
      LOG.info("run={} record written to {}", run, path);
      written(run).complete(path);
    } catch (StoreFailed e) {
      LOG.warn("run={} its traces are not written yet: {}", run, e.getMessage());
      crank.after(againAfter, () -> write(run));
    } catch (IOException e) {
      LOG.error(
          "run={} its record could not be written: {}; it stays in the journal", run, e.toString());
      written(run).completeExceptionally(e);
      crank.after(againAfter, () -> write(run));
    }
  }

  @Override
  public void close() {
    watch.close();
    crank.close();
  }
}
