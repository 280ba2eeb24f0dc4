package io.stackline.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Writes a site as large as a big plant's: the shipped materials and dies, presses of a few models,
 * and the shipped recipes over and over with their own ids and dwell times. The same seed writes
 * the same files.
 */
final class BigSite {
  /** A plant buys the same press many times. */
  private static final int MODELS = 12;

  private final Path shipped;
  private final Path folder;
  private final Random random;

  private BigSite(Path shipped, Path folder, long seed) {
    this.shipped = shipped;
    this.folder = folder;
    random = new Random(seed);
  }

  /**
   * Writes it into a folder that is made for it.
   *
   * @param shipped the site that ships with Stackline
   */
  static void write(Path shipped, Path folder, int presses, int recipes, long seed)
      throws IOException {
    BigSite site = new BigSite(shipped, folder, seed);
    Files.createDirectories(folder.resolve("recipes"));
    site.presses(presses);
    site.materials();
    site.recipes(recipes);
  }

  private void presses(int count) throws IOException {
    String text = Files.readString(shipped.resolve("site.yaml"));
    int from = text.indexOf("presses:");
    int to = text.indexOf("\ndies:");
    StringBuilder presses = new StringBuilder("presses:\n");
    for (int i = 1; i <= count; i++) {
      presses.append(press(i));
    }
    Files.writeString(
        folder.resolve("site.yaml"), text.substring(0, from) + presses + text.substring(to));
  }

  /** Models differ in frame and accuracy; a third each presses powders, metals, stack pressure. */
  private String press(int number) {
    int model = random.nextInt(MODELS);
    String kinds =
        List.of("densify, copress", "laminate, secondary", "insitu").get((number - 1) % 3);
    return String.format(
        Locale.ROOT,
        """
          - id: P%d
            name: 25 t press, model %d
            rated: 245.2 kN
            rate-max: 2 kN/s
            ram-diameter: 80 mm
            frame-stiffness: %d kN/mm
            closed-position: 3.0 mm
            stroke: 50 mm
            cells:
              - {cell: high, range: 250 kN, accuracy: %d N}
              - {cell: low, range: 20 kN, accuracy: %d N}
            kinds: [%s]
            connection: {host: 127.0.0.1, port: %d, unit: 1, timeout: 1 s}
            simulated: true
        """,
        number,
        model,
        280 + 5 * model,
        100 + 2 * model,
        9 + model,
        kinds,
        15_020 + number);
  }

  private void materials() throws IOException {
    Path materials = Files.createDirectories(folder.resolve("materials"));
    for (Path each : files("materials")) {
      Files.copy(each, materials.resolve(each.getFileName()));
    }
  }

  private void recipes(int count) throws IOException {
    List<Path> patterns = files("recipes");
    for (int i = 0; i < count; i++) {
      String text = Files.readString(patterns.get(i % patterns.size()));
      String id = "(?m)^id: (\\S+)$";
      // Shorter dwells only, so that every budget of an override still covers them.
      String varied =
          text.replaceFirst(id, "id: $1-" + i)
              .replaceAll("(?m)dwell: 60 s", "dwell: " + (30 + random.nextInt(31)) + " s");
      Files.writeString(folder.resolve("recipes").resolve("recipe-" + i + ".yaml"), varied);
    }
  }

  private List<Path> files(String name) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.list(shipped.resolve(name))) {
      all.filter(each -> each.toString().endsWith(".yaml")).sorted().forEach(files::add);
    }
    return files;
  }
}
