package io.stackline.sequence.store;

import io.stackline.board.BoardCodec;
import io.stackline.board.WordRefused;
import io.stackline.record.HoldStore;
import io.stackline.record.StoreFailed;
import io.stackline.run.HoldFact;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What is written down of stack-pressure holds, in SQL: a fact is a row. */
final class SqlHolds implements HoldStore {
  private final Sql sql;
  private final BoardCodec codec;

  SqlHolds(Connection connection, BoardCodec codec) {
    sql = new Sql(connection);
    this.codec = codec;
  }

  @Override
  public void put(long runNumber, List<HoldFact> facts) {
    sql.transaction(
        "the hold of stroke " + runNumber,
        () -> {
          for (HoldFact each : facts) {
            put(runNumber, each);
          }
        });
    sql.force();
  }

  private void put(long runNumber, HoldFact fact) throws SQLException {
    String kind = fact.kind().name();
    int known =
        sql.change(
            "UPDATE hold_fact SET n = n WHERE run_number = ? AND kind = ? AND n = ?",
            runNumber,
            kind,
            fact.n());
    if (known == 0) {
      sql.change(
          "INSERT INTO hold_fact (run_number, kind, n, word) VALUES (?, ?, ?, ?)",
          runNumber,
          kind,
          fact.n(),
          new String(codec.encode(HoldFact.class, fact), StandardCharsets.UTF_8));
    }
  }

  @Override
  public List<HoldFact> newest(long runNumber, HoldFact.Kind kind, int max) {
    return oldestFirst(
        sql.rows(
            "the hold of stroke " + runNumber,
            row -> row.getString(1),
            "SELECT word FROM hold_fact WHERE run_number = ? AND kind = ?"
                + " ORDER BY n DESC FETCH FIRST ? ROWS ONLY",
            runNumber,
            kind.name(),
            max));
  }

  /** The newest facts of all kinds, oldest first. */
  List<HoldFact> newest(long runNumber, int max) {
    return oldestFirst(
        sql.rows(
            "the hold of stroke " + runNumber,
            row -> row.getString(1),
            "SELECT word FROM hold_fact WHERE run_number = ?"
                + " ORDER BY ord DESC FETCH FIRST ? ROWS ONLY",
            runNumber,
            max));
  }

  private List<HoldFact> oldestFirst(List<String> words) {
    List<HoldFact> facts = new ArrayList<>();
    words.forEach(each -> facts.add(fact(each)));
    Collections.reverse(facts);
    return facts;
  }

  private HoldFact fact(String word) {
    try {
      return codec.decode(HoldFact.class, word.getBytes(StandardCharsets.UTF_8));
    } catch (WordRefused e) {
      throw new StoreFailed("what was written down of a hold cannot be read", e);
    }
  }
}
