package io.stackline.bridge.link;

import io.stackline.site.Line;
import io.stackline.site.Site.Connection;
import io.stackline.site.Site.PressSite;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lines of a site, each once: presses whose connections name the same line share it. Nothing is
 * connected before the first transaction; a line is closed with the last of its links.
 */
public final class Lines {
  private final Map<Line, SharedLine> lines = new ConcurrentHashMap<>();

  /** A link to the PLC of a press; each link for one thread. */
  public PlcLink link(PressSite press) {
    return link(press.connection(), press.dialect().quietAfterConnect());
  }

  /**
   * A link to the PLC that is described; each link for one thread.
   *
   * @param quiet how long the PLC must be left alone after connecting
   */
  PlcLink link(Connection connection, Duration quiet) {
    return lines.computeIfAbsent(connection.line(), SharedLine::new).link(connection, quiet);
  }

  PlcLink link(Connection connection) {
    return link(connection, Duration.ZERO);
  }

  /** A link on a line of its own. */
  public static PlcLink alone(PressSite press) {
    return new Lines().link(press);
  }

  /** A link on a line of its own, to a PLC that may be asked as soon as it is connected. */
  public static PlcLink alone(Connection connection) {
    return new Lines().link(connection);
  }
}
