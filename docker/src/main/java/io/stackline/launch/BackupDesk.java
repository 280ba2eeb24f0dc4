package io.stackline.launch;

import io.stackline.sequence.store.SqlStore;
import io.stackline.sequence.store.StoreRefused;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves requests for backups; see {@link FileDesk}. */
record BackupDesk(SqlStore store) implements FileDesk.Served {
  static final String SORT = "backup";
  static final String DONE = "done";

  private static final Logger LOG = LoggerFactory.getLogger(BackupDesk.class);

  /** One line: the absolute path of the file to make. */
  @Override
  public List<String> serve(List<String> lines) {
    Path file = Path.of(String.join("", lines));
    try {
      store.backUp(file);
      LOG.info("event=backup file={}", file);
      return List.of(DONE);
    } catch (StoreRefused e) {
      LOG.warn("event=backup-refused {}", String.valueOf(e.getMessage()));
      return List.of(String.valueOf(e.getMessage()));
    }
  }
}
