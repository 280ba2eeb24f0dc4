package io.stackline.sequence.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Where a store lies, and what of its SQL is its own. Thread-safe. */
interface Database {
  /** What is to be done before the first connection, while nobody else has one. */
  void prepare() throws SQLException;

  /** A connection of its own, without automatic commit; who asked for it closes it. */
  Connection connect() throws SQLException;

  /** The same for a tool that manages its transactions itself. */
  DataSource source();

  /** The vendor's own migrations, beside those for all. */
  List<String> migrations();

  /** What the vendor calls the types that have no common name. */
  Map<String, String> types();

  /** Waits until what was committed is on the disk, so that a power failure spares it too. */
  void force(Connection connection) throws SQLException;

  /** Makes space of overwritten rows usable again, a bounded piece of it; between transactions. */
  void reuse(Connection connection) throws SQLException;

  /** Lets the transaction under way take rows out of the journal. */
  void allowForgetting(Connection connection) throws SQLException;

  /** The end of that, before the transaction's own. */
  void endForgetting(Connection connection) throws SQLException;

  /** A point in time as the driver takes it. */
  Object instant(Instant instant);

  /** The point in time in a column. */
  Instant instant(ResultSet row, int column) throws SQLException;

  /** What to do if it cannot be opened. */
  String remedy();

  /** How people call it, in a message. */
  @Override
  String toString();
}
