package io.stackline.sequence.store;

import io.stackline.board.BoardCodec;
import io.stackline.board.WordRefused;
import io.stackline.record.HoldStore;
import io.stackline.record.StoreFailed;
import io.stackline.run.HoldFact;
import io.stackline.run.HoldFact.Kind;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What is written down of stack-pressure holds, in SQL: a fact is a row. Summaries lie beside the
 * journal, as traces do; alarms follow from it ({@link Projection}).
 */
final class SqlHolds implements HoldStore {
  private final Sql sql;
  private final BoardCodec codec;
  private final Sql.Work fence;

  /**
   * Those of a store.
   *
   * @param fence fails if a successor has taken over; done in each transaction
   */
  SqlHolds(Sql sql, BoardCodec codec, Sql.Work fence) {
    this.sql = sql;
    this.codec = codec;
    this.fence = fence;
  }

  /** To read them beside whoever writes. */
  static SqlHolds reading(Sql sql, BoardCodec codec) {
    return new SqlHolds(
        sql,
        codec,
        () -> {
          throw new SQLException("these holds are only read");
        });
  }

  @Override
  public void put(long runNumber, List<HoldFact.Summed> summaries) {
    sql.transaction(
        "the hold of stroke " + runNumber,
        () -> {
          fence.run();
          for (HoldFact.Summed each : summaries) {
            put(runNumber, each);
          }
        });
  }

  private void put(long runNumber, HoldFact.Summed fact) throws SQLException {
    String span = fact.kind().name();
    long known =
        sql.number(
            "SELECT COUNT(*) FROM hold_summary WHERE run_number = ? AND span = ? AND n = ?",
            runNumber,
            span,
            fact.n());
    if (known == 0) {
      sql.change(
          "INSERT INTO hold_summary (run_number, span, n, word) VALUES (?, ?, ?, ?)",
          runNumber,
          span,
          fact.n(),
          new String(codec.encode(HoldFact.class, fact), StandardCharsets.UTF_8));
    }
  }

  @Override
  public List<HoldFact> newest(long runNumber, Kind kind, int max) {
    String from =
        kind.isAlarm()
            ? "hold_alarm WHERE run_number = ? AND kind = ?"
            : "hold_summary WHERE run_number = ? AND span = ?";
    List<HoldFact> facts = new ArrayList<>();
    sql.rows(
            "the hold of stroke " + runNumber,
            row -> row.getString(1),
            "SELECT word FROM " + from + " ORDER BY n DESC FETCH FIRST ? ROWS ONLY",
            runNumber,
            kind.name(),
            max)
        .forEach(each -> facts.add(fact(each)));
    Collections.reverse(facts);
    return facts;
  }

  /** The newest of each kind, oldest first. */
  List<HoldFact> all(long runNumber, int max) {
    List<HoldFact> facts = new ArrayList<>();
    for (Kind each : Kind.values()) {
      facts.addAll(newest(runNumber, each, max));
    }
    facts.sort(Comparator.comparing(HoldFact::at));
    return facts;
  }

  private HoldFact fact(String word) {
    try {
      return codec.decode(HoldFact.class, word.getBytes(StandardCharsets.UTF_8));
    } catch (WordRefused e) {
      throw StoreFailed.forEver("what was written down of a hold cannot be read", e);
    }
  }
}
