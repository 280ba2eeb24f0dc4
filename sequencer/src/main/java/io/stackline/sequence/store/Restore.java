package io.stackline.sequence.store;

import io.stackline.board.BoardCodec;
import io.stackline.press.PressId;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.record.StoreFailed;
import io.stackline.run.RunId;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a database of a backup. The presses may have seen more than the backup knows: its numbers
 * are skipped by a margin, so that no RUN_ID and no order number is used a second time, and every
 * press is in doubt until it is seen at rest.
 */
public final class Restore {
  /** More than a line uses between two backups: a stroke a second for twelve days. */
  static final long MARGIN = 1L << 20;

  /** So that what is restored twice from one backup does not count the same numbers twice. */
  private static final long SPREAD = 1L << 26;

  /** A RUN_ID has 32 bits in the PLC. */
  private static final long RUN_NUMBER_MAX = 0xFFFF_FFFFL - MARGIN;

  private static final String UNKNOWN_SINCE =
      "restored from a backup: what was done since it was made is not known here";

  private Restore() {}

  /**
   * What was restored.
   *
   * @param unfinished runs that come back held
   * @param nextRunNumber the first RUN_ID that will be used
   */
  public record Restored(List<RunId> unfinished, long nextRunNumber) {
    public Restored {
      unfinished = List.copyOf(unfinished);
    }
  }

  /**
   * Makes the database.
   *
   * @param backup as {@link Backup} has made it
   * @param folder for the database; made, must be empty if it is there
   * @throws StoreRefused if the folder is not empty, the file is no backup, or a newer Stackline
   *     made it; nothing is left in the folder then
   */
  public static Restored restore(Path backup, Path folder) throws StoreRefused {
    refuseUnlessEmpty(folder);
    Path file = folder.resolve(Backup.DATABASE);
    boolean done = false;
    try {
      Files.createDirectories(folder);
      try (OutputStream out = Files.newOutputStream(file)) {
        Backup.unpack(backup, out);
      }
      Restored restored = moveOn(folder);
      done = true;
      return restored;
    } catch (IOException | SQLException e) {
      throw new StoreRefused(
          backup + " cannot be restored (" + e.getMessage() + "); take another backup", e);
    } finally {
      if (!done) {
        empty(folder);
      }
    }
  }

  private static void refuseUnlessEmpty(Path folder) throws StoreRefused {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> there = Files.list(folder)) {
      if (there.findAny().isPresent()) {
        throw new StoreRefused(folder + " is not empty; name a folder that is empty or not there");
      }
    } catch (IOException e) {
      throw new StoreRefused(folder + " cannot be used (" + e + "); name another folder", e);
    }
  }

  private static void empty(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      for (Path each : all.toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      // the next try tells that the folder is not empty
      folder.toFile().deleteOnExit();
    }
  }

  private static Restored moveOn(Path folder) throws SQLException, StoreRefused {
    Database database = H2File.in(folder);
    try (Link link = new Link(database)) {
      link.get();
      Migrations.update(database);
      SqlJournal journal = SqlJournal.open(new Sql(link), BoardCodec.create());
      List<RunId> unfinished = journal.unfinished().stream().map(Image::run).toList();
      Numbers next = skipped(journal.numbers());
      for (RunId run : unfinished) {
        Fact note =
            new Fact.Noted(run.value(), journal.newest(), "stackline restore", UNKNOWN_SINCE);
        journal.writer().write("the restore", Optional.of(run.value()), List.of(note));
      }
      journal.writer().write("the restore", Optional.empty(), facts(next, journal.term()));
      return new Restored(unfinished, next.run());
    } catch (StoreFailed e) {
      throw new SQLException(e.getMessage(), e);
    }
  }

  private static Numbers skipped(Numbers last) throws StoreRefused {
    long run = last.run() + MARGIN + new SecureRandom().nextLong(SPREAD);
    if (run > RUN_NUMBER_MAX) {
      throw new StoreRefused(
          "the numbers of strokes are used up by being restored so often;"
              + " begin with an empty data folder");
    }
    Map<PressId, Long> orders = new HashMap<>();
    last.orders().forEach((press, order) -> orders.put(press, order + MARGIN));
    return new Numbers(run, orders);
  }

  private static List<Fact> facts(Numbers next, long term) {
    Map<String, Long> orders = new HashMap<>();
    next.orders().forEach((press, order) -> orders.put(press.value(), order));
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact.Counted(next.run(), orders));
    orders
        .keySet()
        .forEach(press -> facts.add(new Fact.Doubted(press, Optional.of(UNKNOWN_SINCE))));
    facts.add(new Fact.Opened(term + MARGIN));
    return facts;
  }
}
