package io.stackline.sequence.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rows of the journal, oldest first: appended, read again from the beginning. */
final class Entries {
  /** Entries read at a time. */
  private static final int PAGE = 500;

  private final Sql sql;
  private final FactCodec codec;

  Entries(Sql sql, FactCodec codec) {
    this.sql = sql;
    this.codec = codec;
  }

  /** Number of the newest entry, 0 if there is none. */
  long newest() throws SQLException {
    return sql.number("SELECT MAX(ord) FROM journal");
  }

  void append(long ord, long term, Optional<String> run, List<Fact> facts) throws SQLException {
    byte[] word = codec.encode(facts);
    if (run.isPresent()) {
      sql.change(
          "INSERT INTO journal (ord, term, run, word) VALUES (?, ?, ?, ?)",
          ord,
          term,
          run.get(),
          word);
    } else {
      sql.change("INSERT INTO journal (ord, term, word) VALUES (?, ?, ?)", ord, term, word);
    }
  }

  /** Takes entries within a transaction. */
  interface Reader {
    void take(long ord, List<Fact> facts) throws SQLException;
  }

  void read(Reader reader) throws SQLException {
    List<Line> page = page(0);
    while (!page.isEmpty()) {
      for (Line each : page) {
        reader.take(each.ord(), codec.decode(each.ord(), each.word()));
      }
      page = page(page.get(page.size() - 1).ord());
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // it lives for a page
  private record Line(long ord, byte[] word) {}

  private List<Line> page(long after) throws SQLException {
    return sql.query(
        row -> new Line(row.getLong(1), row.getBytes(2)),
        "SELECT ord, word FROM journal WHERE ord > ? ORDER BY ord FETCH FIRST "
            + PAGE
            + " ROWS ONLY",
        after);
  }
}
