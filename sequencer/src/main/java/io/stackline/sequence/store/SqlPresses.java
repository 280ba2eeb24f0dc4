package io.stackline.sequence.store;

import io.stackline.board.BoardCodec;
import io.stackline.board.WordRefused;
import io.stackline.press.PressId;
import io.stackline.record.RunJournal.Doubt;
import io.stackline.record.RunJournal.Duty;
import io.stackline.record.RunJournal.SentErrand;
import io.stackline.record.StoreFailed;
import io.stackline.run.Command;
import io.stackline.run.OrderId;
import io.stackline.run.PressDuty;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
        "SELECT press, order_number, word FROM errand WHERE NOT EXISTS"
            + " (SELECT 1 FROM outcome WHERE outcome.command = errand.command) ORDER BY ord");
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

  void write(SentErrand errand) throws SQLException {
    byte[] word = codec.encode(Command.class, errand.command());
    sql.change(
        "INSERT INTO errand (command, press, order_number, word) VALUES (?, ?, ?, ?)",
        errand.command().id().value(),
        errand.order().press().value(),
        errand.order().number(),
        new String(word, StandardCharsets.UTF_8));
  }

  void write(Doubt doubt) throws SQLException {
    String press = doubt.press().value();
    sql.change("DELETE FROM doubt WHERE press = ?", press);
    if (doubt.reason().isPresent()) {
      sql.change("INSERT INTO doubt VALUES (?, ?)", press, doubt.reason().get());
    }
  }

  Map<PressId, Duty> duties() {
    Map<PressId, Duty> duties = new HashMap<>();
    sql.rows(
            "duties of presses",
            SqlPresses::duty,
            "SELECT press, duty, since, who, note FROM duty"
                + " WHERE ord IN (SELECT MAX(ord) FROM duty GROUP BY press)")
        .forEach(each -> duties.put(each.press(), each));
    return duties;
  }

  private static Duty duty(ResultSet row) throws SQLException {
    return new Duty(
        new PressId(row.getString(1)),
        PressDuty.valueOf(row.getString(2)),
        row.getObject(3, Instant.class),
        row.getString(4),
        row.getString(5));
  }

  void write(Duty duty) throws SQLException {
    sql.change(
        "INSERT INTO duty (press, duty, since, who, note) VALUES (?, ?, ?, ?, ?)",
        duty.press().value(),
        duty.duty().name(),
        duty.since(),
        duty.by(),
        duty.note());
  }
}
