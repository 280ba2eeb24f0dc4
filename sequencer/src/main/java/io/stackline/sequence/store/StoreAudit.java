package io.stackline.sequence.store;

import io.stackline.board.BoardCodec;
import io.stackline.board.WordRefused;
import io.stackline.record.RunJournal.Stroke;
import io.stackline.record.RunRecord;
import io.stackline.record.StoreFailed;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.site.StoreSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a journal says, entry by entry, for somebody who audits the line from outside. Taken from
 * the entries alone, not from the tables that follow from them; these are only compared. Changes
 * nothing: no term, no lock, no repair.
 *
 * @param newest number of the newest entry, 0 if there is none
 * @param reached up to which entry the tables tell
 * @param outcomes the answer to each command, in the order they were written down
 * @param again commands that were answered more than once
 * @param strokes each RUN_ID that was drawn, in order
 * @param runs every run, and whether it has ended
 * @param records of runs that have ended
 */
public record StoreAudit(
    long newest,
    long reached,
    Map<CommandId, Outcome> outcomes,
    List<CommandId> again,
    List<Stroke> strokes,
    Map<RunId, Boolean> runs,
    Map<RunId, RunRecord> records) {
  public StoreAudit {
    outcomes = Map.copyOf(outcomes);
    again = List.copyOf(again);
    strokes = List.copyOf(strokes);
    runs = Map.copyOf(runs);
    records = Map.copyOf(records);
  }

  /**
   * Reads the store of a line that does not run.
   *
   * @param folder where the data folder keeps its journal
   * @throws StoreRefused if it cannot be read
   */
  public static StoreAudit read(Path folder, StoreSettings settings) throws StoreRefused {
    Database database = SqlStore.database(folder, settings.where());
    try {
      return database instanceof H2File ? copied(folder) : read(database);
    } catch (SQLException | StoreFailed | IOException e) {
      throw new StoreRefused(database + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Reading a file that was not closed would begin with closing it. */
  private static StoreAudit copied(Path folder) throws IOException, SQLException {
    Path elsewhere = Files.createTempDirectory("stackline-audit");
    Path copy = elsewhere.resolve("stackline.mv.db");
    try {
      Files.copy(folder.resolve("stackline.mv.db"), copy);
      return read(H2File.in(elsewhere));
    } finally {
      Files.deleteIfExists(copy);
      Files.delete(elsewhere);
    }
  }

  private static StoreAudit read(Database database) throws SQLException {
    BoardCodec codec = BoardCodec.create();
    database.prepare();
    try (Link link = new Link(database)) {
      Gathering gathering = new Gathering(codec);
      Sql sql = new Sql(link);
      new Entries(sql, new FactCodec(codec)).read(gathering::take);
      return gathering.audit(new Projection(sql).reached());
    }
  }

  private static final class Gathering {
    private final BoardCodec codec;
    private long newest;
    private final Map<CommandId, Outcome> outcomes = new LinkedHashMap<>();
    private final List<CommandId> again = new ArrayList<>();
    private final List<Stroke> strokes = new ArrayList<>();
    private final Map<RunId, Boolean> runs = new LinkedHashMap<>();
    private final Map<RunId, RunRecord> records = new LinkedHashMap<>();

    Gathering(BoardCodec codec) {
      this.codec = codec;
    }

    void take(long ord, List<Fact> facts) throws SQLException {
      newest = ord;
      for (Fact each : facts) {
        if (each instanceof Fact.Answered answered) {
          CommandId command = new CommandId(answered.command());
          if (outcomes.put(command, word(Outcome.class, answered.word())) != null) {
            again.add(command);
          }
        } else if (each instanceof Fact.Became became) {
          runs.put(new RunId(became.run()), became.ended());
        } else if (each instanceof Fact.Drawn drawn) {
          strokes.add(new Stroke(drawn.runNumber(), new RunId(drawn.run()), drawn.stage()));
        } else if (each instanceof Fact.Recorded recorded) {
          records.put(new RunId(recorded.run()), word(RunRecord.class, recorded.word()));
        }
      }
    }

    private <T> T word(Class<T> kind, String word) throws SQLException {
      try {
        return codec.decode(kind, word.getBytes(StandardCharsets.UTF_8));
      } catch (WordRefused e) {
        throw new SQLException("entry " + newest + " cannot be read: " + e.getMessage(), e);
      }
    }

    StoreAudit audit(long reached) {
      return new StoreAudit(newest, reached, outcomes, again, strokes, runs, records);
    }
  }
}
