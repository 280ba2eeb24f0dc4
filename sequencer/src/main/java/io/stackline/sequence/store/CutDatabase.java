package io.stackline.sequence.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** A real database whose connection can be cut around a commit. */
final class CutDatabase implements Database {
  /** When it is cut. */
  enum Cut {
    NEVER,
    /** Nothing was written. */
    BEFORE,
    /** Everything was written, but nobody says so. */
    AFTER
  }

  private final Database real;
  private Cut next = Cut.NEVER;

  CutDatabase(Database real) {
    this.real = real;
  }

  void nextCommit(Cut cut) {
    next = cut;
  }

  @Override
  public void prepare() throws SQLException {
    real.prepare();
  }

  @Override
  public Connection connect() throws SQLException {
    Connection connection = real.connect();
    return (Connection)
        Proxy.newProxyInstance(
            CutDatabase.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                method.getName().equals("commit") && next != Cut.NEVER
                    ? cut(connection)
                    : call(connection, method, arguments));
  }

  private Object cut(Connection connection) throws SQLException {
    Cut now = next;
    next = Cut.NEVER;
    if (now == Cut.AFTER) {
      connection.commit();
    } else {
      connection.rollback();
    }
    connection.close();
    throw new SQLException("the connection was cut");
  }

  private static Object call(Connection connection, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public DataSource source() {
    return real.source();
  }

  @Override
  public List<String> migrations() {
    return real.migrations();
  }

  @Override
  public Map<String, String> types() {
    return real.types();
  }

  @Override
  public void force(Connection connection) throws SQLException {
    real.force(connection);
  }

  @Override
  public void reuse(Connection connection) throws SQLException {
    real.reuse(connection);
  }

  @Override
  public void allowForgetting(Connection connection) throws SQLException {
    real.allowForgetting(connection);
  }

  @Override
  public void endForgetting(Connection connection) throws SQLException {
    real.endForgetting(connection);
  }

  @Override
  public Object instant(Instant instant) {
    return real.instant(instant);
  }

  @Override
  public Instant instant(ResultSet row, int column) throws SQLException {
    return real.instant(row, column);
  }

  @Override
  public String remedy() {
    return real.remedy();
  }

  @Override
  public String toString() {
    return real.toString();
  }
}
