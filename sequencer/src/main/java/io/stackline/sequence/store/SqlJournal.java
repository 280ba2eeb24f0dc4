package io.stackline.sequence.store;

import io.stackline.board.BoardCodec;
import io.stackline.board.WordRefused;
import io.stackline.press.PressId;
import io.stackline.record.RunJournal;
import io.stackline.record.StoreFailed;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The journal in SQL: written as entries, read from the tables that follow from them. */
final class SqlJournal implements RunJournal {
  private static final String IMAGE = "SELECT id, started, ended, word FROM run ";

  private final Sql sql;
  private final BoardCodec codec;
  private final SqlPresses presses;
  private final EntryFacts facts;
  private final JournalWriter writer;
  private final Map<PressId, Long> nonces = new HashMap<>();

  /** Drawn, but perhaps not written down: whoever tries again tells the same. */
  private final Map<PressId, Long> drawn = new HashMap<>();

  private Numbers numbers;

  private SqlJournal(Sql sql, BoardCodec codec) {
    this.sql = sql;
    this.codec = codec;
    presses = new SqlPresses(sql, codec);
    facts = new EntryFacts(codec);
    writer = JournalWriter.open(sql, codec);
    numbers = stored();
  }

  static SqlJournal open(Sql sql, BoardCodec codec) {
    return new SqlJournal(sql, codec);
  }

  private Numbers stored() {
    Map<PressId, Long> orders = new HashMap<>();
    sql.rows(
            "order numbers",
            row -> new Known(new PressId(row.getString(1)), row.getLong(2), row.getLong(3)),
            "SELECT id, nonce, next_order FROM press")
        .forEach(
            each -> {
              nonces.put(each.press(), each.nonce());
              orders.put(each.press(), each.nextOrder());
            });
    long run =
        sql.rows("run", row -> row.getLong(1), "SELECT number FROM counter WHERE name = 'run'")
            .get(0);
    return new Numbers(run, orders);
  }

  private record Known(PressId press, long nonce, long nextOrder) {}

  /** When the newest entry was written, by the clock of the database. */
  Instant newest() {
    return sql.rows(
            "the newest entry",
            row -> sql.database().instant(row, 1),
            "SELECT at FROM journal ORDER BY ord DESC FETCH FIRST 1 ROWS ONLY")
        .get(0);
  }

  JournalWriter writer() {
    return writer;
  }

  @Override
  public long term() {
    return writer.term();
  }

  @Override
  public Numbers numbers() {
    return numbers;
  }

  @Override
  public long nonce(PressId press) {
    Long known = nonces.get(press);
    if (known != null) {
      return known;
    }
    long nonce = drawn(press);
    writer.write(
        "the nonce of " + press, Optional.empty(), List.of(new Fact.Met(press.value(), nonce)));
    nonces.put(press, nonce);
    return nonce;
  }

  private long drawn(PressId press) {
    return drawn.computeIfAbsent(press, each -> new SecureRandom().nextLong(1, 1L << 32));
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
      throw StoreFailed.forEver("an outcome in the journal cannot be read", e);
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
    return sql.rows(
        "unfinished runs", this::image, IMAGE + "WHERE ended = FALSE ORDER BY ended, ord");
  }

  @Override
  public List<Image> ended(int max) {
    return sql.rows(
        "ended runs",
        this::image,
        "SELECT id, started, ended, word FROM (SELECT * FROM run WHERE ended = TRUE"
            + " ORDER BY ended, ord DESC FETCH FIRST "
            + max
            + " ROWS ONLY) newest ORDER BY ord");
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

  private Image image(ResultSet row) throws SQLException {
    return new Image(
        new RunId(row.getString(1)),
        sql.database().instant(row, 2),
        row.getBoolean(3),
        row.getString(4));
  }

  @Override
  public void write(Entry entry) {
    // apart, for an entry about a run may be taken out one day
    entry.numbers().orders().keySet().forEach(this::nonce);
    List<Fact> all = new ArrayList<>(facts.of(entry));
    counted(entry.numbers()).ifPresent(all::add);
    writer.write("the journal", entry.run().map(Image::run).map(RunId::value), all);
    numbers = entry.numbers();
  }

  @Override
  public void alarm(HoldAlarm alarm) {
    writer.write("an alarm", Optional.of(alarm.run().value()), facts.of(alarm));
  }

  @Override
  public boolean wasWritten() {
    return writer.wasWritten();
  }

  /** What was used up; nothing is written of presses whose numbers are the same. */
  private Optional<Fact> counted(Numbers next) {
    Map<String, Long> changed = new HashMap<>();
    next.orders()
        .forEach(
            (press, order) -> {
              if (!Objects.equals(numbers.orders().get(press), order)) {
                changed.put(press.value(), order);
              }
            });
    return changed.isEmpty() && next.run() == numbers.run()
        ? Optional.empty()
        : Optional.of(new Fact.Counted(next.run(), changed));
  }
}
