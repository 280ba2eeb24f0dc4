package io.stackline.recipe;

import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.unit.QuantityText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binds what a recipe leaves open: {@code <stage>.die}, {@code <stage>.target} and {@code
 * <stage>.dwell}, and {@code die} for every stage whose die is open; {@code <stage>.skip=true}
 * leaves an optional stage out, with its layers. Anything else is refused, and so is whatever is
 * left unbound, all of it at once.
 */
public final class Binder {
  /** The source of what a run binds. */
  public static final String BY_RUN = "run";

  /** The PLC counts milliseconds in 32 bits, and the highest count means "until released". */
  public static final Duration SOAK_MAX = Duration.ofDays(49);

  private final Recipe recipe;
  private final Bindings bindings;
  private final Map<DieId, Die> dies;
  private final List<BindingRefused> refusals = new ArrayList<>();

  private Binder(Recipe recipe, Bindings bindings, Map<DieId, Die> dies) {
    this.recipe = recipe;
    this.bindings = bindings;
    this.dies = dies;
  }

  private interface Part<T> {
    T bind() throws BindingRefused;
  }

  /**
   * The recipe with everything bound.
   *
   * @param dies of the site
   */
  public static ControlRecipe bind(
      Recipe recipe, Map<String, String> bindings, Map<DieId, Die> dies) throws BindingRefused {
    List<Stage> stages = new Binder(recipe, new Bindings(bindings), dies).bind();
    return new ControlRecipe(recipe, bindings, stages);
  }

  /**
   * What is assumed for each parameter left open where nobody binds it: the first of its options,
   * else a minute, or four hours of stack pressure. For checks and simulation; never for a run.
   */
  public static Map<String, String> assumptions(Recipe recipe) {
    Map<String, String> assumed = new LinkedHashMap<>();
    for (StageTemplate stage : recipe.stages()) {
      if (stage.die() instanceof Parameter.Unbound<DieId> open && !open.options().isEmpty()) {
        assumed.put(stage.id() + ".die", open.options().get(0).value());
      }
      if (stage.target() instanceof Parameter.Unbound<Target> open && !open.options().isEmpty()) {
        assumed.put(stage.id() + ".target", open.options().get(0).text());
      }
      if (stage.dwell() instanceof Parameter.Unbound
          && stage.assumedDwell() instanceof Dwell.Soak soak) {
        double seconds = soak.time().value().toMillis() / 1e3;
        assumed.put(stage.id() + ".dwell", QuantityText.number(seconds) + " s");
      }
    }
    return assumed;
  }

  private List<Stage> bind() throws BindingRefused {
    List<Stage> stages = new ArrayList<>();
    for (StageTemplate each : recipe.stages()) {
      if (!part(() -> isLeftOut(each)).orElse(false)) {
        stage(each).ifPresent(stages::add);
      }
    }
    if (!bindings.unused().isEmpty()) {
      String names = String.join(", ", bindings.unused());
      refusals.add(
          new BindingRefused(
              "recipe " + recipe.id() + " leaves nothing open called " + names,
              "bind only what the recipe leaves open, as <stage>.die, <stage>.target or"
                  + " <stage>.dwell"));
    }
    if (stages.isEmpty() && refusals.isEmpty() && !recipe.stages().isEmpty()) {
      refusals.add(
          new BindingRefused(
              "no stage of recipe " + recipe.id() + " is left to press", "leave fewer stages out"));
    }
    if (!refusals.isEmpty()) {
      throw BindingRefused.all(refusals);
    }
    return stages;
  }

  private <T> Optional<T> part(Part<T> part) {
    try {
      return Optional.of(part.bind());
    } catch (BindingRefused e) {
      refusals.add(e);
      return Optional.empty();
    }
  }

  private boolean isLeftOut(StageTemplate template) throws BindingRefused {
    String name = template.id() + ".skip";
    if (!bindings.flag(name)) {
      return false;
    }
    if (!template.pressing().optional()) {
      throw new BindingRefused(
          "stage " + template.id() + " is not optional and cannot be left out",
          "do not bind " + name);
    }
    return true;
  }

  /** The stage, or empty if a part of it was refused. */
  private Optional<Stage> stage(StageTemplate template) {
    Optional<Die> die = part(() -> die(template));
    Optional<Target> target = part(() -> target(template));
    Optional<Dwell> dwell = part(() -> dwell(template));
    if (die.isEmpty() || target.isEmpty() || dwell.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(template.in(die.get(), target.get(), dwell.get()));
  }

  private Die die(StageTemplate template) throws BindingRefused {
    DieId id = dieId(template);
    Die die = dies.get(id);
    if (die == null) {
      throw new BindingRefused(
          "stage " + template.id() + " wants die " + id + ", which the site does not have",
          "bind one of " + dies.keySet());
    }
    return die;
  }

  private DieId dieId(StageTemplate template) throws BindingRefused {
    if (!(template.die() instanceof Parameter.Unbound<DieId> open)) {
      return ((Parameter.Bound<DieId>) template.die()).value();
    }
    String name = template.id() + ".die";
    String text = bindings.die(name).orElse("");
    List<String> options = open.options().stream().map(DieId::value).toList();
    if (text.isEmpty() || !(options.isEmpty() || options.contains(text))) {
      throw refused(template, name, open, text, options);
    }
    return Bindings.dieId(name, text, dies.keySet());
  }

  private Target target(StageTemplate template) throws BindingRefused {
    if (!(template.target() instanceof Parameter.Unbound<Target> open)) {
      return ((Parameter.Bound<Target>) template.target()).value();
    }
    String name = template.id() + ".target";
    String text = bindings.text(name).orElse("");
    List<String> options = open.options().stream().map(Target::text).toList();
    if (text.isEmpty()) {
      throw refused(template, name, open, text, options);
    }
    Target asked = Bindings.target(name, text, options);
    return open.options().stream()
        .filter(each -> each.sameAs(asked))
        .findFirst()
        .or(() -> options.isEmpty() ? Optional.of(asked) : Optional.empty())
        .orElseThrow(() -> refused(template, name, open, text, options));
  }

  private Dwell dwell(StageTemplate template) throws BindingRefused {
    if (!(template.dwell() instanceof Parameter.Unbound<Dwell> open)) {
      return ((Parameter.Bound<Dwell>) template.dwell()).value();
    }
    String name = template.id() + ".dwell";
    String text = bindings.text(name).orElse("");
    if (text.isEmpty()) {
      throw refused(template, name, open, text, List.of());
    }
    Duration time = Bindings.duration(name, text);
    if (time.isZero() || time.compareTo(SOAK_MAX) >= 0) {
      throw new BindingRefused(
          name + ": a press holds between 1 ms and 49 days, not " + text,
          "bind " + name + " to a duration such as \"10 min\"");
    }
    return new Dwell.Soak(new Sourced<>(time, BY_RUN));
  }

  private static BindingRefused refused(
      StageTemplate stage,
      String name,
      Parameter.Unbound<?> open,
      String text,
      List<String> options) {
    String what = name.substring(stage.id().length() + 1);
    String reason =
        text.isEmpty()
            ? "the " + what + " of stage " + stage.id() + " is open (" + open.reason() + ")"
            : name + ": \"" + text + "\" is not among what the recipe allows";
    String remedy =
        options.isEmpty()
            ? "bind " + name + (what.equals("dwell") ? " to a duration such as \"10 min\"" : "")
            : "bind " + name + " to one of " + String.join(", ", options);
    return new BindingRefused(reason, remedy);
  }
}
