package io.stackline.sequence.store;

import io.stackline.site.StoreSettings.Retention;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can wait: packs what was left unpacked, and takes out what the site keeps no longer, by the
 * clock of the database: first the traces of a run, then the whole run. A piece at a time, each in
 * a transaction, for it shares the connection of the decisions.
 */
final class Housekeeping {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  /** The age is told in days. */
  private static final String ENDED_BEFORE =
      " ended = TRUE AND ended_at < CURRENT_TIMESTAMP - CAST(? AS INTEGER) * INTERVAL '1' DAY";

  private static final String WHERE_OF_RUN =
      " WHERE run_number IN (SELECT run_number FROM stroke WHERE run = ?)";

  private static final String OLDEST = " ORDER BY ended_at FETCH FIRST 1 ROWS ONLY";

  private final Sql sql;
  private final JournalWriter writer;
  private final SqlTraces traces;
  private final Retention retention;

  Housekeeping(Sql sql, JournalWriter writer, SqlTraces traces, Retention retention) {
    this.sql = sql;
    this.writer = writer;
    this.traces = traces;
    this.retention = retention;
  }

  /** Does one piece; false if there is nothing more to do. */
  boolean tidy() {
    return pack()
        || retention.traces().filter(this::forgetTraces).isPresent()
        || retention.runs().filter(this::forgetRun).isPresent();
  }

  private boolean pack() {
    Optional<Long> stroke =
        sql
            .rows(
                "traces that are not packed",
                row -> row.getLong(1),
                "SELECT trace.run_number FROM trace"
                    + " JOIN stroke ON stroke.run_number = trace.run_number"
                    + " JOIN run ON run.id = stroke.run"
                    + " WHERE trace.last_chunk IS NULL AND run.ended = TRUE"
                    + " FETCH FIRST 1 ROWS ONLY")
            .stream()
            .findFirst();
    return stroke.filter(traces::packed).isPresent();
  }

  private Optional<String> oldest(String condition, Duration age) {
    return sql
        .rows(
            "runs that ended long ago",
            row -> row.getString(1),
            "SELECT id FROM run WHERE" + condition + ENDED_BEFORE + OLDEST,
            (int) age.toDays())
        .stream()
        .findFirst();
  }

  private boolean forgetTraces(Duration age) {
    Optional<String> run = oldest(" traces_kept = TRUE AND", age);
    run.ifPresent(
        each ->
            sql.transaction(
                "retention of traces",
                () -> {
                  writer.fence();
                  forgetTraces(each);
                  sql.change("UPDATE run SET traces_kept = FALSE WHERE id = ?", each);
                }));
    run.ifPresent(each -> LOG.info("run={} event=traces-forgotten", each));
    return run.isPresent();
  }

  private void forgetTraces(String run) throws SQLException {
    sql.change("DELETE FROM trace" + WHERE_OF_RUN, run);
  }

  private boolean forgetRun(Duration age) {
    Optional<String> run = oldest("", age);
    run.ifPresent(this::forget);
    return run.isPresent();
  }

  /** What its entries said of more than the run is said once more, so that it outlives them. */
  private void forget(String run) {
    writer.write("retention of runs", Optional.empty(), standing(run));
    sql.transaction(
        "retention of runs",
        () -> {
          writer.fence();
          forgetTraces(run);
          for (String table : List.of("hold_summary", "hold_alarm")) {
            sql.change("DELETE FROM " + table + WHERE_OF_RUN, run);
          }
          for (String table : List.of("note", "stroke", "record", "outcome")) {
            sql.change("DELETE FROM " + table + " WHERE run = ?", run);
          }
          sql.change("DELETE FROM run WHERE id = ?", run);
          sql.forgetting(() -> sql.change("DELETE FROM journal WHERE run = ?", run));
        });
    LOG.info("run={} event=forgotten", run);
  }

  private List<Fact> standing(String run) {
    Map<String, Long> orders = new TreeMap<>();
    List<Fact> facts = new ArrayList<>(List.of(new Fact.Forgotten(run)));
    sql.rows(
            "order numbers",
            row -> Map.entry(row.getString(1), row.getLong(2)),
            "SELECT id, next_order FROM press")
        .forEach(each -> orders.put(each.getKey(), each.getValue()));
    sql.rows("run", row -> row.getLong(1), "SELECT number FROM counter WHERE name = 'run'")
        .forEach(each -> facts.add(new Fact.Counted(each, orders)));
    facts.addAll(
        sql.rows(
            "doubts",
            row -> new Fact.Doubted(row.getString(1), Optional.of(row.getString(2))),
            "SELECT press, reason FROM doubt ORDER BY press"));
    return facts;
  }
}
