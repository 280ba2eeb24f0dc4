package io.stackline.bridge;

import io.stackline.bridge.link.LinkException;
import io.stackline.bridge.link.PlcLink;
import io.stackline.bridge.point.PointImage;
import io.stackline.bridge.point.PointReader;
import io.stackline.bridge.point.PointValue;
import io.stackline.bridge.point.ReadPlan;
import io.stackline.map.Point;
import io.stackline.map.RegisterMap;
import io.stackline.map.Table;
import io.stackline.press.Doubt;
import io.stackline.press.Quality;
import io.stackline.unit.QuantityText;
import java.util.List;
import java.util.Locale;

/** Reads every point of a vendor's press once and writes none. */
public final class MapProbe {
  private MapProbe() {}

  /** One point as it was read. */
  public record Row(Point point, PointValue value) {
    /**
     * Table and address as in the frame, and as manuals count from 1: {@code 40011 (holding 10)}.
     */
    public String register() {
      Table table = point.spot().table();
      int address = point.spot().address();
      int prefix =
          switch (table) {
            case COIL -> 0;
            case DISCRETE -> 1;
            case INPUT -> 3;
            case HOLDING -> 4;
          };
      String documented =
          address < 9999
              ? String.format(Locale.ROOT, "%d%04d", prefix, address + 1)
              : String.format(Locale.ROOT, "%d%05d", prefix, address + 1);
      return String.format(
          Locale.ROOT,
          "%s (%s %d, 0x%04X)",
          documented,
          table.name().toLowerCase(Locale.ROOT),
          address,
          address);
    }

    /** Its registers as they came, in hexadecimal. */
    public String raw() {
      return value.registers().hex();
    }

    /** The value, or why there is none. */
    public String text() {
      if (!value.text().isEmpty()) {
        return value.text();
      }
      return Double.isNaN(value.number()) ? "-" : QuantityText.number(value.number());
    }

    public Quality quality() {
      return value.doubt().map(Doubt::quality).orElse(Quality.GOOD);
    }

    /** Why it is not good, empty if it is. */
    public String cause() {
      return value.doubt().map(Doubt::cause).orElse("");
    }
  }

  /**
   * Every point in the order of the map. A request the device answers with an exception makes its
   * points BAD; any other failure of the link ends the probe.
   */
  public static List<Row> read(RegisterMap map, PlcLink link) throws LinkException {
    PointImage image =
        new PointReader(ReadPlan.of(map.points().values(), map.device()), map.device()).read(link);
    return map.points().values().stream().map(point -> new Row(point, image.value(point))).toList();
  }
}
