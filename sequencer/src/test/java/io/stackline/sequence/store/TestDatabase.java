package io.stackline.sequence.store;

import io.stackline.site.StoreSettings;
import io.stackline.site.StoreSettings.Retention;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A database of a test's own, of either kind.
 *
 * @param folder the data folder of who uses it
 */
record TestDatabase(Database database, Path folder) {
  static TestDatabase h2(Path folder) {
    return new TestDatabase(H2File.in(folder), folder);
  }

  /** A fresh one in a server that all tests of this JVM share. */
  static TestDatabase postgres(Path folder) {
    return new TestDatabase(PostgresServer.shared().fresh(), folder);
  }

  /** Another one of the same kind. */
  TestDatabase other() {
    Path beside = folder.resolve("other");
    return database instanceof H2File ? h2(beside) : postgres(beside);
  }

  /** The same one as another process with a data folder of its own meets it. */
  TestDatabase from(Path elsewhere) {
    return new TestDatabase(database, elsewhere);
  }

  SqlStore open() throws StoreRefused {
    return open(StoreSettings.USUAL.retention());
  }

  SqlStore open(Retention retention) throws StoreRefused {
    return SqlStore.open(folder, database, retention);
  }

  /** The same through what cuts connections. */
  SqlStore open(CutDatabase cut) throws StoreRefused {
    return SqlStore.open(folder, cut, StoreSettings.USUAL.retention());
  }

  /** For SQL past the store; each statement counts at once. */
  Connection connect() throws SQLException {
    Connection connection = database.connect();
    connection.setAutoCommit(true);
    return connection;
  }
}
