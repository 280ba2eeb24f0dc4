package io.stackline.launch.manage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The catalogue as a dashboard of Grafana 10 or later: a row each, a panel a metric, the data
 * source and the presses to be chosen at its top.
 */
final class Dashboard {
  /** That of Grafana 10; later ones take it. */
  private static final int SCHEMA = 38;

  private static final int COLUMNS = 24;
  private static final int WIDTH = 8;
  private static final int HEIGHT = 7;

  private final ObjectMapper json = new ObjectMapper();
  private final ArrayNode panels = json.createArrayNode();
  private int id;
  private int y;

  private Dashboard() {}

  /** As a file to import. */
  static String file(List<Catalogue.Row> rows) {
    return new Dashboard().write(rows);
  }

  private String write(List<Catalogue.Row> rows) {
    rows.forEach(this::row);
    ObjectNode board = json.createObjectNode();
    board.put("title", "Stackline").put("uid", "stackline").put("schemaVersion", SCHEMA);
    board.put("editable", true).put("refresh", "10s").put("timezone", "browser");
    board.putArray("tags").add("stackline");
    board.putObject("time").put("from", "now-1h").put("to", "now");
    ArrayNode variables = board.putObject("templating").putArray("list");
    variables
        .addObject()
        .put("name", "datasource")
        .put("label", "Data source")
        .put("type", "datasource")
        .put("query", "prometheus");
    press(variables.addObject());
    board.set("panels", panels);
    try {
      DefaultPrettyPrinter lines =
          new DefaultPrettyPrinter()
              .withArrayIndenter(new DefaultIndenter("  ", "\n"))
              .withObjectIndenter(new DefaultIndenter("  ", "\n"));
      return json.writer(lines).writeValueAsString(board) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void press(ObjectNode variable) {
    variable.put("name", PressMeters.VARIABLE).put("label", "Press").put("type", "query");
    source(variable);
    variable
        .putObject("query")
        .put("query", "label_values(" + PressMeters.LINK.told() + ", press)")
        .put("refId", "presses");
    variable.put("refresh", 2).put("sort", 7).put("multi", true).put("includeAll", true);
    variable.put("allValue", ".*");
    variable.putObject("current").put("text", "All").put("value", "$__all");
  }

  private void row(Catalogue.Row row) {
    ObjectNode head = panels.addObject();
    head.put("type", "row").put("id", ++id).put("title", row.title()).put("collapsed", false);
    place(head, 0, COLUMNS, 1);
    head.putArray("panels");
    y++;
    int x = 0;
    for (Metric each : row.metrics()) {
      if (x + WIDTH > COLUMNS) {
        x = 0;
        y += HEIGHT;
      }
      panel(panels.addObject(), each, x);
      x += WIDTH;
    }
    y += HEIGHT;
  }

  private void panel(ObjectNode panel, Metric metric, int x) {
    Metric.Panel shown = metric.panel();
    panel.put("type", "timeseries").put("id", ++id).put("title", shown.title());
    panel.put("description", metric.help());
    source(panel);
    place(panel, x, WIDTH, HEIGHT);
    ObjectNode target = panel.putArray("targets").addObject();
    target.put("refId", "A").put("expr", shown.query()).put("legendFormat", shown.legend());
    source(target);
    ObjectNode defaults = panel.putObject("fieldConfig").putObject("defaults");
    defaults.put("unit", shown.unit()).put("min", 0);
    defaults.putObject("custom").put("drawStyle", "line").put("fillOpacity", 10);
    ObjectNode options = panel.putObject("options");
    options.putObject("legend").put("displayMode", "list").put("placement", "bottom");
    options.putObject("tooltip").put("mode", "multi").put("sort", "desc");
  }

  private static void source(ObjectNode of) {
    of.putObject("datasource").put("type", "prometheus").put("uid", "${datasource}");
  }

  private void place(ObjectNode panel, int x, int width, int height) {
    panel.putObject("gridPos").put("h", height).put("w", width).put("x", x).put("y", y);
  }
}
