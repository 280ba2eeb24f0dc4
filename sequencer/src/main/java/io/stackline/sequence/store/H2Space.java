package io.stackline.sequence.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the space of what was overwritten usable again. Each commit of a few hundred bytes puts
 * some 40 kB behind the file's end, most of it soon replaced by the next one; but a piece of the
 * file is free only once nothing in it is needed any more, and something in it mostly is. H2 moves
 * that away in the background, but not with a write delay of 0: without this a file of 4,000 runs
 * was 1.1 GB (measured).
 */
final class H2Space {
  private static final Logger LOG = LoggerFactory.getLogger(H2Space.class);

  /** Share of the file that is to be in use, in percent; H2's own aim in the background. */
  private static final int FILL_PERCENT = 90;

  /** Moved at most at a time: some milliseconds. */
  private static final int PIECE_BYTES = 1 << 20;

  private H2Space() {}

  /**
   * Marks at most a piece to be written anew with the next commit. Nothing is lost if it cannot be.
   */
  static void reuse(Connection connection) throws SQLException {
    if (connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
      try {
        // in memory it does nothing
        boolean moved =
            session.getDatabase().getStore().getMvStore().compact(FILL_PERCENT, PIECE_BYTES);
        LOG.trace("event=reuse moved={}", moved);
      } catch (MVStoreException e) {
        LOG.warn("event=reuse the file grows on: {}", e.getMessage());
      }
    }
  }
}
