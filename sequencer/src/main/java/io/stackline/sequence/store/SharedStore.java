package io.stackline.sequence.store;

import io.stackline.board.BoardCodec;
import io.stackline.record.RunArchive;
import io.stackline.record.StoreFailed;
import io.stackline.site.StoreSettings;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * A store in a server, as processes see it that do not write runs into it: they read, and those
 * that stand by to write look whose turn it is. Used on one crank, but for the archive, which is
 * for everybody.
 */
public final class SharedStore implements AutoCloseable {
  private static final String STILL_OURS =
      "EXISTS (SELECT 1 FROM counter WHERE name = 'term' AND number = ?)";

  private final Link link;
  private final Sql sql;
  private final SqlArchive archive;

  private SharedStore(Database database) {
    link = new Link(database);
    sql = new Sql(link);
    archive = new SqlArchive(database, BoardCodec.create());
  }

  /**
   * The beat of whoever is at work on a store that an older Stackline has used, and whose tables
   * {@link #open} would change under it; 0 if nobody is. Changes nothing.
   *
   * @return empty if there is nothing to change
   * @throws StoreRefused as {@link #open} does
   */
  public static OptionalLong olderBeat(StoreSettings settings) throws StoreRefused {
    return olderBeat(database(settings));
  }

  static OptionalLong olderBeat(Database database) throws StoreRefused {
    try {
      if (!Migrations.isOlder(database)) {
        return OptionalLong.empty();
      }
      if (!Migrations.hasBeat(database)) {
        return OptionalLong.of(0);
      }
      try (SharedStore store = new SharedStore(database)) {
        return OptionalLong.of(store.beat());
      }
    } catch (SQLException e) {
      throw refused(database, e);
    }
  }

  /**
   * Looks at the store of a line. Brings its tables up to date: ask {@link #olderBeat} first.
   *
   * @throws StoreRefused if it is a file, or the server does not let us in, or a newer Stackline
   *     has changed it
   */
  public static SharedStore open(StoreSettings settings) throws StoreRefused {
    return open(database(settings));
  }

  private static Database database(StoreSettings settings) throws StoreRefused {
    if (!(settings.where() instanceof StoreSettings.Where.Postgres server)) {
      throw new StoreRefused("a file is the store of one process; name a PostgreSQL server");
    }
    return Postgres.at(server);
  }

  private static StoreRefused refused(Database database, SQLException e) {
    return new StoreRefused(
        database + " cannot be opened (" + e.getMessage() + "); " + database.remedy(), e);
  }

  static SharedStore open(Database database) throws StoreRefused {
    try {
      Migrations.update(database);
      return new SharedStore(database);
    } catch (SQLException e) {
      throw refused(database, e);
    }
  }

  /** Runs, records, traces. For any thread. */
  public RunArchive archive() {
    return archive;
  }

  /**
   * Grows while somebody runs recipes on this store; 0 if nobody does.
   *
   * @throws StoreFailed if the store does not answer
   */
  public long beat() {
    return sql.rows("the beat", row -> row.getLong(1), "SELECT number FROM beat").get(0);
  }

  /**
   * Lets it grow, as the sequencer of this term.
   *
   * @return false if a successor has taken over
   * @throws StoreFailed if the store does not answer: nobody knows
   */
  public boolean beat(long term) {
    return changed("the beat", "UPDATE beat SET number = number + 1 WHERE " + STILL_OURS, term);
  }

  /** Says that nobody runs recipes any more, unless a successor does. */
  public void rest(long term) {
    changed("the end of the beat", "UPDATE beat SET number = 0 WHERE " + STILL_OURS, term);
  }

  private boolean changed(String what, String statement, long term) {
    boolean[] changed = new boolean[1];
    sql.transaction(what, () -> changed[0] = sql.change(statement, term) == 1);
    return changed[0];
  }

  @Override
  public void close() {
    archive.close();
    link.close();
  }
}
