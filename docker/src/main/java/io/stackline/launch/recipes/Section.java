package io.stackline.launch.recipes;

import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.recipe.AcceptanceCriteria;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.HoldAlarm;
import io.stackline.recipe.OnHold;
import io.stackline.recipe.Parameter;
import io.stackline.recipe.Pressing;
import io.stackline.recipe.Recipe;
import io.stackline.recipe.StackPressure;
import io.stackline.recipe.StageTemplate;
import io.stackline.recipe.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A part of a recipe that is compared with its like: the head, a stage, an override, the sources.
 *
 * @param name unique within the recipe, such as {@code stage copress}
 */
public record Section(String name, List<Entry> entries) {
  public Section {
    entries = List.copyOf(entries);
  }

  /**
   * All of a recipe, in the order of its file; the status and who gave it, too.
   *
   * @param dies of the site, for what a target comes to
   */
  static List<Section> of(Recipe recipe, Map<DieId, Die> dies) {
    List<Section> sections = new ArrayList<>();
    sections.add(head(recipe));
    recipe.stages().forEach(each -> sections.add(stage(each, dies)));
    recipe.overrides().forEach(each -> sections.add(override(each)));
    List<Entry> sources = new ArrayList<>();
    new TreeMap<>(recipe.sources()).forEach((tag, text) -> sources.add(new Entry(tag, text)));
    sections.add(new Section("sources", sources));
    return sections;
  }

  static Section stage(StageTemplate stage, Map<DieId, Die> dies) {
    return new Keys(dies).stage(stage);
  }

