package io.stackline.launch.soak;

import io.stackline.press.PressId;
import io.stackline.recipe.RecipeId;
import io.stackline.run.Urgency;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

  /** A cell that is held for a day. */
  static final String DAY = "soak-day";

  private static final String HELD = "dwell: 15 s [E]";
  private static final String DIES_KEY = "\ndies:\n";

  /** The dies of the recipes, and of what their bodies are. */
  private static final Map<String, String> BODIES =
      new TreeMap<>(Map.of("D10-steel", "hardened-tool-steel", "D10-sleeve", "peek-sleeve"));

  private static final Pattern DIES = Pattern.compile("    die: (D10-\\w+)");
  private static final Pattern SECONDS = Pattern.compile("dwell: (\\d+) s");

  private static final int RUSHED_EVERY = 10;
  private static final int RUSHED = 5;

  private static final List<String> RECIPES =
      List.of("soak-pellet", "soak-bilayer", "soak-cell", "soak-hold");

  private final Site site;
  private final Span span;

  private SoakSite(Site site, Span span) {
    this.site = site;
    this.span = span;
  }

  /**
   * Writes and reads it.
   *
   * @param shipped the site that ships with Stackline, whose materials and dies are taken
   * @param folder made for it
   * @param floor its presses; at least one of each kind is needed
   */
  static SoakSite write(Path shipped, Path folder, Span.Floor floor, Span span) {
    try {
      Files.createDirectories(folder.resolve("recipes"));
      copy(shipped.resolve("materials"), Files.createDirectories(folder.resolve("materials")));
      for (String recipe : RECIPES) {
        Files.writeString(
            folder.resolve("recipes").resolve(recipe + ".yaml"),
            open(longer(recipe(recipe), span), floor));
      }
      Files.writeString(
          folder.resolve("recipes").resolve(DAY + ".yaml"),
          open(longer(recipe("soak-cell").replace(HELD, "dwell: 24 h [E]"), span), floor)
              .replace("id: soak-cell", "id: " + DAY));
      List<String> kinds = new ArrayList<>();
      for (int i = 0; i < floor.powder() + floor.metal() + floor.rigs(); i++) {
        kinds.add(
            i < floor.powder()
                ? "densify, copress"
                : i < floor.powder() + floor.metal() ? "laminate, secondary" : "insitu");
      }
      Files.writeString(folder.resolve("site.yaml"), site(shipped, kinds, floor));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SiteResult result = SiteReader.read(folder);
    if (result instanceof SiteResult.Read read) {
      return new SoakSite(read.site(), span);
    }
    throw new IllegalStateException(((SiteResult.Refused) result).problems().toString());
  }

  private static String recipe(String id) throws IOException {
    try (InputStream text =
        Objects.requireNonNull(SoakSite.class.getResourceAsStream(id + ".yaml"), id)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String longer(String recipe, Span span) {
    return SECONDS
        .matcher(recipe)
        .replaceAll(dwell -> "dwell: " + Integer.parseInt(dwell.group(1)) * span.dwells() + " s");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path each : files.toList()) {
        Files.copy(each, to.resolve(each.getFileName()));
      }
    }
  }

  /** The recipe with its dies left to the order, where there is more than one of each. */
  private static String open(String recipe, Span.Floor floor) {
    if (floor.dies() == 0) {
      return recipe;
    }
    return DIES.matcher(recipe)
        .replaceAll(
            die ->
                "    die:%n      unbound: the order names it%n      one-of: %s"
                    .formatted(stock(die.group(1), floor)));
  }

  private static List<String> stock(String die, Span.Floor floor) {
    return IntStream.rangeClosed(1, floor.dies()).mapToObj(n -> die + "-" + n).toList();
  }

  private static String dies(Span.Floor floor) {
    StringBuilder dies = new StringBuilder(DIES_KEY);
    BODIES.forEach(
        (die, body) -> {
          for (String each : stock(die, floor)) {
            dies.append(
                """
                  - id: %s
                    name: %s
                    bore: 10 mm
                    body: %s
                """
                    .formatted(each, each, body));
          }
        });
    return dies.toString();
  }

  private static String site(Path shipped, List<String> kinds, Span.Floor floor)
      throws IOException {
    String text = Files.readString(shipped.resolve("site.yaml"));
    StringBuilder presses = new StringBuilder("presses:\n");
    for (int i = 0; i < kinds.size(); i++) {
      presses.append(press(i + 1, kinds.get(i)));
    }
    return text.substring(0, text.indexOf("presses:"))
        + presses
        + dies(floor)
        + text.substring(text.indexOf(DIES_KEY) + DIES_KEY.length());
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

  Grain grain() {
    return span.grain();
  }

  Habits habits() {
    return span.habits();
  }

  /** What is ordered, in this order. */
  List<Order> orders(int runs, SplittableRandom random) {
    List<RecipeId> recipes = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      recipes.add(new RecipeId(RECIPES.get(random.nextInt(RECIPES.size()))));
    }
    for (int i = 0; i < span.days(); i++) {
      recipes.set(i * runs / span.days(), new RecipeId(DAY));
    }
    List<Order> orders = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      orders.add(new Order(recipes.get(i), habits().sent(i, runs), urgency(i)));
    }
    return orders;
  }

  /** Some are wanted more than others. */
  private Urgency urgency(int order) {
    boolean rushed = habits().ordered() > 0 && order % RUSHED_EVERY == RUSHED_EVERY - 1;
    return rushed ? new Urgency(RUSHED, Optional.empty()) : Urgency.USUAL;
  }

  /** What a stage of a recipe bears. */
  Optional<Force> cap(String recipe, String stage) {
    return RECIPES.contains(recipe) || recipe.equals(DAY)
        ? Optional.ofNullable(CAPS.get(stage)).map(mpa -> Pressure.ofMPa(mpa).on(DIE))
        : Optional.empty();
  }
}
