package io.stackline.site;

import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.recipe.Addition;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Pressing;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.StageTemplate;
import io.stackline.recipe.Target;
import io.stackline.recipe.Tolerance;
import io.stackline.unit.Length;
import io.stackline.unit.QuantityText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A recipe as the tables of docs/recipes.md show it: a row for each stage and each override. */
final class RecipeTable {
  private final Recipe recipe;
  private final Map<DieId, Die> dies;

  RecipeTable(Recipe recipe, Map<DieId, Die> dies) {
    this.recipe = recipe;
    this.dies = dies;
  }

  List<String> stages() {
    return recipe.stages().stream().map(this::row).toList();
  }

  List<String> overrides() {
    return recipe.overrides().stream().map(RecipeTable::row).toList();
  }

  private String row(StageTemplate stage) {
    return cells(
        stage.id() + (stage.pressing().optional() ? " (optional)" : ""),
        Forms.word(stage.kind()),
        stage.adds().stream().map(RecipeTable::layer).collect(Collectors.joining(", ")),
        options(stage.target()).stream()
            .map(each -> asked(each) + " [" + each.source() + "]")
            .collect(Collectors.joining(" or ")),
        inTheDie(stage),
        tolerance(stage.tolerance()),
        stage.pressing().ramp().value().toString(),
        dwell(stage.dwell()),
        release(stage.pressing().release()));
  }

  private static String row(CapOverride override) {
    CapOverride.Conditions conditions = override.conditions();
    List<String> also = new ArrayList<>();
    conditions.layers().forEach(each -> also.add("with " + each));
    if (conditions.foilFillsBore()) {
      also.add("foil fills the bore");
    }
    return cells(
        override.material().value(),
        Forms.word(override.kind()),
        override.dies().stream().map(DieId::value).sorted().collect(Collectors.joining(", ")),
        asked(override.cap()) + " [" + override.cap().source() + "]",
        seconds(override.timeAbove().value()),
        String.join(", ", also));
  }

  private static String cells(String... cells) {
    return ("| " + String.join(" | ", cells) + " |").replace("|  |", "| |");
  }

  private static String layer(Addition layer) {
    if (layer instanceof Addition.Weighed powder) {
      return powder.material() + " " + powder.mass().value();
    }
    if (layer instanceof Addition.Spread powder) {
      return powder.material() + " " + powder.loading().value();
    }
    Addition.Foil foil = (Addition.Foil) layer;
    String across =
        foil.diameter().map(each -> QuantityText.number(each.value().toMm())).orElse(" bore");
    return "%s Ø%s × %s".formatted(foil.material(), across, micrometres(foil.thickness()));
  }

  private static String micrometres(Sourced<Length> length) {
    return QuantityText.number(length.value().toMm() * 1e3) + " µm";
  }

  private static <T> List<T> options(Parameter<T> parameter) {
    return parameter instanceof Parameter.Bound<T> bound
        ? List.of(bound.value())
        : ((Parameter.Unbound<T>) parameter).options();
  }

  private static String asked(Target target) {
    return target instanceof Target.OfForce force
        ? String.format(Locale.ROOT, "%.2f kN", force.value().value().toKN())
        : target.text();
  }

  /** What a pressure is in kN and a force in MPa, in each die the stage may be bound to. */
  private String inTheDie(StageTemplate stage) {
    Target first = options(stage.target()).get(0);
    boolean force = first instanceof Target.OfForce;
    List<Die> possible = options(stage.die()).stream().map(each -> dies.get(each)).toList();
    return possible.stream()
            .map(die -> force ? first.pressure(die).toMPa() : first.force(die).toKN())
            .map(value -> String.format(Locale.ROOT, "%.1f", value))
            .distinct()
            .collect(Collectors.joining(" / "))
        + (force ? " MPa on Ø" : " kN on Ø")
        + possible.stream()
            .map(die -> QuantityText.number(die.bore().toMm()))
            .distinct()
            .collect(Collectors.joining(" / "));
  }

  private static String tolerance(Tolerance tolerance) {
    return tolerance instanceof Tolerance.OfShare share
        ? "±" + QuantityText.number(share.value().value() * 100) + " %"
        : "±" + ((Tolerance.OfPressure) tolerance).value().value();
  }

  private static String dwell(Parameter<Dwell> dwell) {
    String time = options(dwell).stream().map(RecipeTable::time).collect(Collectors.joining());
    return dwell instanceof Parameter.Bound ? time : "open (" + time + " assumed)";
  }

  private static String time(Dwell dwell) {
    return dwell instanceof Dwell.Soak soak ? seconds(soak.time().value()) : "until released";
  }

  private static String seconds(Duration time) {
    return time.toSeconds() + " s";
  }

  private static String release(Pressing.Release release) {
    String rate = release.rate().value().toString();
    boolean slower = release.slowBelow().value().pascals() > 0;
    return slower
        ? rate + ", " + release.slowRate().value() + " below " + release.slowBelow().value()
        : rate;
  }
}
