package io.stackline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A site whose presses are the PLCs of a farm, open to everybody on this machine. */
final class BenchSite {
  static final String NAMESPACE = "urn:stackline:bench";

  /** The variables of a press that carry the PLC's mark, and what brings it back. */
  private static final Map<String, Double> MARKED =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("Force", 1.0),
              Map.entry("ForceTarget", 1.0),
              Map.entry("ForceSetpoint", 1.0),
              Map.entry("Pressure", 1.0),
              Map.entry("PressureTarget", 1.0),
              Map.entry("PressureSetpoint", 1.0),
              Map.entry("Peak", 1.0),
              Map.entry("LinePressure", 1.0),
              Map.entry("Position", 1.0),
              Map.entry("Speed", 1.0),
              Map.entry("PlatenUpper", 1.0),
              Map.entry("PlatenLower", 1.0),
              Map.entry("OilTemperature", 1.0),
              Map.entry("OilLevel", 1.0),
              Map.entry("Cycles", 1.0),
              Map.entry("SegmentIndex", 1.0),
              Map.entry("DwellCredited", 1000.0),
              Map.entry("DwellRemaining", 1000.0)));

  private static final List<String> CONSTANT =
      List.of("Connection", "State", "Mode", "Segment", "Alarms", "Owned", "Cap", "ForceCap");

  private BenchSite() {}

  /**
   * Writes it.
   *
   * @param shipped the site that ships with Stackline, for dies, materials and recipes
   * @param base port of the first PLC
   */
  static void write(Path shipped, Path folder, int presses, int base, int port) throws IOException {
    for (String each : List.of("materials", "recipes")) {
      Files.createDirectories(folder.resolve(each));
      try (Stream<Path> files = Files.list(shipped.resolve(each))) {
        for (Path file : files.toList()) {
          Files.copy(file, folder.resolve(each).resolve(file.getFileName()));
        }
      }
    }
    String text = Files.readString(shipped.resolve("site.yaml"));
    StringBuilder site = new StringBuilder();
    site.append(
        String.format(
            Locale.ROOT,
            "name: bench%ntitle: %d simulated PLCs%nopcua:%n  port: %d%n"
                + "  anonymous-may-read: true%n  allow-none: true%npresses:%n",
            presses,
            port));
    for (int i = 0; i < presses; i++) {
      site.append(press(i + 1, base + i));
    }
    site.append(text.substring(text.indexOf("\ndies:")));
    Files.writeString(folder.resolve("site.yaml"), site);
  }

  private static String press(int number, int port) {
    return String.format(
        Locale.ROOT,
        """
          - id: P%d
            name: bench press
            rated: 245.2 kN
            rate-max: 2 kN/s
            ram-diameter: 80 mm
            frame-stiffness: 300 kN/mm
            closed-position: 3.0 mm
            stroke: 50 mm
            cells:
              - {cell: high, range: 250 kN, accuracy: 125 N}
              - {cell: low, range: 20 kN, accuracy: 20 N}
            kinds: [densify, copress, laminate, secondary, insitu]
            connection: {host: 127.0.0.1, port: %d, unit: 1, timeout: 1 s}
        """,
        number,
        port);
  }

  /** What the client looks at. */
  static List<Watched> watched(int presses) {
    List<Watched> all = new ArrayList<>();
    for (int i = 1; i <= presses; i++) {
      String press = "press/P" + i + "/";
      MARKED.forEach((name, scale) -> all.add(new Watched(press + name, scale)));
      CONSTANT.forEach(name -> all.add(new Watched(press + name, 0)));
    }
    return all;
  }
}
