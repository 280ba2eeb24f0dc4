package io.stackline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A site whose presses are the PLCs of a farm, open to everybody on this machine. */
final class BenchSite {
  static final String NAMESPACE = "urn:stackline:bench";

  /** All its registers are tags, and the last is its force too: one block read is all. */
  private static final String MAP =
      """
      id: plain-tags
      name: PLC of plain tags
      source: io.stackline.bench.FarmPlc
      device: {address-base: 1, order: ABCD, functions: [3]}
      points:
        tag: {at: 40001, count: %1$d, type: u16}
        tag-%2$d: {at: %3$d, type: u16, unit: N}
      signals: {force: tag-%2$d}
      states: [{state: idle}]
      tags: [tag, tag-%2$d]
      """
          .formatted(FarmPlc.TAGS - 1, FarmPlc.TAGS, 40_000 + FarmPlc.TAGS);

  private static final List<String> MARKED =
      List.of(
          "Force",
          "Peak",
          "LinePressure",
          "Position",
          "PlatenUpper",
          "PlatenLower",
          "OilTemperature",
          "OilLevel",
          "Cycles");

  /** What the presses of a site speak. */
  enum Speech {
    /** Fifty registers of which nothing is known: only watched. */
    PLAIN_TAGS("kinds: []\n    map: plain-tags", 60),
    /** PRESSMAP 1.0, so that they can be told what to do. */
    PRESSMAP("kinds: [densify, copress, laminate, secondary, insitu]", 245.2);

    private final String keys;
    private final double ratedKN;

    Speech(String keys, double ratedKN) {
      this.keys = keys;
      this.ratedKN = ratedKN;
    }
  }

  private BenchSite() {}

  /**
   * Writes it, with the dies, materials and recipes that ship with Stackline. Some press must be
   * fit for the recipes: where the others are only watched, one more is named that nobody has ever
   * switched on.
   *
   * @param base port of the first PLC
   */
  static void write(Path folder, Speech speech, int presses, int base, int port)
      throws IOException {
    Path shipped = Path.of(System.getProperty("stackline.home"), "site-config/sites/pilot-line");
    for (String each : List.of("materials", "recipes")) {
      Files.createDirectories(folder.resolve(each));
      try (Stream<Path> files = Files.list(shipped.resolve(each))) {
        for (Path file : files.toList()) {
          Files.copy(file, folder.resolve(each).resolve(file.getFileName()));
        }
      }
    }
    String text = Files.readString(shipped.resolve("site.yaml"));
    Files.createDirectories(folder.resolve("maps"));
    Files.writeString(folder.resolve("maps/plain-tags.yaml"), MAP);
    StringBuilder site = new StringBuilder();
    site.append(
        String.format(
            Locale.ROOT,
            "name: bench%ntitle: %d simulated PLCs%nopcua:%n  port: %d%n"
                + "  anonymous-may-read: true%n  allow-none: true%npresses:%n",
            presses,
            port));
    if (speech == Speech.PLAIN_TAGS) {
      site.append(press(Speech.PRESSMAP, 0, base - 1));
    }
    for (int i = 0; i < presses; i++) {
      site.append(press(speech, i + 1, base + i));
    }
    site.append(text.substring(text.indexOf("\ndies:")));
    Files.writeString(folder.resolve("site.yaml"), site);
  }

  /**
   * Divides a site written by {@link #write} into processes on this machine: {@code main}, which
   * runs recipes and serves, and bridges that have as many presses each.
   *
   * @param base port of the first process
   */
  static void divide(Path folder, int presses, int bridges, int base) throws IOException {
    StringBuilder lines = new StringBuilder("processes:\n");
    lines.append(process("main", "all", base, List.of()));
    for (int bridge = 0; bridge < bridges; bridge++) {
      List<String> own = new ArrayList<>();
      for (int i = bridge; i < presses; i += bridges) {
        own.add("P" + (i + 1));
      }
      lines.append(process("bridge-" + (bridge + 1), "bridge", base + 1 + bridge, own));
    }
    Path site = folder.resolve("site.yaml");
    Files.writeString(site, Files.readString(site) + "\n" + lines);
  }

  private static String process(String name, String role, int port, List<String> presses) {
    return String.format(
        Locale.ROOT,
        "  - {name: %s, role: %s, address: \"127.0.0.1:%d\", presses: [%s]}%n",
        name,
        role,
        port,
        String.join(", ", presses));
  }

  /** What the client looks at of PRESSMAP presses: nine of the numbers that carry the mark. */
  static List<Watched> watchedOfPressmap(int presses) {
    List<Watched> all = new ArrayList<>();
    for (int i = 1; i <= presses; i++) {
      String press = "press/P" + i + "/";
      MARKED.forEach(name -> all.add(new Watched(press + name, 1)));
    }
    return all;
  }

  private static String press(Speech speech, int number, int port) {
    return String.format(
        Locale.ROOT,
        """
          - id: P%d
            name: bench press
            rated: %s kN
            rate-max: 2 kN/s
            ram-diameter: 80 mm
            frame-stiffness: 300 kN/mm
            closed-position: 3.0 mm
            stroke: 50 mm
            cells:
              - {cell: high, range: %s kN, accuracy: 125 N}
              - {cell: low, range: 20 kN, accuracy: 20 N}
            %s
            connection: {host: 127.0.0.1, port: %d, unit: 1, timeout: 1 s}
        """,
        number,
        speech.ratedKN,
        speech.ratedKN,
        speech.keys,
        port);
  }

  /** What the client looks at. */
  static List<Watched> watched(int presses) {
    List<Watched> all = new ArrayList<>();
    for (int i = 1; i <= presses; i++) {
      for (int tag = 1; tag <= FarmPlc.TAGS; tag++) {
        all.add(new Watched(String.format(Locale.ROOT, "press/P%d/Tags/tag-%02d", i, tag), 1));
      }
    }
    return all;
  }
}
