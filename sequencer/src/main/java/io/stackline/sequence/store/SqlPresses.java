package io.stackline.sequence.store;

import io.stackline.board.BoardCodec;
import io.stackline.board.WordRefused;
import io.stackline.press.PressId;
import io.stackline.record.RunJournal.Duty;
import io.stackline.record.RunJournal.SentErrand;
import io.stackline.record.StoreFailed;
import io.stackline.run.Command;
import io.stackline.run.OrderId;
import io.stackline.run.PressDuty;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the journal keeps of presses outside of runs: their errands, doubts, and duties. */
final class SqlPresses {
  private final Sql sql;
  private final BoardCodec codec;

  SqlPresses(Sql sql, BoardCodec codec) {
    this.sql = sql;
    this.codec = codec;
  }

  List<SentErrand> errands() {
    return sql.rows(
        "open errands",
        this::errand,
        "SELECT press, order_number, word FROM errand WHERE answered = FALSE ORDER BY answered,"
            + " ord");
  }

  private SentErrand errand(ResultSet row) throws SQLException {
    OrderId order = new OrderId(new PressId(row.getString(1)), row.getLong(2));
    try {
      byte[] word = row.getString(3).getBytes(StandardCharsets.UTF_8);
      if (codec.decode(Command.class, word) instanceof Command.AtPress command) {
        return new SentErrand(command, order);
      }
    } catch (WordRefused e) {
      throw new StoreFailed("errand " + order + " in the journal cannot be read", e);
    }
    throw new StoreFailed("errand " + order + " in the journal is none");
  }

  Map<PressId, String> doubts() {
    Map<PressId, String> doubts = new HashMap<>();
    sql.rows(
            "presses of unknown state",
            row -> Map.entry(new PressId(row.getString(1)), row.getString(2)),
            "SELECT press, reason FROM doubt")
        .forEach(each -> doubts.put(each.getKey(), each.getValue()));
    return doubts;
  }

  Map<PressId, Duty> duties() {
    Map<PressId, Duty> duties = new HashMap<>();
    sql.rows(
            "duties of presses",
            this::duty,
            "SELECT press, duty, since, who, note FROM duty"
                + " WHERE ord IN (SELECT MAX(ord) FROM duty GROUP BY press)")
        .forEach(each -> duties.put(each.press(), each));
    return duties;
  }

  private Duty duty(ResultSet row) throws SQLException {
    return new Duty(
        new PressId(row.getString(1)),
        PressDuty.valueOf(row.getString(2)),
        sql.database().instant(row, 3),
        row.getString(4),
        row.getString(5));
  }
}
