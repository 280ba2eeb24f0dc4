package io.stackline.recipe;

import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.press.DieId;
import io.stackline.press.StageKind;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lifts the usual cap of one material, for one kind of stage, in these dies, in this recipe
 * revision; never above the ceiling, and never for a kind of stage that is forbidden for the
 * material.
 *
 * @param cap the lifted cap; a force is the pressure it makes in the die
 * @param timeAbove longest time above the usual cap, ramps and pauses and further attempts included
 * @param conditions what else must hold
 * @param reason why it is known to be good
 */
public record CapOverride(
    MaterialId material,
    StageKind kind,
    Set<DieId> dies,
    Target cap,
    Sourced<Duration> timeAbove,
    Conditions conditions,
    String reason) {
  public CapOverride {
    dies = Set.copyOf(dies);
  }

  /**
   * What else must hold for an override to count.
   *
   * @param layers materials that must lie in the stack
   * @param foilFillsBore whether a foil of the material must be as wide as the bore, so that it
   *     cannot spread
   * @param rateMax steepest ramp
   * @param temperatureMax highest temperature of the stage
   */
  public record Conditions(
      Set<MaterialId> layers,
      boolean foilFillsBore,
      Optional<Sourced<PressureRate>> rateMax,
      Optional<Sourced<Temperature>> temperatureMax) {
    public static final Conditions NONE =
        new Conditions(Set.of(), false, Optional.empty(), Optional.empty());

    public Conditions {
      layers = Set.copyOf(layers);
    }

    /** Each condition for people, with its number and source. */
    public List<String> texts() {
      List<String> texts = new ArrayList<>();
      layers.stream().sorted().forEach(each -> texts.add("with a layer of " + each));
      if (foilFillsBore) {
        texts.add("foil as wide as the bore");
      }
      rateMax.ifPresent(
          each -> texts.add("ramp up to " + each.value() + " [" + each.source() + "]"));
      temperatureMax.ifPresent(
          each -> texts.add("up to " + each.value() + " [" + each.source() + "]"));
      return texts;
    }
  }
}
