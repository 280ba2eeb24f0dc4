package io.stackline.sequence.store;

import io.stackline.board.BoardCodec;
import io.stackline.record.RunArchive;
import io.stackline.record.RunJournal;
import io.stackline.record.RunStore;
import io.stackline.record.StoreFailed;
import io.stackline.record.TraceStore;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Journal, traces and archive of one data folder. Journal and traces are for the sequencer's crank;
 * the archive is for everybody.
 */
public final class SqlStore implements RunStore, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqlStore.class);

  /** Error code of H2 for a database file that another process has open. */
  private static final int ALREADY_OPEN = 90020;

  private final Closeable lock;
  private final Connection connection;
  private final SqlJournal journal;
  private final SqlTraces traces;
  private final SqlArchive archive;

  private SqlStore(Closeable lock, Connection connection, String url) {
    this.lock = lock;
    this.connection = connection;
    BoardCodec codec = BoardCodec.create();
    journal = SqlJournal.open(connection, codec);
    traces = new SqlTraces(connection);
    archive = new SqlArchive(url, codec);
  }

  /**
   * Opens the store in this folder, made if it is not there; the term grows by one.
   *
   * @throws StoreRefused if another Stackline uses it, a newer one has changed it, or it cannot be
   *     read or written
   */
  public static SqlStore open(Path folder) throws StoreRefused {
    FolderLock lock;
    try {
      Files.createDirectories(folder);
      lock = FolderLock.take(folder);
    } catch (IOException e) {
      throw new StoreRefused(
          "the data folder " + folder + " cannot be used (" + e + "); choose another with --data",
          e);
    }
    try {
      return open(lock, url(folder));
    } catch (SQLException e) {
      release(lock);
      throw e.getErrorCode() == ALREADY_OPEN
          ? new StoreRefused("another Stackline uses this data folder: " + folder, e)
          : new StoreRefused(
              "the database in "
                  + folder
                  + " cannot be opened ("
                  + e.getMessage()
                  + "); restore it from a copy, or choose another folder with --data",
              e);
    } catch (StoreRefused e) {
      release(lock);
      throw e;
    }
  }

  static SqlStore open(Closeable lock, String url) throws SQLException, StoreRefused {
    Connection connection = DriverManager.getConnection(url, "sa", "");
    try {
      connection.setAutoCommit(false);
      Schema.update(connection);
      return new SqlStore(lock, connection, url);
    } catch (StoreFailed e) {
      connection.close();
      throw new SQLException(e.getMessage(), e);
    } catch (SQLException | StoreRefused e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Space of overwritten rows is used again after 5 s instead of 45: each commit writes some 25 kB
   * (measured), which a fast simulation would pile up.
   */
  private static String url(Path folder) {
    String file = folder.toAbsolutePath().resolve("stackline").toString().replace(";", "\\;");
    return "jdbc:h2:async:" + file + ";WRITE_DELAY=0;RETENTION_TIME=5000;DB_CLOSE_ON_EXIT=FALSE";
  }

  private static void release(Closeable lock) {
    try {
      lock.close();
    } catch (IOException e) {
      LOG.warn("the lock of the data folder cannot be closed", e);
    }
  }

  @Override
  public RunJournal journal() {
    return journal;
  }

  @Override
  public TraceStore traces() {
    return traces;
  }

  @Override
  public RunArchive archive() {
    return archive;
  }

  @Override
  public void close() {
    archive.close();
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.warn("the database cannot be closed; what was committed is safe", e);
    }
    release(lock);
  }
}
