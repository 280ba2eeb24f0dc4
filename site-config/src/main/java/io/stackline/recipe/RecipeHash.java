package io.stackline.recipe;

import io.stackline.material.Sourced;
import io.stackline.press.StageKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The fingerprint of a recipe: SHA-256 over a canonical text of what it says, so that comments, the
 * order of keys, the way a number is written (250 MPa, 0.25 GPa) and the status do not count, and
 * anything else does. The text's form is described in docs/site.md; its first line names the form's
 * version.
 */
public final class RecipeHash {
  private static final MathContext DIGITS = new MathContext(12);

  private final StringBuilder text = new StringBuilder();

  private RecipeHash() {}

  /** The same recipe with its hash. */
  public static Recipe signed(Recipe recipe) {
    return recipe.with(recipe.status(), recipe.approval(), of(recipe));
  }

  /** 64 small hex digits. */
  public static String of(Recipe recipe) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(canonical(recipe).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The text that is hashed. */
  public static String canonical(Recipe recipe) {
    return new RecipeHash().recipe(recipe);
  }

  private String recipe(Recipe recipe) {
    line("stackline-recipe 2");
    line("id " + quoted(recipe.id().value()));
    line("revision " + recipe.revision());
    line("title " + quoted(recipe.title()));
    new TreeMap<>(recipe.sources())
        .forEach((tag, meaning) -> line("source " + quoted(tag) + " " + quoted(meaning)));
    recipe.notStated().forEach(each -> line("not-stated " + quoted(each)));
    recipe.stages().forEach(this::stage);
    recipe.overrides().forEach(this::override);
    return text.toString();
  }

  private void stage(StageTemplate stage) {
    Pressing pressing = stage.pressing();
    line("stage " + quoted(stage.id()));
    line(" kind " + stage.kind());
    line(" title " + quoted(pressing.title()));
    flag(" optional", pressing.optional());
    parameter(" die", stage.die(), (name, die) -> line(name + " " + quoted(die.value())));
    pressing.fixture().ifPresent(each -> line(" fixture " + quoted(each.value())));
    stage.adds().forEach(this::addition);
    pressing.prompts().forEach(this::question);
    parameter(" target", stage.target(), this::target);
    tolerance(stage.tolerance());
    Pressing.Preload preload = pressing.preload();
    sourced(" preload Pa", preload.pressure(), preload.pressure().value().pascals());
    sourced(" preload-hold s", preload.hold(), seconds(preload.hold().value()));
    pressing
        .temperature()
        .ifPresent(each -> sourced(" temperature K", each, each.value().kelvin()));
    sourced(" approach m/s", pressing.approach(), pressing.approach().value().metresPerSecond());
    sourced(" ramp Pa/s", pressing.ramp(), pressing.ramp().value().pascalsPerSecond());
    line(" soft-landing " + pressing.softLanding());
    parameter(" dwell", stage.dwell(), this::dwell);
    line(" on-loss " + pressing.onLoss());
    flag(" on-hold DECIDE", pressing.onHold() == OnHold.DECIDE);
    stackPressure(stage.kind(), pressing.stackPressure());
    acceptance(pressing.acceptance());
    needs(pressing.needs());
    Pressing.Release release = pressing.release();
    sourced(" release Pa/s", release.rate(), release.rate().value().pascalsPerSecond());
    sourced(" slow-below Pa", release.slowBelow(), release.slowBelow().value().pascals());
    sourced(" slow-rate Pa/s", release.slowRate(), release.slowRate().value().pascalsPerSecond());
  }

  private void question(Question question) {
    line(" prompt " + quoted(question.text()));
    Asks asks = question.asks();
    if (asks.role() != PromptRole.OPERATOR) {
      line("  role " + asks.role());
    }
    asks.scans().forEach(each -> line("  scan " + quoted(each.name())));
    asks.entries().forEach(this::entry);
    asks.expected().ifPresent(each -> line("  expected s " + number(seconds(each))));
  }

  private void entry(Entry entry) {
    line("  enter " + quoted(entry.name()));
    flag("   optional", entry.optional());
    entry.of().ifPresent(each -> line("   of " + quoted(each.value())));
    entry
        .measure()
        .ifPresent(
            measure -> {
              line("   unit " + quoted(measure.unit()));
              measure.min().ifPresent(each -> sourced("   min", each, each.value()));
              measure.max().ifPresent(each -> sourced("   max", each, each.value()));
            });
  }

  private <T> void parameter(String name, Parameter<T> parameter, BiConsumer<String, T> write) {
    if (parameter instanceof Parameter.Bound<T> bound) {
      write.accept(name, bound.value());
    } else {
      Parameter.Unbound<T> open = (Parameter.Unbound<T>) parameter;
      line(name + " unbound " + quoted(open.reason()));
      open.options().forEach(option -> write.accept(" " + name, option));
    }
  }

  private void addition(Addition addition) {
    String material = quoted(addition.material().value());
    if (addition instanceof Addition.Weighed powder) {
      line(" powder " + material);
      sourced("  mass kg", powder.mass(), powder.mass().value().kilograms());
    } else if (addition instanceof Addition.Spread powder) {
      line(" powder " + material);
      sourced(
          "  loading kg/m²", powder.loading(), powder.loading().value().kilogramsPerSquareMetre());
    } else {
      Addition.Foil foil = (Addition.Foil) addition;
      line(" foil " + material);
      foil.diameter()
          .ifPresentOrElse(
              each -> sourced("  diameter m", each, each.value().metres()),
              () -> line("  diameter bore"));
      sourced("  thickness m", foil.thickness(), foil.thickness().value().metres());
    }
  }

  private void target(String name, Target target) {
    if (target instanceof Target.OfPressure pressure) {
      sourced(name + " Pa", pressure.value(), pressure.value().value().pascals());
    } else {
      Target.OfForce force = (Target.OfForce) target;
      sourced(name + " N", force.value(), force.value().value().newtons());
    }
  }

  private void tolerance(Tolerance tolerance) {
    if (tolerance instanceof Tolerance.OfPressure pressure) {
      sourced(" tolerance Pa", pressure.value(), pressure.value().value().pascals());
    } else {
      Tolerance.OfShare share = (Tolerance.OfShare) tolerance;
      sourced(" tolerance share", share.value(), share.value().value());
    }
  }

  private void dwell(String name, Dwell dwell) {
    if (dwell instanceof Dwell.Soak soak) {
      sourced(name + " s", soak.time(), seconds(soak.time().value()));
    } else {
      line(name + " until-released");
    }
  }

  private void stackPressure(StageKind kind, StackPressure stackPressure) {
    if (kind != StageKind.INSITU) {
      return;
    }
    line(" mode " + stackPressure.mode());
    stackPressure
        .window()
        .ifPresent(
            window -> {
              sourced("  lowest Pa", window.lowest(), window.lowest().value().pascals());
              sourced("  highest Pa", window.highest(), window.highest().value().pascals());
            });
    stackPressure.alarm().ifPresent(this::alarm);
    stackPressure.cycleTag().ifPresent(each -> line("  cycle-tag " + quoted(each)));
  }

  private void alarm(HoldAlarm alarm) {
    line("  alarm " + alarm.then());
    alarm.deviation().ifPresent(this::tolerance);
    alarm.lasting().ifPresent(each -> sourced("   lasting s", each, seconds(each.value())));
    alarm.contactLoss().ifPresent(each -> sourced("   contact-loss", each, each.value()));
  }

  private void acceptance(AcceptanceCriteria criteria) {
    criteria.overshoot().ifPresent(each -> sourced(" A1 Pa", each, each.value().pascals()));
    criteria.inBand().ifPresent(each -> sourced(" A2", each, each.value()));
    criteria.dwellError().ifPresent(each -> sourced(" A3 s", each, seconds(each.value())));
    criteria.mean().ifPresent(each -> sourced(" A4", each, each.value()));
    criteria.ramp().ifPresent(each -> sourced(" A5", each, each.value()));
    criteria.tracking().ifPresent(each -> sourced(" A6 Pa", each, each.value().pascals()));
    criteria.release().ifPresent(each -> sourced(" A7", each, each.value()));
    criteria.imbalance().ifPresent(each -> sourced(" A8", each, each.value()));
    criteria.temperature().ifPresent(each -> sourced(" A9 K", each, each.value().kelvin()));
    criteria.trace().ifPresent(each -> sourced(" A10", each, each.value()));
    criteria
        .density()
        .ifPresent(
            window -> {
              sourced(" A11 lowest", window.lowest(), window.lowest().value());
              sourced(" A11 highest", window.highest(), window.highest().value());
            });
    criteria
        .springBack()
        .ifPresent(
            window -> {
              sourced(" A11 spring-back lowest", window.lowest(), window.lowest().value());
              sourced(" A11 spring-back highest", window.highest(), window.highest().value());
            });
    criteria
        .yieldPressure()
        .ifPresent(
            window -> {
              String name = " A11 yield pressure ";
              sourced(name + "lowest Pa", window.lowest(), window.lowest().value().pascals());
              sourced(name + "highest Pa", window.highest(), window.highest().value().pascals());
            });
  }

  private void needs(Needs needs) {
    needs.capabilities().stream().sorted().forEach(each -> line(" capability " + quoted(each)));
    needs.glovebox().ifPresent(each -> line(" glovebox " + quoted(each)));
  }

  private void override(CapOverride override) {
    line("override " + quoted(override.material().value()));
    line(" kind " + override.kind());
    override.dies().stream().sorted().forEach(die -> line(" die " + quoted(die.value())));
    target(" cap", override.cap());
    sourced(" time-above s", override.timeAbove(), seconds(override.timeAbove().value()));
    CapOverride.Conditions conditions = override.conditions();
    conditions.layers().stream()
        .sorted()
        .forEach(layer -> line(" with-layer " + quoted(layer.value())));
    flag(" foil-fills-bore", conditions.foilFillsBore());
    conditions
        .rateMax()
        .ifPresent(each -> sourced(" rate-max Pa/s", each, each.value().pascalsPerSecond()));
    conditions
        .temperatureMax()
        .ifPresent(each -> sourced(" temperature-max K", each, each.value().kelvin()));
    line(" reason " + quoted(override.reason()));
  }

  private void flag(String name, boolean set) {
    if (set) {
      line(name);
    }
  }

  private void sourced(String name, Sourced<?> value, double size) {
    line(name + " " + number(size) + " [" + value.source() + "]");
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1e3;
  }

  /** Twelve significant digits without trailing zeros, and a power of ten: 250e6 is 25e7. */
  private static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    return rounded.unscaledValue() + "e" + -rounded.scale();
  }

  private static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return "\"" + escaped.replace("\r", "\\r") + "\"";
  }
}
