package io.stackline.sequence.store;

import io.stackline.board.BoardCodec;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends to the journal and lets the other tables follow, in one transaction. What it was told has
 * failed may have been written all the same, if the database died before it could say so; told once
 * more, it looks, and does not write it twice.
 */
final class JournalWriter {
  private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

  /** Changes nothing, but only if no successor has raised the term meanwhile. */
  private static final String FENCE =
      "UPDATE counter SET number = number WHERE name = 'term' AND number = ?";

  /**
   * A new journal begins counting strokes anywhere below this: a press remembers its last RUN_ID,
   * and takes a START that repeats it for one it has obeyed already. Two journals that both began
   * at 1 would meet there.
   */
  private static final long RUN_NUMBER_FIRST_MAX = 1L << 31;

  private final Sql sql;
  private final Entries entries;
  private final Projection projection;
  private final long term;
  private long newest;
  private Optional<Attempt> uncertain = Optional.empty();

  /** An entry nobody knows about whether it is there. */
  private record Attempt(long ord, List<Fact> facts) {}

  private JournalWriter(Sql sql, Entries entries, Projection projection, long term, long newest) {
    this.sql = sql;
    this.entries = entries;
    this.projection = projection;
    this.term = term;
    this.newest = newest;
  }

  /**
   * Raises the term, so that whoever had the journal before writes nothing more, and sees to it
   * that the tables agree with the journal.
   */
  static JournalWriter open(Sql sql, BoardCodec codec) {
    Entries entries = new Entries(sql, new FactCodec(codec));
    Projection projection = new Projection(sql);
    JournalWriter[] opened = new JournalWriter[1];
    sql.transaction(
        "the term",
        () -> {
          // first of all, so that two that open at once do so one after the other
          sql.change("UPDATE counter SET number = number WHERE name = 'term'");
          agree(sql, entries, projection);
          long term = 1 + sql.number("SELECT number FROM counter WHERE name = 'term'");
          long newest = entries.newest();
          opened[0] = new JournalWriter(sql, entries, projection, term, newest);
          opened[0].append(Optional.empty(), opened[0].opening());
        });
    opened[0].newest++;
    return opened[0];
  }

  private static void agree(Sql sql, Entries entries, Projection projection) throws SQLException {
    long newest = entries.newest();
    long reached = projection.reached();
    if (newest == reached) {
      if (newest == 0) {
        takeOver(sql, entries, projection);
      }
      return;
    }
    LOG.warn(
        "event=rebuild the tables tell up to entry {} of the journal and not {}: they are made anew"
            + " from it",
        reached,
        newest);
    projection.clear();
    entries.read(projection::follow);
  }

  private static void takeOver(Sql sql, Entries entries, Projection projection)
      throws SQLException {
    long term = sql.number("SELECT number FROM counter WHERE name = 'term'");
    long[] ord = {0};
    new Takeover(sql).tell((run, facts) -> entries.append(++ord[0], term, run, facts));
    if (ord[0] > 0) {
      LOG.info("event=takeover entries={}", ord[0]);
      projection.follow(ord[0], List.of());
    }
  }

  private List<Fact> opening() throws SQLException {
    Fact opened = new Fact.Opened(term);
    long run = sql.number("SELECT number FROM counter WHERE name = 'run'");
    if (run > 0) {
      return List.of(opened);
    }
    long first = new SecureRandom().nextLong(1, RUN_NUMBER_FIRST_MAX);
    return List.of(opened, new Fact.Counted(first, Map.of()));
  }

  long term() {
    return term;
  }

  /**
   * Everything or nothing, on the disk when this returns.
   *
   * @param run the run it is about, if it is about one
   */
  void write(String what, Optional<String> run, List<Fact> facts) {
    if (isThereAlready(what, facts)) {
      return;
    }
    uncertain = Optional.of(new Attempt(newest + 1, facts));
    sql.transaction(
        what,
        () -> {
          fence();
          append(run, facts);
        });
    written();
  }

  private void append(Optional<String> run, List<Fact> facts) throws SQLException {
    long ord = newest + 1;
    entries.append(ord, term, run, facts);
    projection.follow(ord, facts);
  }

  private void written() {
    newest++;
    uncertain = Optional.empty();
  }

  /** Whether what was told to have failed last was written all the same. */
  boolean wasWritten() {
    return uncertain.isPresent() && isThere(uncertain.get().ord());
  }

  private boolean isThere(long ord) {
    return !sql.rows(
            "entry " + ord,
            row -> row.getLong(1),
            "SELECT ord FROM journal WHERE ord = ? AND term = ?",
            ord,
            term)
        .isEmpty();
  }

  private boolean isThereAlready(String what, List<Fact> facts) {
    if (uncertain.isEmpty()) {
      return false;
    }
    Attempt last = uncertain.get();
    if (!isThere(last.ord())) {
      uncertain = Optional.empty();
      return false;
    }
    sql.force(what);
    written();
    LOG.info("entry={} had been written before the database failed", last.ord());
    return last.facts().equals(facts);
  }

  /** Also locks the row, so that two do not write at once. */
  void fence() throws SQLException {
    if (sql.change(FENCE, term) != 1) {
      throw new SQLException("a successor of term above " + term + " has taken over");
    }
  }
}
