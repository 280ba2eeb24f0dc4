package io.stackline.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a large site that is sound, for measuring: {@code BigSite FOLDER [SEED PRESSES RECIPES]}.
 * Presses differ in rating and ram, recipes in dies, masses, pressures and times; equal seeds write
 * equal files.
 */
public final class BigSite {
  private static final List<Integer> BORES = List.of(8, 10, 12, 13, 16, 20);
  private static final List<Integer> RATINGS = List.of(100, 150, 250, 400);
  private static final Path MODEL = SiteFolder.LINE.resolve("recipes/li-metal-cell.yaml");

  private final Path folder;
  private final Random random;

  private BigSite(Path folder, long seed) {
    this.folder = folder;
    random = new Random(seed);
  }

  public static void main(String[] args) throws IOException {
    boolean usual = args.length < 4;
    write(
        Path.of(args[0]),
        usual ? 1 : Long.parseLong(args[1]),
        usual ? 200 : Integer.parseInt(args[2]),
        usual ? 500 : Integer.parseInt(args[3]));
  }

  /** Writes the site into this folder and returns it. */
  static Path write(Path folder, long seed, int presses, int recipes) throws IOException {
    SiteFolder.copiedTo(folder);
    Files.delete(folder.resolve("recipes/li-metal-cell.yaml"));
    new BigSite(folder, seed).write(presses, recipes);
    return folder;
  }

  /** Where the recipe of this number lies. */
  static String recipe(int number) {
    return "recipes/cell-%04d.yaml".formatted(number);
  }

  private void write(int presses, int recipes) throws IOException {
    StringBuilder site = new StringBuilder("name: big-site\ntitle: A large site\npresses:\n");
    for (int i = 0; i < presses; i++) {
      site.append(press(i));
    }
    site.append("dies:\n");
    for (int bore : BORES) {
      site.append(
          "  - {id: D%1$d-steel, name: Steel, bore: %1$d mm, body: tungsten-carbide}\n"
              .formatted(bore));
      site.append(
          "  - {id: D%1$d-sleeve, name: Sleeve, bore: %1$d mm, body: peek-sleeve}\n"
              .formatted(bore));
    }
    Files.writeString(folder.resolve("site.yaml"), site);
    String model = Files.readString(MODEL);
    for (int i = 0; i < recipes; i++) {
      Files.writeString(folder.resolve(recipe(i)), recipe(i, model));
    }
  }

  private String press(int number) {
    int rated = RATINGS.get(random.nextInt(RATINGS.size()));
    return """
      - id: P%d
        name: %d kN press
        rated: %d kN
        rate-max: 20 kN/s
        ram-diameter: %d mm
        frame-stiffness: %d kN/mm
        closed-position: 3.0 mm
        stroke: 50 mm
        cells:
          - {cell: high, range: %d kN, accuracy: 50 N}
          - {cell: low, range: 20 kN, accuracy: 5 N}
        kinds: [densify, copress, laminate, secondary, insitu]
        connection: {host: 10.0.%d.%d, port: 502, unit: 1}
    """
        .formatted(
            number,
            rated,
            rated,
            60 + random.nextInt(60),
            200 + random.nextInt(200),
            rated,
            number / 200,
            1 + number % 200)
        .indent(0);
  }

  private String recipe(int number, String model) {
    int bore = BORES.get(random.nextInt(BORES.size()));
    return model
        .replace("id: li-metal-cell", "id: cell-" + number)
        .replace("D10-", "D" + bore + "-")
        .replace("diameter: 10 mm [E]", "diameter: bore")
        .replace("target: 250 MPa", "target: " + (200 + random.nextInt(60)) + " MPa")
        .replace("target: 50 MPa", "target: " + (30 + random.nextInt(20)) + " MPa")
        .replace("mass: 100 mg", "mass: " + (60 + random.nextInt(40)) + " mg")
        .replace(
            "dwell: 60 s",
            String.format(Locale.ROOT, "dwell: %.1f s", 30 + random.nextDouble() * 60))
        .replace(
            "      unbound: cycling, days; the run binds stack-pressure.dwell\n",
            "      unbound: cycling, days\n      assume: " + (1 + random.nextInt(9)) + " d [E]\n");
  }
}
