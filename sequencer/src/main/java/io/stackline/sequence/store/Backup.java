package io.stackline.sequence.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The database file of a line in a zip file, as it is at one moment, whatever is written meanwhile.
 */
public final class Backup {
  static final String DATABASE = "stackline.mv.db";

  private Backup() {}

  /**
   * Backs up a database that nobody uses.
   *
   * @param folder where the database is
   * @param file is made; there must be none of this name
   * @throws StoreRefused if it is in use, there is none, or the file cannot be written
   */
  public static void of(Path folder, Path file) throws StoreRefused {
    if (!Files.isRegularFile(folder.resolve(DATABASE))) {
      throw new StoreRefused(
          "there is no database in "
              + folder
              + "; name the data folder with --data. If the site keeps its journal in PostgreSQL,"
              + " back that up with pg_dump");
    }
    try (FolderLock lock = FolderLock.take(folder)) {
      write(H2File.in(folder), file);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  /** Backs up a database that may be in use. */
  static void write(Database database, Path file) throws StoreRefused {
    if (!(database instanceof H2File)) {
      throw new StoreRefused(
          "the journal is kept in " + database + "; back that up with pg_dump (docs/store.md)");
    }
    if (Files.exists(file)) {
      throw new StoreRefused(file + " is there already; name a file that is not");
    }
    Path beside = file.toAbsolutePath().getParent();
    if (beside == null || !Files.isDirectory(beside)) {
      throw new StoreRefused("there is no folder " + beside + "; make it, or name another file");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("BACKUP TO '" + part.toString().replace("'", "''") + "'");
      }
      check(part);
      force(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (SQLException | IOException e) {
      discard(part);
      throw failed(file, e);
    }
  }

  private static StoreRefused failed(Path file, Exception e) {
    return new StoreRefused(
        "the backup cannot be written to "
            + file
            + " ("
            + e.getMessage()
            + "); see that there is room and that Stackline may write there",
        e);
  }

  private static void discard(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // it is in the way of nobody but the next backup, which tries again
      part.toFile().deleteOnExit();
    }
  }

  /** Reads all of it once: its sums must hold, and the database be in it. */
  private static void check(Path zip) throws IOException {
    try (OutputStream nowhere = OutputStream.nullOutputStream()) {
      unpack(zip, nowhere);
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** Hands out the database in a backup. */
  static void unpack(Path zip, OutputStream out) throws IOException {
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        if (entry.getName().equals(DATABASE)) {
          entries.transferTo(out);
          return;
        }
      }
    }
    throw new IOException("there is no " + DATABASE + " in it");
  }
}
