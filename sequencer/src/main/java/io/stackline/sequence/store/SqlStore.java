package io.stackline.sequence.store;

import io.stackline.board.BoardCodec;
import io.stackline.record.HoldStore;
import io.stackline.record.RunArchive;
import io.stackline.record.RunJournal;
import io.stackline.record.RunStore;
import io.stackline.record.StoreFailed;
import io.stackline.record.TraceStore;
import io.stackline.site.StoreSettings;
import io.stackline.site.StoreSettings.Retention;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Journal, traces and archive of one line, with the data folder locked for it. Journal and traces
 * are for the sequencer's crank; the archive is for everybody.
 */
public final class SqlStore implements RunStore, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SqlStore.class);

  private final Closeable lock;
  private final Link link;
  private final SqlJournal journal;
  private final SqlTraces traces;
  private final SqlHolds holds;
  private final SqlArchive archive;
  private final Housekeeping housekeeping;

  private SqlStore(Closeable lock, Link link, Retention retention) {
    this.lock = lock;
    this.link = link;
    BoardCodec codec = BoardCodec.create();
    Sql sql = new Sql(link);
    journal = SqlJournal.open(sql, codec);
    traces = new SqlTraces(sql, journal.writer()::fence);
    holds = new SqlHolds(sql, codec, journal.writer()::fence);
    archive = new SqlArchive(link.database(), codec);
    housekeeping = new Housekeeping(sql, journal.writer(), traces, retention);
  }

  /**
   * Opens the store in this folder, made if it is not there; the term grows by one.
   *
   * @throws StoreRefused if another Stackline uses it, a newer one has changed it, or it cannot be
   *     read or written
   */
  public static SqlStore open(Path folder) throws StoreRefused {
    return open(folder, StoreSettings.USUAL);
  }

  /**
   * The same where the site says; the folder is locked all the same.
   *
   * @throws StoreRefused also if the server does not answer, or its password file is not private
   */
  public static SqlStore open(Path folder, StoreSettings settings) throws StoreRefused {
    return open(folder, database(folder, settings.where()), settings.retention());
  }

  static Database database(Path folder, StoreSettings.Where where) throws StoreRefused {
    if (where instanceof StoreSettings.Where.Postgres server) {
      return Postgres.at(server);
    }
    return H2File.in(folder);
  }

  static SqlStore open(Path folder, Database database, Retention retention) throws StoreRefused {
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
      return open(lock, database, retention);
    } catch (SQLException e) {
      release(lock);
      throw H2File.isOpenElsewhere(e)
          ? new StoreRefused("another Stackline uses this data folder: " + folder, e)
          : new StoreRefused(
              database + " cannot be opened (" + e.getMessage() + "); " + database.remedy(), e);
    } catch (StoreRefused e) {
      release(lock);
      throw e;
    }
  }

  static SqlStore open(Closeable lock, Database database, Retention retention)
      throws SQLException, StoreRefused {
    // open from here on: the last connection to leave an embedded database would close it
    Link link = new Link(database);
    try {
      database.prepare();
      link.get();
      Migrations.update(database);
      return new SqlStore(lock, link, retention);
    } catch (StoreFailed e) {
      link.close();
      throw new SQLException(e.getMessage(), e);
    } catch (SQLException | StoreRefused e) {
      link.close();
      throw e;
    }
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
  public HoldStore holds() {
    return holds;
  }

  @Override
  public RunArchive archive() {
    return archive;
  }

  @Override
  public boolean tidy() {
    return housekeeping.tidy();
  }

  /**
   * Writes all of it to a file, as it is now, while it is in use. For any thread.
   *
   * @param file is made; there must be none of this name
   * @throws StoreRefused if the file cannot be written, or the database is a server's
   */
  public void backUp(Path file) throws StoreRefused {
    Backup.write(link.database(), file);
  }

  @Override
  public void close() {
    archive.close();
    link.close();
    release(lock);
  }
}
