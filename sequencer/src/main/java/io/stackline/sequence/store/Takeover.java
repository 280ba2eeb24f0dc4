package io.stackline.sequence.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first entries of the journal of a database that had none: what a version before 0.5.0 kept in
 * its tables, told once, so that from then on everything follows from the journal. The tables stay
 * as they are.
 */
final class Takeover {
  private final Sql sql;

  /** Takes an entry about a run, or about none. */
  interface Writer {
    void write(Optional<String> run, List<Fact> facts) throws SQLException;
  }

  Takeover(Sql sql) {
    this.sql = sql;
  }

  void tell(Writer writer) throws SQLException {
    presses(writer);
    for (String run : strings("SELECT id FROM run ORDER BY ord")) {
      writer.write(Optional.of(run), of(run));
    }
    for (String run : strings("SELECT run FROM record ORDER BY ord")) {
      writer.write(Optional.of(run), record(run));
    }
    others(writer);
  }

  private void presses(Writer writer) throws SQLException {
    List<Fact> facts = new ArrayList<>();
    Map<String, Long> orders = new HashMap<>();
    facts.addAll(
        sql.query(
            row -> {
              orders.put(row.getString(1), row.getLong(3));
              return new Fact.Met(row.getString(1), row.getLong(2));
            },
            "SELECT id, nonce, next_order FROM press"));
    long run = sql.number("SELECT number FROM counter WHERE name = 'run'");
    if (run > 0) {
      facts.add(new Fact.Counted(run, orders));
    }
    if (!facts.isEmpty()) {
      writer.write(Optional.empty(), facts);
    }
  }

  private List<String> strings(String query) throws SQLException {
    return sql.query(row -> row.getString(1), query);
  }

  private List<Fact> of(String run) throws SQLException {
    List<Fact> facts = new ArrayList<>();
    facts.addAll(
        sql.query(
            row ->
                new Fact.Became(
                    run, sql.database().instant(row, 1), row.getBoolean(2), row.getString(3)),
            "SELECT started, ended, word FROM run WHERE id = ?",
            run));
    facts.addAll(
        sql.query(
            row -> new Fact.Drawn(row.getLong(1), run, row.getString(2)),
            "SELECT run_number, stage FROM stroke WHERE run = ? ORDER BY run_number",
            run));
    facts.addAll(
        sql.query(
            row ->
                new Fact.Noted(
                    run, sql.database().instant(row, 1), row.getString(2), row.getString(3)),
            "SELECT at, who, text FROM note WHERE run = ? ORDER BY ord",
            run));
    return facts;
  }

  private List<Fact> record(String run) throws SQLException {
    return new ArrayList<>(
        sql.query(
            row -> new Fact.Recorded(run, row.getString(1)),
            "SELECT word FROM record WHERE run = ?",
            run));
  }

  /** One entry a row: there may be many, and an entry is bounded. */
  private void others(Writer writer) throws SQLException {
    List<Fact> facts = new ArrayList<>();
    facts.addAll(
        sql.query(
            row ->
                new Fact.Sent(row.getString(1), row.getString(2), row.getLong(3), row.getString(4)),
            "SELECT command, press, order_number, word FROM errand ORDER BY ord"));
    facts.addAll(
        sql.query(
            row -> new Fact.Answered(row.getString(1), Optional.empty(), row.getString(2)),
            "SELECT command, word FROM outcome"));
    facts.addAll(
        sql.query(
            row -> new Fact.Doubted(row.getString(1), Optional.of(row.getString(2))),
            "SELECT press, reason FROM doubt"));
    facts.addAll(
        sql.query(
            row ->
                new Fact.Given(
                    row.getString(1),
                    row.getString(2),
                    sql.database().instant(row, 3),
                    row.getString(4),
                    row.getString(5)),
            "SELECT press, duty, since, who, note FROM duty ORDER BY ord"));
    for (Fact each : facts) {
      writer.write(Optional.empty(), List.of(each));
    }
  }
}
