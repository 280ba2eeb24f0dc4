package io.stackline.bridge.link;

import io.stackline.site.Line;
import io.stackline.site.Site.Connection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lines of a site, each once: presses whose connections name the same line share it. Nothing is
 * connected before the first transaction; a line is closed with the last of its links.
 */
public final class Lines {
  private final Map<Line, SharedLine> lines = new ConcurrentHashMap<>();

  /** A link to the PLC that is described; each link for one thread. */
  public PlcLink link(Connection connection) {
    return lines.computeIfAbsent(connection.line(), SharedLine::new).link(connection);
  }

  /** A link on a line of its own. */
  public static PlcLink alone(Connection connection) {
    return new Lines().link(connection);
  }
}