  private static Section head(Recipe recipe) {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry("title", recipe.title()));
    entries.add(new Entry("status", Wording.word(recipe.status())));
    recipe.approval().ifPresent(each -> entries.add(new Entry("by", each.by() + ", " + each.on())));
    entries.add(
        new Entry(
            "order", String.join(", ", recipe.stages().stream().map(each -> each.id()).toList())));
    for (int i = 0; i < recipe.notStated().size(); i++) {
      entries.add(new Entry("not-stated[" + i + "]", recipe.notStated().get(i)));
    }
    return new Section("recipe", entries);
  }

  static Section override(CapOverride override) {
    Keys keys = new Keys(Map.of());
    keys.add("cap", Wording.target(override.cap()));
    keys.add(
        "dies",
        String.join(", ", new TreeSet<>(override.dies().stream().map(DieId::value).toList())));
    keys.add("time-above", Wording.of(override.timeAbove()));
    CapOverride.Conditions conditions = override.conditions();
    List<String> layers = conditions.layers().stream().map(Object::toString).sorted().toList();
    if (!layers.isEmpty()) {
      keys.add("with-layers", String.join(", ", layers));
    }
    if (conditions.foilFillsBore()) {
      keys.add("foil-fills-bore", "yes");
    }
    conditions.rateMax().ifPresent(each -> keys.add("rate-max", Wording.of(each)));
    conditions.temperatureMax().ifPresent(each -> keys.add("temperature-max", Wording.of(each)));
    keys.add("reason", override.reason());
    return new Section(
        "override " + override.material() + " " + Wording.word(override.kind()), keys.entries);
  }

  /** Gathers the entries of one stage or override. */
  private static final class Keys {
    private final Map<DieId, Die> dies;
    private final List<Entry> entries = new ArrayList<>();

    Keys(Map<DieId, Die> dies) {
      this.dies = dies;
    }

    void add(String key, String text) {
      entries.add(new Entry(key, text));
    }

    Section stage(StageTemplate stage) {
      Pressing pressing = stage.pressing();
      add("kind", Wording.word(stage.kind()));
      add("title", pressing.title());
      if (pressing.optional()) {
        add("optional", "yes");
      }
      add("die", Wording.die(stage.die()));
      pressing.fixture().ifPresent(each -> add("fixture", each.value()));
      for (int i = 0; i < stage.adds().size(); i++) {
        add("adds[" + i + "]", Wording.addition(stage.adds().get(i)));
      }
      for (int i = 0; i < pressing.prompts().size(); i++) {
        add("prompts[" + i + "]", pressing.prompts().get(i).told());
      }
      add("target", Wording.parameter(stage.target(), Wording::target));
      onTheDie(stage);
      add("tolerance", Wording.tolerance(stage.tolerance()));
      pressing(pressing);
      add("dwell", Wording.dwell(stage.dwell()));
      stackPressure(pressing.stackPressure());
      add("on-loss", Wording.word(pressing.onLoss()));
      if (pressing.onHold() != OnHold.CONTINUE) {
        add("on-hold", Wording.word(pressing.onHold()));
      }
      release(pressing.release());
      acceptance(pressing.acceptance());
      return new Section("stage " + stage.id(), entries);
    }

    /** What a fixed target comes to in a fixed die. */
    private void onTheDie(StageTemplate stage) {
      if (stage.target() instanceof Parameter.Bound<Target> target
          && stage.die() instanceof Parameter.Bound<DieId> id) {
        Optional.ofNullable(dies.get(id.value()))
            .ifPresent(die -> add("on the die", onTheDie(target.value(), die)));
      }
    }

    private static String onTheDie(Target target, Die die) {
      String pressure = Wording.fixed(target.pressure(die).toMPa(), 1) + " MPa";
      String force = Wording.fixed(target.force(die).toKN(), 2) + " kN";
      return pressure + ", " + force + " on Ø" + die.bore();
    }

    private void pressing(Pressing pressing) {
      add("preload.pressure", Wording.of(pressing.preload().pressure()));
      add("preload.hold", Wording.of(pressing.preload().hold()));
      pressing.temperature().ifPresent(each -> add("temperature", Wording.of(each)));
      add("approach", Wording.of(pressing.approach()));
      add("ramp", Wording.of(pressing.ramp()));
      add("soft-landing", pressing.softLanding() ? "yes" : "no");
    }

    private void stackPressure(StackPressure hold) {
      if (hold.equals(StackPressure.PLAIN)) {
        return;
      }
      add("mode", Wording.word(hold.mode()));
      hold.window()
          .ifPresent(
              window -> {
                add("window.from", Wording.of(window.lowest()));
                add("window.to", Wording.of(window.highest()));
              });
      hold.alarm().ifPresent(this::alarm);
      hold.cycleTag().ifPresent(each -> add("cycle-tag", each));
    }

    private void alarm(HoldAlarm alarm) {
      alarm.deviation().ifPresent(each -> add("alarm.deviation", Wording.tolerance(each)));
      alarm.lasting().ifPresent(each -> add("alarm.lasting", Wording.of(each)));
      alarm.contactLoss().ifPresent(each -> add("alarm.contact-loss", Wording.share(each)));
      add("alarm.then", Wording.word(alarm.then()));
    }

    private void release(Pressing.Release release) {
      add("release.rate", Wording.of(release.rate()));
      if (release.slowBelow().value().pascals() > 0) {
        add("release.slow-below", Wording.of(release.slowBelow()));
        add("release.slow-rate", Wording.of(release.slowRate()));
      }
    }

    private void acceptance(AcceptanceCriteria asked) {
      asked.overshoot().ifPresent(each -> add("acceptance.overshoot", Wording.of(each)));
      asked.inBand().ifPresent(each -> add("acceptance.in-band", Wording.share(each)));
      asked.dwellError().ifPresent(each -> add("acceptance.dwell-error", Wording.of(each)));
      asked.mean().ifPresent(each -> add("acceptance.mean", Wording.share(each)));
      asked.ramp().ifPresent(each -> add("acceptance.ramp", Wording.share(each)));
      asked.tracking().ifPresent(each -> add("acceptance.tracking", Wording.of(each)));
      asked.release().ifPresent(each -> add("acceptance.release", Wording.of(each)));
      asked.imbalance().ifPresent(each -> add("acceptance.imbalance", Wording.share(each)));
      asked.temperature().ifPresent(each -> add("acceptance.temperature", Wording.of(each)));
      asked.trace().ifPresent(each -> add("acceptance.trace", Wording.share(each)));
      asked
          .density()
          .ifPresent(
              window -> {
                add("acceptance.density.from", Wording.share(window.lowest()));
                add("acceptance.density.to", Wording.share(window.highest()));
              });
      asked
          .springBack()
          .ifPresent(
              window -> {
                add("acceptance.spring-back.from", Wording.share(window.lowest()));
                add("acceptance.spring-back.to", Wording.share(window.highest()));
              });
      asked
          .yieldPressure()
          .ifPresent(
              window -> {
                add("acceptance.yield-pressure.from", Wording.of(window.lowest()));
                add("acceptance.yield-pressure.to", Wording.of(window.highest()));
              });
    }
  }
}
