package io.stackline.sequence.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables, and how an older database becomes a newer one: step by step, each step once, each in
 * a transaction of its own.
 */
final class Schema {
  /** Never changed once released; a change is a new step at the end. */
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              // term: grows with each opening; run: the next RUN_ID, drawn with the first opening
              "CREATE TABLE counter (name VARCHAR(16) PRIMARY KEY, number BIGINT NOT NULL)",
              "INSERT INTO counter VALUES ('term', 0), ('run', 0)",
              "CREATE TABLE press (id VARCHAR(64) PRIMARY KEY, nonce BIGINT NOT NULL,"
                  + " next_order BIGINT NOT NULL)",
              "CREATE TABLE outcome (command VARCHAR(64) PRIMARY KEY, word VARCHAR NOT NULL)",
              "CREATE TABLE run (id VARCHAR(64) PRIMARY KEY,"
                  + " started TIMESTAMP(9) WITH TIME ZONE NOT NULL, ended BOOLEAN NOT NULL,"
                  + " ord BIGINT GENERATED ALWAYS AS IDENTITY, word VARCHAR NOT NULL)",
              "CREATE INDEX run_unfinished ON run (ended, ord)",
              "CREATE TABLE stroke (run_number BIGINT PRIMARY KEY, run VARCHAR(64) NOT NULL,"
                  + " stage VARCHAR(64) NOT NULL)",
              "CREATE INDEX stroke_stage ON stroke (run, stage)",
              "CREATE TABLE note (ord BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                  + " run VARCHAR(64) NOT NULL, at TIMESTAMP(9) WITH TIME ZONE NOT NULL,"
                  + " who VARCHAR NOT NULL, text VARCHAR NOT NULL)",
              "CREATE INDEX note_run ON note (run)",
              "CREATE TABLE record (run VARCHAR(64) PRIMARY KEY,"
                  + " ord BIGINT GENERATED ALWAYS AS IDENTITY, word VARCHAR NOT NULL)",
              "CREATE TABLE trace (press VARCHAR(64) NOT NULL, order_number BIGINT NOT NULL,"
                  + " chunk BIGINT NOT NULL, run_number BIGINT NOT NULL, samples BIGINT NOT NULL,"
                  + " packed VARBINARY NOT NULL, PRIMARY KEY (press, order_number, chunk))",
              "CREATE INDEX trace_stroke ON trace (run_number, order_number, chunk)"),
          List.of(
              // open as long as its command has no outcome
              "CREATE TABLE errand (command VARCHAR(64) PRIMARY KEY, press VARCHAR(64) NOT NULL,"
                  + " order_number BIGINT NOT NULL,"
                  + " ord BIGINT GENERATED ALWAYS AS IDENTITY, word VARCHAR NOT NULL)",
              "CREATE TABLE doubt (press VARCHAR(64) PRIMARY KEY, reason VARCHAR NOT NULL)"),
          List.of(
              // every duty ever given; the last one of a press counts
              "CREATE TABLE duty (ord BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
                  + " press VARCHAR(64) NOT NULL, duty VARCHAR(16) NOT NULL,"
                  + " since TIMESTAMP(9) WITH TIME ZONE NOT NULL, who VARCHAR NOT NULL,"
                  + " note VARCHAR NOT NULL)",
              "CREATE INDEX duty_press ON duty (press, ord)"),
          List.of(
              // hours, half cycles and alarms of stack-pressure holds, each once
              "CREATE TABLE hold_fact (run_number BIGINT NOT NULL, kind VARCHAR(16) NOT NULL,"
                  + " n INT NOT NULL, ord BIGINT GENERATED ALWAYS AS IDENTITY,"
                  + " word VARCHAR NOT NULL, PRIMARY KEY (run_number, kind, n))",
              "CREATE INDEX hold_fact_newest ON hold_fact (run_number, ord)"));

  private Schema() {}

  /** Brings the database up to date; refuses one that a newer Stackline has changed. */
  static void update(Connection connection) throws SQLException, StoreRefused {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS migration (step INT PRIMARY KEY,"
              + " at TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP)");
      connection.commit();
      int done = done(statement);
      if (done > STEPS.size()) {
        throw new StoreRefused(
            "this data folder was changed by a newer Stackline (step "
                + done
                + ", known are "
                + STEPS.size()
                + "); use that one, or choose another folder with --data");
      }
      for (int step = done; step < STEPS.size(); step++) {
        for (String sql : STEPS.get(step)) {
          statement.execute(sql);
        }
        statement.execute("INSERT INTO migration (step) VALUES (" + (step + 1) + ")");
        connection.commit();
      }
    }
  }

  private static int done(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT COALESCE(MAX(step), 0) FROM migration")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
