package io.stackline.sequence.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The tables that are read from, as they follow from the journal: each fact changes rows by their
 * key, so that its cost does not depend on how much is there. Used within a transaction.
 */
final class Projection {
  private static final int ONE = 1;

  /** Everything that can be made again; what was measured cannot: traces, and hours of holds. */
  private static final List<String> TABLES =
      List.of(
          "counter",
          "press",
          "outcome",
          "run",
          "stroke",
          "note",
          "record",
          "errand",
          "doubt",
          "duty",
          "hold_alarm",
          "projection");

  private final Sql sql;

  Projection(Sql sql) {
    this.sql = sql;
  }

  /** Up to which entry of the journal the tables tell; 0 if nobody says. */
  long reached() throws SQLException {
    return sql.number("SELECT ord FROM projection WHERE id = ?", ONE);
  }

  void clear() throws SQLException {
    for (String table : TABLES) {
      sql.change("DELETE FROM " + table);
    }
  }

  /**
   * Follows an entry that has just been written.
   *
   * @param ord its number
   */
  void follow(long ord, List<Fact> facts) throws SQLException {
    for (Fact each : facts) {
      follow(ord, each);
    }
    if (sql.change("UPDATE projection SET ord = ? WHERE id = ?", ord, ONE) == 0) {
      sql.change("INSERT INTO projection (id, ord) VALUES (?, ?)", ONE, ord);
    }
  }

  private void follow(long ord, Fact fact) throws SQLException {
    if (fact instanceof Fact.Opened opened) {
      count("term", opened.term());
    } else if (fact instanceof Fact.Met met) {
      met(met);
    } else if (fact instanceof Fact.Answered answered) {
      answered(answered);
    } else if (fact instanceof Fact.Became became) {
      became(ord, became);
    } else if (fact instanceof Fact.Drawn drawn) {
      sql.change(
          "INSERT INTO stroke (run_number, run, stage) VALUES (?, ?, ?)",
          drawn.runNumber(),
          drawn.run(),
          drawn.stage());
    } else if (fact instanceof Fact.Noted noted) {
      sql.change(
          "INSERT INTO note (run, at, who, text) VALUES (?, ?, ?, ?)",
          noted.run(),
          noted.at(),
          noted.who(),
          noted.text());
    } else if (fact instanceof Fact.Recorded recorded) {
      sql.change("INSERT INTO record (run, word) VALUES (?, ?)", recorded.run(), recorded.word());
    } else if (fact instanceof Fact.Sent sent) {
      sql.change(
          "INSERT INTO errand (command, press, order_number, word) VALUES (?, ?, ?, ?)",
          sent.command(),
          sent.press(),
          sent.order(),
          sent.word());
    } else if (fact instanceof Fact.Doubted doubted) {
      doubted(doubted);
    } else if (fact instanceof Fact.Given given) {
      sql.change(
          "INSERT INTO duty (press, duty, since, who, note) VALUES (?, ?, ?, ?, ?)",
          given.press(),
          given.duty(),
          given.since(),
          given.who(),
          given.note());
    } else if (fact instanceof Fact.Alarmed alarmed) {
      sql.change(
          "INSERT INTO hold_alarm (run_number, kind, n, word) VALUES (?, ?, ?, ?)",
          alarmed.runNumber(),
          alarmed.kind(),
          alarmed.n(),
          alarmed.word());
    } else if (fact instanceof Fact.Counted counted) {
      counted(counted);
    }
  }

  private void count(String name, long number) throws SQLException {
    if (sql.change("UPDATE counter SET number = ? WHERE name = ?", number, name) == 0) {
      sql.change("INSERT INTO counter (name, number) VALUES (?, ?)", name, number);
    }
  }

  private void met(Fact.Met met) throws SQLException {
    sql.change(
        "INSERT INTO press (id, nonce, next_order) VALUES (?, ?, 1)", met.press(), met.nonce());
  }

  private void answered(Fact.Answered answered) throws SQLException {
    if (answered.run().isPresent()) {
      sql.change(
          "INSERT INTO outcome (command, run, word) VALUES (?, ?, ?)",
          answered.command(),
          answered.run().get(),
          answered.word());
    } else {
      sql.change(
          "INSERT INTO outcome (command, word) VALUES (?, ?)", answered.command(), answered.word());
    }
    sql.change("UPDATE errand SET answered = TRUE WHERE command = ?", answered.command());
  }

  private void became(long ord, Fact.Became became) throws SQLException {
    int known =
        sql.change(
            "UPDATE run SET ended = ?, word = ? WHERE id = ?",
            became.ended(),
            became.word(),
            became.run());
    if (known == 0) {
      sql.change(
          "INSERT INTO run (id, started, ended, word) VALUES (?, ?, ?, ?)",
          became.run(),
          became.started(),
          became.ended(),
          became.word());
    }
    if (became.ended()) {
      sql.change(
          "UPDATE run SET ended_at = (SELECT at FROM journal WHERE ord = ?)"
              + " WHERE id = ? AND ended_at IS NULL",
          ord,
          became.run());
    }
  }

  private void doubted(Fact.Doubted doubted) throws SQLException {
    sql.change("DELETE FROM doubt WHERE press = ?", doubted.press());
    if (doubted.reason().isPresent()) {
      sql.change(
          "INSERT INTO doubt (press, reason) VALUES (?, ?)",
          doubted.press(),
          doubted.reason().get());
    }
  }

  private void counted(Fact.Counted counted) throws SQLException {
    count("run", counted.run());
    for (Map.Entry<String, Long> each : counted.orders().entrySet()) {
      sql.change("UPDATE press SET next_order = ? WHERE id = ?", each.getValue(), each.getKey());
    }
  }
}
