package io.stackline.launch.kill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Recipes of short strokes, and the dies they are pressed in: three sets of dies, so that several
 * runs go on at a time and others wait for their dies; of each set a pellet, a cell that is closed
 * and held under stack pressure, and a pellet that is held.
 */
final class KillRecipes {
  private static final List<String> SETS = List.of("a", "b", "c");
  private static final List<String> SORTS = List.of("pellet", "cell", "hold");
  private static final String HOLD = "stack-pressure.dwell=40 s";

  /**
   * What a client asks for.
   *
   * @param bindings what the recipe leaves open
   */
  record Order(String recipe, List<String> bindings) {}

  private KillRecipes() {}

  static Order draw(SplittableRandom random) {
    String sort = SORTS.get(random.nextInt(SORTS.size()));
    String set = SETS.get(random.nextInt(SETS.size()));
    return new Order(id(sort, set), sort.equals("pellet") ? List.of() : List.of(HOLD));
  }

  private static String id(String sort, String set) {
    return "kill-" + sort + "-" + set;
  }

  /** Every recipe's text by its id. */
  static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    for (String set : SETS) {
      for (String sort : SORTS) {
        String id = id(sort, set);
        String stages =
            switch (sort) {
              case "pellet" -> DENSIFIED + PRESSED;
              case "cell" -> DENSIFIED + PRESSED + CLOSED + HELD;
              default -> DENSIFIED + HELD;
            };
        String overrides = sort.equals("hold") ? "" : OVERRIDES;
        String text = HEAD.formatted(id) + stages + overrides;
        all.put(id, text.replace("D10-steel", steel(set)).replace("D10-sleeve", sleeve(set)));
      }
    }
    return all;
  }

  private static String steel(String set) {
    return "D10-steel-" + set;
  }

  private static String sleeve(String set) {
    return "D10-sleeve-" + set;
  }

  /** The dies of all sets, for the list in a site's file. */
  static String dies() {
    StringBuilder dies = new StringBuilder();
    for (String set : SETS) {
      dies.append(DIE.formatted(steel(set), "hardened-tool-steel"));
      dies.append(DIE.formatted(sleeve(set), "peek-sleeve"));
    }
    return dies.toString();
  }

  private static final String DIE =
      """
        - id: %s
          name: Die to be killed with
          bore: 10 mm
          body: %s
      """;

  private static final String HEAD =
      """
      sources:
        E: Chosen to make strokes short; no recipe for cells.
      id: %s
      revision: 1
      title: Strokes to be killed in
      status: approved
      approved: {by: Stackline project for its kill harness, on: 2026-11-22}
      stages:
      """;

  private static final String DENSIFIED =
      """
        - id: densify
          kind: densify
          title: Densify the electrolyte
          die: D10-steel
          adds:
            - powder: lpscl-powder
              mass: 100 mg [E]
          prompts: [Load the electrolyte.]
          target: 250 MPa [E]
          tolerance: 5 MPa [E]
          preload:
            pressure: 5 MPa [E]
            hold: 1 s [E]
          approach: 0.5 mm/s [E]
          ramp: 25 MPa/s [E]
          dwell: 6 s [E]
          release:
            rate: 25 MPa/s [E]
      """;

  private static final String PRESSED =
      """
        - id: copress
          kind: copress
          title: Press the cathode onto the electrolyte
          die: D10-steel
          adds:
            - powder: nmc-composite
              mass: 15 mg [E]
          prompts: [Add the cathode.]
          target: 300 MPa [E]
          tolerance: 8 MPa [E]
          preload:
            pressure: 5 MPa [E]
            hold: 1 s [E]
          approach: 0.5 mm/s [E]
          ramp: 25 MPa/s [E]
          dwell: 6 s [E]
          release:
            rate: 25 MPa/s [E]
      """;

  private static final String CLOSED =
      """
        - id: laminate
          kind: laminate
          title: Laminate the lithium
          die: D10-sleeve
          adds:
            - foil: lithium-foil
              diameter: 10 mm [E]
              thickness: 100 µm [E]
          prompts: [Move the cell to the sleeve and lay in the foil.]
          target: 50 MPa [E]
          tolerance: 1 MPa [E]
          preload:
            pressure: 3 MPa [E]
            hold: 1 s [E]
          approach: 0.3 mm/s [E]
          ramp: 4 MPa/s [E]
          dwell: 6 s [E]
          release:
            rate: 8 MPa/s [E]
      """;

  private static final String HELD =
      """
        - id: stack-pressure
          kind: insitu
          title: Hold stack pressure
          die: D10-sleeve
          prompts: [Move the sleeve to the rig.]
          target: 75 MPa [E]
          tolerance: 2 MPa [E]
          preload:
            pressure: 3 MPa [E]
            hold: 1 s [E]
          approach: 0.3 mm/s [E]
          ramp: 4 MPa/s [E]
          dwell:
            unbound: the run binds stack-pressure.dwell
          release:
            rate: 8 MPa/s [E]
      """;

  private static final String OVERRIDES =
      """
      overrides:
        - material: lpscl-powder
          kind: copress
          dies: [D10-steel]
          cap: 500 MPa [E]
          time-above: 600 s [E]
          reason: As shipped.
        - material: nmc-composite
          kind: copress
          dies: [D10-steel]
          cap: 500 MPa [E]
          time-above: 600 s [E]
          reason: As shipped.
      """;
}
