package io.stackline.site;

import io.stackline.site.SiteProblem.Code;
import io.stackline.site.StoreSettings.Retention;
import io.stackline.site.StoreSettings.Where;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the {@code store} group: a file in the data folder, kept for ever, unless it says so. */
final class StoreReader {
  /** The databases there are. */
  enum Kind {
    H2,
    POSTGRES
  }

  /** A user or password in it would be seen by whoever sees the site's file. */
  private static final Pattern URL_SHAPE =
      Pattern.compile(
          "jdbc:postgresql://[A-Za-z0-9.:,\\[\\]_-]+/[A-Za-z0-9_-]+"
              + "(\\?(?!(.*&)?(user|password|sslpassword)=)[A-Za-z0-9=&._/:-]*)?");

  private static final Key.One<Kind> KIND =
      Key.usual(
          "kind",
          Forms.choice(Kind.class),
          "h2",
          "a file in the data folder, or a PostgreSQL server",
          "postgres");
  private static final Key.One<String> URL =
      Key.maybe(
          "url",
          Forms.shape(
              URL_SHAPE,
              "address of a database",
              "a JDBC URL without user and password, such as"
                  + " jdbc:postgresql://db.plant:5432/stackline"),
          "none; must be there with `postgres`",
          "where the database is",
          "jdbc:postgresql://db.plant:5432/stackline");
  private static final Key.One<String> USER =
      Key.maybe(
          "user",
          Forms.shape(
              Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,62}"),
              "user of a database",
              "1 to 63 letters, digits, dots, dashes, underscores or @"),
          "none; must be there with `postgres`",
          "user of the database; the tables are his",
          "stackline");
  private static final Key.One<String> PASSWORD_FILE =
      Key.maybe(
          "password-file",
          Forms.shape(
              Pattern.compile("[A-Za-z0-9._/][A-Za-z0-9._/ -]{0,199}"),
              "file",
              "a path, found from this folder unless it begins with /"),
          "the server asks for no password",
          "file that holds the password, for nobody but its owner to read",
          "store-password");

  private static final Key.One<Duration> TRACES = kept("traces", "traces of its strokes", "400 d");
  private static final Key.One<Duration> RUNS =
      kept("runs", "all of a run: journal, record, traces", "3650 d");

  private static final Key.Part RETENTION =
      Key.part(
          Key.maybe("retention", "everything is kept for ever", "how long what is kept", ""),
          Group.of("how long what is kept after a run has ended", TRACES, RUNS));

  static final Group KEYS =
      Group.of("the store of journal and traces", KIND, URL, USER, PASSWORD_FILE, RETENTION);

  private StoreReader() {}

  private static Key.One<Duration> kept(String name, String what, String example) {
    return Key.maybe(name, Quantities.duration("1 d", "10950 d"), "for ever", what, example);
  }

  static Optional<StoreSettings> read(Fields fields) {
    Optional<Kind> kind = fields.read(KIND);
    Optional<String> url = fields.read(URL);
    Optional<String> user = fields.read(USER);
    Optional<Path> passwordFile = fields.read(PASSWORD_FILE).map(each -> beside(fields, each));
    Optional<Retention> retention = fields.read(RETENTION, StoreReader::retention);
    kind.ifPresent(each -> fit(fields, each));
    return fields.build(
        () ->
            new StoreSettings(
                kind.orElseThrow() == Kind.H2
                    ? new Where.DataFolder()
                    : new Where.Postgres(url.orElseThrow(), user.orElseThrow(), passwordFile),
                retention.orElse(StoreSettings.USUAL.retention())));
  }

  private static void fit(Fields fields, Kind kind) {
    if (kind == Kind.POSTGRES) {
      for (Key.One<String> key : List.of(URL, USER)) {
        if (!fields.has(key)) {
          fields.problem(Code.MISSING, key, "is missing", "add it: " + key.form().hint());
        }
      }
      return;
    }
    for (Key.One<String> key : List.of(URL, USER, PASSWORD_FILE)) {
      if (fields.has(key)) {
        fields.problem(
            Code.CONFLICT,
            key,
            "says nothing of a file",
            "write \"kind: postgres\" or leave it out");
      }
    }
  }

  private static Path beside(Fields fields, String path) {
    return fields.place().file().resolveSibling(path).normalize();
  }

  private static Optional<Retention> retention(Fields fields) {
    Optional<Duration> traces = fields.read(TRACES);
    Optional<Duration> runs = fields.read(RUNS);
    if (traces.isPresent() && runs.isPresent() && traces.get().compareTo(runs.get()) > 0) {
      fields.problem(
          Code.CONFLICT,
          TRACES,
          "traces would be kept longer than their runs",
          "write at most what \"runs\" says");
    }
    return fields.build(() -> new Retention(traces, runs));
  }
}
