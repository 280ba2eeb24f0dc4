package io.stackline.recipe;

import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.unit.Force;
import io.stackline.unit.QuantityRefused;
import io.stackline.unit.QuantityText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Binds what a recipe leaves open: {@code <stage>.die}, {@code <stage>.target} and {@code
 * <stage>.dwell}, and {@code die} for every stage whose die is open. Anything else is refused, and
 * so is whatever is left unbound.
 */
public final class Binder {
  /** The source of what a run binds. */
  public static final String BY_RUN = "run";

  /** The PLC counts milliseconds in 32 bits, and the highest count means "until released". */
  public static final Duration SOAK_MAX = Duration.ofDays(49);

  private static final String DIE = "die";

  private final Recipe recipe;
  private final Map<String, String> bindings;
  private final Map<DieId, Die> dies;
  private final TreeSet<String> unused;

  private Binder(Recipe recipe, Map<String, String> bindings, Map<DieId, Die> dies) {
    this.recipe = recipe;
    this.bindings = bindings;
    this.dies = dies;
    unused = new TreeSet<>(bindings.keySet());
  }

  /**
   * The recipe with everything bound.
   *
   * @param dies of the site
   */
  public static ControlRecipe bind(
      Recipe recipe, Map<String, String> bindings, Map<DieId, Die> dies) throws BindingRefused {
    return new Binder(recipe, bindings, dies).bind();
  }

  /**
   * What is assumed for each parameter left open where nobody binds it: the first of its options,
   * else a minute, or an hour of stack pressure. For checks and simulation; never for a run.
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

  private ControlRecipe bind() throws BindingRefused {
    List<Stage> stages = new ArrayList<>();
    for (StageTemplate each : recipe.stages()) {
      stages.add(stage(each));
    }
    if (!unused.isEmpty()) {
      throw new BindingRefused(
          "recipe " + recipe.id() + " leaves nothing open called " + String.join(", ", unused),
          "bind only what the recipe leaves open, as <stage>.die, <stage>.target or <stage>.dwell");
    }
    return new ControlRecipe(recipe, bindings, stages);
  }

  private Stage stage(StageTemplate template) throws BindingRefused {
    DieId id = die(template);
    Die die = dies.get(id);
    if (die == null) {
      throw new BindingRefused(
          "stage " + template.id() + " wants die " + id + ", which the site does not have",
          "bind one of " + dies.keySet());
    }
    return template.in(die, target(template), dwell(template));
  }

  private DieId die(StageTemplate template) throws BindingRefused {
    if (!(template.die() instanceof Parameter.Unbound<DieId> open)) {
      return ((Parameter.Bound<DieId>) template.die()).value();
    }
    unused.remove(DIE);
    String name = template.id() + ".die";
    String text = text(name).orElse(bindings.getOrDefault(DIE, ""));
    List<String> options = open.options().stream().map(DieId::value).toList();
    if (text.isEmpty() || !(options.isEmpty() || options.contains(text))) {
      throw refused(template, name, open, text, options);
    }
    return id(name, text);
  }

  private DieId id(String name, String text) throws BindingRefused {
    try {
      return new DieId(text);
    } catch (IllegalArgumentException e) {
      throw new BindingRefused(name + ": " + e.getMessage(), "bind one of " + dies.keySet());
    }
  }

  private Target target(StageTemplate template) throws BindingRefused {
    if (!(template.target() instanceof Parameter.Unbound<Target> open)) {
      return ((Parameter.Bound<Target>) template.target()).value();
    }
    String name = template.id() + ".target";
    String text = text(name).orElse("");
    List<String> options = open.options().stream().map(Target::text).toList();
    if (text.isEmpty()) {
      throw refused(template, name, open, text, options);
    }
    Target asked = read(name, text, options, Binder::target);
    return open.options().stream()
        .filter(each -> each.sameAs(asked))
        .findFirst()
        .or(() -> options.isEmpty() ? Optional.of(asked) : Optional.empty())
        .orElseThrow(() -> refused(template, name, open, text, options));
  }

  private static Target target(String text) {
    try {
      Force force = QuantityText.force(text);
      return new Target.OfForce(new Sourced<>(force, BY_RUN));
    } catch (QuantityRefused notAForce) {
      try {
        return new Target.OfPressure(new Sourced<>(QuantityText.pressure(text), BY_RUN));
      } catch (QuantityRefused e) {
        throw new IllegalArgumentException(notAForce.getMessage(), e);
      }
    }
  }

  private Dwell dwell(StageTemplate template) throws BindingRefused {
    if (!(template.dwell() instanceof Parameter.Unbound<Dwell> open)) {
      return ((Parameter.Bound<Dwell>) template.dwell()).value();
    }
    String name = template.id() + ".dwell";
    String text = text(name).orElse("");
    if (text.isEmpty()) {
      throw refused(template, name, open, text, List.of());
    }
    Duration time = read(name, text, List.of("10 min"), Binder::duration);
    if (time.isZero() || time.compareTo(SOAK_MAX) >= 0) {
      throw new BindingRefused(
          name + ": a press holds between 1 ms and 49 days, not " + text,
          "bind " + name + " to a duration such as \"10 min\"");
    }
    return new Dwell.Soak(new Sourced<>(time, BY_RUN));
  }

  private static Duration duration(String text) {
    try {
      return QuantityText.duration(text);
    } catch (QuantityRefused e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static <T> T read(
      String name, String text, List<String> options, Function<String, T> reading)
      throws BindingRefused {
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException e) {
      throw new BindingRefused(name + ": " + e.getMessage(), "bind for instance " + options);
    }
  }

  private Optional<String> text(String name) {
    unused.remove(name);
    return Optional.ofNullable(bindings.get(name));
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
