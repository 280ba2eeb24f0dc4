package io.stackline.opcua;

import io.stackline.board.Board;
import io.stackline.opcua.model.LineNamespace;
import io.stackline.opcua.model.run.ArchivedRun;
import io.stackline.record.RunArchive;
import io.stackline.record.RunRecord;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.time.Crank;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows ended runs the board no longer knows. Servers of one line are to show the same runs,
 * whenever each was started: while the archive does not answer it is asked again and again.
 */
final class EarlierRuns {
  private static final Logger LOG = LoggerFactory.getLogger(EarlierRuns.class);

  private final RunArchive archive;
  private final LineNamespace namespace;
  private boolean shown;
  private boolean asking;

  EarlierRuns(RunArchive archive, LineNamespace namespace) {
    this.archive = archive;
    this.namespace = namespace;
  }

  /**
   * Shows them after what the crank has to do now: what the board knows of a run is more than a
   * record keeps, and comes first. Waits for the archive.
   */
  void show(Crank crank) {
    read().ifPresent(found -> crank.execute(() -> show(found)));
  }

  /** Whether they are shown. On the crank. */
  boolean areShown() {
    return shown;
  }

  /**
   * Shows them if they are not shown yet. On the crank.
   *
   * @param reader waits for the archive instead of the crank
   */
  void retry(Crank crank, Crank reader, Runnable done) {
    if (shown || asking) {
      return;
    }
    asking = true;
    reader.execute(
        () -> {
          Optional<List<RunStatus>> found = read();
          crank.execute(
              () -> {
                asking = false;
                found.ifPresent(this::show);
                done.run();
              });
        });
  }

  private Optional<List<RunStatus>> read() {
    try {
      List<RunStatus> found = new ArrayList<>();
      for (RunId run : archive.recent(Board.ENDED_RUNS_KEPT)) {
        archive.record(run).flatMap(EarlierRuns::status).ifPresent(found::add);
      }
      return Optional.of(found);
    } catch (RuntimeException e) {
      LOG.warn("ended runs are not shown yet, the archive does not answer: {}", e.toString());
      return Optional.empty();
    }
  }

  private static Optional<RunStatus> status(RunRecord record) {
    try {
      return Optional.of(ArchivedRun.status(record));
    } catch (RuntimeException e) {
      LOG.warn("run={} archived but not shown", record.runId(), e);
      return Optional.empty();
    }
  }

  private void show(List<RunStatus> runs) {
    for (RunStatus run : runs) {
      if (!namespace.runs().isShown(run.id())) {
        namespace.show(run, run.ended().orElse(run.since()));
      }
    }
    shown = true;
  }
}
