package io.stackline.site;

import io.stackline.envelope.Resolution;
import io.stackline.material.Layer;
import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.ForceChannel;
import io.stackline.press.Press;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.Pressure;
import io.stackline.unit.QuantityText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is allowed but unusual: warnings, whatever the recipe's status. */
final class AdviceCheck {
  private static final Pressure VOIDS_BELOW = Pressure.ofMPa(240);
  private static final double SLENDER = 0.2;
  private static final double SOLID = 0.8;
  private static final double FINEST = 0.02;

  private final Verdicts verdicts;
  private final Map<MaterialId, Material> materials;
  private final List<Press> presses;
  private final Map<MaterialId, Material> stack = new LinkedHashMap<>();
  private final Map<MaterialId, Pressure> prePressed = new HashMap<>();
  private Pressure laminated = Pressure.ZERO;
  private double solidVolume;
  private boolean slender;

  AdviceCheck(Verdicts verdicts, Map<MaterialId, Material> materials, List<Press> presses) {
    this.verdicts = verdicts;
    this.materials = materials;
    this.presses = presses;
  }

  void check(List<Step> steps) {
    for (Step step : steps) {
      step.stage().adds().stream()
          .map(each -> Optional.ofNullable(materials.get(each.material())))
          .flatMap(Optional::stream)
          .forEach(each -> stack.put(each.id(), each));
      checkKind(step);
      checkAdvice(step);
      checkHeight(step);
      checkForce(step);
    }
  }

  private void checkKind(Step step) {
    Pressure highest = step.highest();
    switch (step.kind()) {
      case DENSIFY ->
          stack.keySet().forEach(each -> prePressed.merge(each, highest, Pressure::max));
      case COPRESS -> checkCopress(step, highest);
      case LAMINATE -> laminated = Pressure.max(laminated, highest);
      case INSITU -> {
        if (laminated.pascals() > 0 && highest.compareTo(laminated) > 0) {
          verdicts.unusual(
              step.at("target"),
              highest + " is higher than lamination at " + laminated,
              "this is allowed; see that it is meant");
        }
      }
      default -> {
        // A secondary pressing may be anything the envelope allows.
      }
    }
  }

  private void checkCopress(Step step, Pressure highest) {
    if (highest.compareTo(VOIDS_BELOW) < 0) {
      verdicts.unusual(
          step.at("target"),
          "co-pressing at "
              + highest
              + ": below 240 MPa voids remain at the interface, says a lab-press maker's article on"
              + " sequential pressing of cathode/electrolyte bilayers",
          "press harder unless a later stage does");
    }
    stack.values().stream()
        .filter(each -> each.role() == Material.Role.ELECTROLYTE)
        .filter(each -> prePressed.getOrDefault(each.id(), Pressure.ZERO).compareTo(highest) > 0)
        .findFirst()
        .ifPresent(
            each ->
                verdicts.unusual(
                    step.at("target"),
                    "co-pressing at "
                        + highest
                        + " is below the pre-pressing of "
                        + each.id()
                        + " at "
                        + prePressed.get(each.id()),
                    "a pellet that is denser than the joint takes the cathode badly: pre-press less"
                        + " or co-press more"));
  }

  private void checkAdvice(Step step) {
    for (Material each : stack.values()) {
      Optional<Sourced<Pressure>> advice = each.limits(step.kind(), Set.of()).advice(step.kind());
      advice
          .filter(most -> step.highest().compareTo(most.value()) > 0)
          .ifPresent(
              most ->
                  verdicts.unusual(
                      step.at("target"),
                      step.highest()
                          + " is above the "
                          + most.value()
                          + " advised for "
                          + each.id()
                          + " ("
                          + most.source()
                          + ")",
                      "see that it is meant"));
    }
  }

  /** Friction at the wall takes pressure from the far end of a tall pellet. */
  private void checkHeight(Step step) {
    Step.Choice narrowest = step.choices().get(0);
    for (Step.Choice each : step.choices()) {
      if (each.die().bore().metres() < narrowest.die().bore().metres()) {
        narrowest = each;
      }
    }
    for (Layer layer : narrowest.stage().adds()) {
      Material material = materials.get(layer.material());
      if (layer instanceof Layer.Powder powder && material != null) {
        solidVolume +=
            powder.mass().value().kilograms()
                / material.density().value().kilogramsPerCubicMetre()
                / SOLID;
      }
    }
    Area area = narrowest.die().area();
    double ratio = solidVolume / area.squareMetres() / narrowest.die().bore().metres();
    if (ratio > SLENDER && !slender) {
      slender = true;
      verdicts.unusual(
          step.at("adds"),
          "the powder stands "
              + QuantityText.number(Math.round(ratio * 100) / 100.0)
              + " bores high at 80 % density"
              + step.where(narrowest)
              + "; above 0.2 the wall's friction takes a notable share of the pressure",
          "use less powder or a wider die");
    }
  }

  private void checkForce(Step step) {
    List<Press> taking =
        presses.stream().filter(each -> each.kinds().contains(step.kind())).toList();
    for (Step.Choice choice : step.choices()) {
      Force force = choice.stage().target().force(choice.die());
      if (!taking.isEmpty() && taking.stream().allMatch(each -> isFaint(force, each))) {
        Press first = taking.get(0);
        ForceChannel cell = Resolution.channel(force, first);
        verdicts.unusual(
            step.at("target"),
            force
                + step.where(choice)
                + " is below 2 % of the "
                + cell.range()
                + " that the "
                + Forms.word(cell.kind())
                + " cell of "
                + first.id()
                + " measures",
            "use a smaller press, a low cell or a wider die");
        return;
      }
    }
  }

  private static boolean isFaint(Force force, Press press) {
    return force.newtons() < FINEST * Resolution.channel(force, press).range().newtons();
  }
}
