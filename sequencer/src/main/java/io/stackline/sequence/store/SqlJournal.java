package io.stackline.sequence.store;

import io.stackline.board.BoardCodec;
import io.stackline.board.WordRefused;
import io.stackline.press.PressId;
import io.stackline.record.RunJournal;
import io.stackline.record.RunRecord;
import io.stackline.record.StoreFailed;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The journal in SQL. */
final class SqlJournal implements RunJournal {
  /** Changes nothing, but only if no successor has raised the term meanwhile. */
  private static final String FENCE =
      "UPDATE counter SET number = number WHERE name = 'term' AND number = ?";

  private static final String IMAGE = "SELECT id, started, ended, word FROM run ";

  /**
   * A new journal begins counting strokes anywhere below this: a press remembers its last RUN_ID,
   * and takes a START that repeats it for one it has obeyed already. Two journals that both began
   * at 1 would meet there.
   */
  private static final long RUN_NUMBER_FIRST_MAX = 1L << 31;

  private final Sql sql;
  private final BoardCodec codec;
  private final SqlPresses presses;
  private final long term;

  private SqlJournal(Sql sql, BoardCodec codec, long term) {
    this.sql = sql;
    this.codec = codec;
    presses = new SqlPresses(sql, codec);
    this.term = term;
  }

  static SqlJournal open(Connection connection, BoardCodec codec) {
    Sql sql = new Sql(connection);
    sql.transaction(
        "the term",
        () -> {
          sql.change("UPDATE counter SET number = number + 1 WHERE name = 'term'");
          sql.change(
              "UPDATE counter SET number = ? WHERE name = 'run' AND number = 0",
              new SecureRandom().nextLong(1, RUN_NUMBER_FIRST_MAX));
        });
    return new SqlJournal(sql, codec, counter(sql, "term"));
  }

  private static long counter(Sql sql, String name) {
    return sql.rows(name, row -> row.getLong(1), "SELECT number FROM counter WHERE name = ?", name)
        .get(0);
  }

  @Override
  public long term() {
    return term;
  }

  @Override
  public Numbers numbers() {
    Map<PressId, Long> orders = new HashMap<>();
    sql.rows(
            "order numbers",
            row -> Map.entry(new PressId(row.getString(1)), row.getLong(2)),
            "SELECT id, next_order FROM press")
        .forEach(each -> orders.put(each.getKey(), each.getValue()));
    return new Numbers(counter(sql, "run"), orders);
  }

  @Override
  public long nonce(PressId press) {
    Optional<Long> known = known(press);
    if (known.isPresent()) {
      return known.get();
    }
    sql.transaction("the nonce of " + press, () -> insert(press, 1));
    return known(press).orElseThrow();
  }

  private void insert(PressId press, long nextOrder) throws SQLException {
    long nonce = new SecureRandom().nextLong(1, 1L << 32);
    sql.change("INSERT INTO press VALUES (?, ?, ?)", press.value(), nonce, nextOrder);
  }

  private Optional<Long> known(PressId press) {
    return sql
        .rows(
            "the nonce of " + press,
            row -> row.getLong(1),
            "SELECT nonce FROM press WHERE id = ?",
            press.value())
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Outcome> outcome(CommandId command) {
    return sql
        .rows(
            "the outcome of " + command,
            row -> row.getString(1),
            "SELECT word FROM outcome WHERE command = ?",
            command.value())
        .stream()
        .findFirst()
        .map(this::outcome);
  }

  private Outcome outcome(String word) {
    try {
      return codec.decode(Outcome.class, word.getBytes(StandardCharsets.UTF_8));
    } catch (WordRefused e) {
      throw new StoreFailed("an outcome in the journal cannot be read", e);
    }
  }

  @Override
  public boolean knows(RunId run) {
    return !sql.rows(
            "run " + run, row -> row.getString(1), "SELECT id FROM run WHERE id = ?", run.value())
        .isEmpty();
  }

  @Override
  public List<Image> unfinished() {
    return sql.rows("unfinished runs", SqlJournal::image, IMAGE + "WHERE NOT ended ORDER BY ord");
  }

  @Override
  public List<Image> ended(int max) {
    return sql.rows(
        "ended runs",
        SqlJournal::image,
        "SELECT id, started, ended, word FROM (SELECT * FROM run WHERE ended"
            + " ORDER BY ord DESC FETCH FIRST ? ROWS ONLY) newest ORDER BY ord",
        max);
  }

  @Override
  public List<SentErrand> errands() {
    return presses.errands();
  }

  @Override
  public Map<PressId, String> doubts() {
    return presses.doubts();
  }

  @Override
  public Map<PressId, Duty> duties() {
    return presses.duties();
  }

  private static Image image(ResultSet row) throws SQLException {
    return new Image(
        new RunId(row.getString(1)),
        row.getObject(2, Instant.class),
        row.getBoolean(3),
        row.getString(4));
  }

  @Override
  public void write(Entry entry) {
    sql.transaction(
        "the journal",
        () -> {
          fence();
          if (entry.outcome().isPresent()) {
            write(entry.outcome().get());
          }
          if (entry.run().isPresent()) {
            write(entry.run().get(), entry);
          }
          if (entry.errand().isPresent()) {
            presses.write(entry.errand().get());
          }
          for (Doubt each : entry.doubts()) {
            presses.write(each);
          }
          if (entry.duty().isPresent()) {
            presses.write(entry.duty().get());
          }
          write(entry.numbers());
        });
    sql.force();
  }

  private void fence() throws SQLException {
    if (sql.change(FENCE, term) != 1) {
      throw new SQLException("a successor of term above " + term + " has taken over");
    }
  }

  private void write(Outcome outcome) throws SQLException {
    sql.change(
        "INSERT INTO outcome VALUES (?, ?)",
        outcome.command().value(),
        text(codec.encode(Outcome.class, outcome)));
  }

  private void write(Image image, Entry entry) throws SQLException {
    String run = image.run().value();
    int known =
        sql.change(
            "UPDATE run SET ended = ?, word = ? WHERE id = ?", image.ended(), image.word(), run);
    if (known == 0) {
      sql.change(
          "INSERT INTO run (id, started, ended, word) VALUES (?, ?, ?, ?)",
          run,
          image.started(),
          image.ended(),
          image.word());
    }
    for (Stroke each : entry.strokes()) {
      sql.change("INSERT INTO stroke VALUES (?, ?, ?)", each.runNumber(), run, each.stage());
    }
    for (Note each : entry.notes()) {
      sql.change(
          "INSERT INTO note (run, at, who, text) VALUES (?, ?, ?, ?)",
          run,
          each.at(),
          each.who(),
          each.text());
    }
    if (entry.record().isPresent()) {
      sql.change(
          "INSERT INTO record (run, word) VALUES (?, ?)",
          run,
          text(codec.encode(RunRecord.class, entry.record().get())));
    }
  }

  private void write(Numbers numbers) throws SQLException {
    sql.change("UPDATE counter SET number = ? WHERE name = 'run'", numbers.run());
    for (Map.Entry<PressId, Long> each : numbers.orders().entrySet()) {
      String press = each.getKey().value();
      if (sql.change("UPDATE press SET next_order = ? WHERE id = ?", each.getValue(), press) == 0) {
        insert(each.getKey(), each.getValue());
      }
    }
  }

  private static String text(byte[] word) {
    return new String(word, StandardCharsets.UTF_8);
  }
}
