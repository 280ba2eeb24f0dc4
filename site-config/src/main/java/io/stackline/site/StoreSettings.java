package io.stackline.site;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where a line keeps its journal and traces, and for how long. */
public record StoreSettings(Where where, Retention retention) {
  /** A file in the data folder, kept for ever. */
  public static final StoreSettings USUAL =
      new StoreSettings(new Where.DataFolder(), new Retention(Optional.empty(), Optional.empty()));

  /** Where. */
  public sealed interface Where {
    /** In a file of the data folder. */
    record DataFolder() implements Where {}

    /**
     * In a PostgreSQL server.
     *
     * @param url JDBC URL without user and password
     * @param passwordFile holds the password; the server asks for none if there is no file
     */
    record Postgres(String url, String user, Optional<Path> passwordFile) implements Where {}
  }

  /**
   * How long, after a run has ended; for ever where nothing is said.
   *
   * @param traces of its strokes
   * @param runs all of it
   */
  public record Retention(Optional<Duration> traces, Optional<Duration> runs) {}
}
