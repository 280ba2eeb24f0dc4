package io.stackline.launch.soak;

import io.stackline.press.PressId;
import io.stackline.recipe.RecipeId;
import io.stackline.site.Site;
import io.stackline.site.SiteReader;
import io.stackline.site.SiteResult;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A site to be simulated: so many presses for powder, for lithium and for stack pressure, the
 * shipped materials and dies, and short recipes of one to four stages.
 */
final class SoakSite {
  /** A sample of the trace every 100 ms. */
  static final int DECIMATION = 10;

  private static final int PORT = 15_020;
  private static final Area DIE = Area.ofBore(Length.ofMm(10));

  /** What each stage bears by its materials' own caps, MPa, whatever the recipes ask for. */
  private static final Map<String, Double> CAPS =
      Map.of("densify", 400.0, "copress", 400.0, "laminate", 50.0, "stack-pressure", 80.0);

  private static final List<String> RECIPES =
      List.of("soak-pellet", "soak-bilayer", "soak-cell", "soak-hold");

  private final Site site;

  private SoakSite(Site site) {
    this.site = site;
  }

  /**
   * Writes and reads it.
   *
   * @param shipped the site that ships with Stackline, whose materials and dies are taken
   * @param folder made for it
   * @param powder presses for densification and co-press; at least one of each kind is needed
   * @param metal presses for lamination
   * @param rigs for stack pressure
   */
  static SoakSite write(Path shipped, Path folder, int powder, int metal, int rigs) {
    try {
      Files.createDirectories(folder.resolve("recipes"));
      copy(shipped.resolve("materials"), Files.createDirectories(folder.resolve("materials")));
      for (String recipe : RECIPES) {
        Files.copy(recipe(recipe), folder.resolve("recipes").resolve(recipe + ".yaml"));
      }
      List<String> kinds = new ArrayList<>();
      for (int i = 0; i < powder + metal + rigs; i++) {
        kinds.add(
            i < powder
                ? "densify, copress"
                : i < powder + metal ? "laminate, secondary" : "insitu");
      }
      Files.writeString(folder.resolve("site.yaml"), site(shipped, kinds));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SiteResult result = SiteReader.read(folder);
    if (result instanceof SiteResult.Read read) {
      return new SoakSite(read.site());
    }
    throw new IllegalStateException(((SiteResult.Refused) result).problems().toString());
  }

  private static InputStream recipe(String id) {
    return Objects.requireNonNull(SoakSite.class.getResourceAsStream(id + ".yaml"), id);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path each : files.toList()) {
        Files.copy(each, to.resolve(each.getFileName()));
      }
    }
  }

  private static String site(Path shipped, List<String> kinds) throws IOException {
    String text = Files.readString(shipped.resolve("site.yaml"));
    StringBuilder presses = new StringBuilder("presses:\n");
    for (int i = 0; i < kinds.size(); i++) {
      presses.append(press(i + 1, kinds.get(i)));
    }
    return text.substring(0, text.indexOf("presses:"))
        + presses
        + text.substring(text.indexOf("\ndies:"));
  }

  private static String press(int number, String kinds) {
    return """
      - id: P%d
        name: 25 t press
        rated: 245.2 kN
        rate-max: 4 kN/s
        ram-diameter: 80 mm
        frame-stiffness: 300 kN/mm
        closed-position: 3.0 mm
        stroke: 50 mm
        cells:
          - {cell: high, range: 250 kN, accuracy: 125 N}
          - {cell: low, range: 20 kN, accuracy: 20 N}
        kinds: [%s]
        connection: {host: 127.0.0.1, port: %d, unit: 1, timeout: 1 s}
        simulated: true
    """
        .formatted(number, kinds, PORT + number);
  }

  Site site() {
    return site;
  }

  List<PressId> presses() {
    return List.copyOf(site.presses().keySet());
  }

  List<RecipeId> recipes() {
    return RECIPES.stream().map(RecipeId::new).toList();
  }

  /** What a stage of a recipe bears. */
  Optional<Force> cap(String recipe, String stage) {
    return RECIPES.contains(recipe)
        ? Optional.ofNullable(CAPS.get(stage)).map(mpa -> Pressure.ofMPa(mpa).on(DIE))
        : Optional.empty();
  }
}
