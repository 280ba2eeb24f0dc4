package io.stackline.recipe;

import io.stackline.material.Layer;
import io.stackline.material.Sourced;
import io.stackline.recipe.Recipe.CapOverride;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * The fingerprint of a recipe: SHA-256 over a canonical text of what it says, so that comments, the
 * order of keys, the way a number is written (250 MPa, 0.25 GPa) and the status do not count, and
 * anything else does. The text's form is described in docs/site-file.md; its first line names the
 * form's version.
 */
public final class RecipeHash {
  private static final MathContext DIGITS = new MathContext(12);

  private final StringBuilder text = new StringBuilder();

  private RecipeHash() {}

  /** The same recipe with its hash. */
  public static Recipe signed(Recipe recipe) {
    return new Recipe(
        recipe.id(),
        recipe.revision(),
        recipe.title(),
        recipe.status(),
        of(recipe),
        recipe.sources(),
        recipe.stages(),
        recipe.overrides());
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
    line("stackline-recipe 1");
    line("id " + quoted(recipe.id().value()));
    line("revision " + recipe.revision());
    line("title " + quoted(recipe.title()));
    new TreeMap<>(recipe.sources())
        .forEach((tag, meaning) -> line("source " + quoted(tag) + " " + quoted(meaning)));
    recipe.stages().forEach(this::stage);
    recipe.overrides().forEach(this::override);
    return text.toString();
  }

  private void stage(Stage stage) {
    line("stage " + quoted(stage.id()));
    line(" kind " + stage.kind());
    line(" title " + quoted(stage.title()));
    line(" die " + quoted(stage.die().value()));
    stage.adds().forEach(this::layer);
    stage.prompts().forEach(prompt -> line(" prompt " + quoted(prompt)));
    target(stage.target());
    sourced(" tolerance Pa", stage.tolerance(), stage.tolerance().value().pascals());
    Stage.Preload preload = stage.preload();
    sourced(" preload Pa", preload.pressure(), preload.pressure().value().pascals());
    sourced(" preload-hold s", preload.hold(), seconds(preload.hold().value()));
    sourced(" approach m/s", stage.approach(), stage.approach().value().metresPerSecond());
    sourced(" ramp Pa/s", stage.ramp(), stage.ramp().value().pascalsPerSecond());
    line(" soft-landing " + stage.softLanding());
    dwell(stage.dwell());
    Stage.Release release = stage.release();
    sourced(" release Pa/s", release.rate(), release.rate().value().pascalsPerSecond());
    sourced(" slow-below Pa", release.slowBelow(), release.slowBelow().value().pascals());
    sourced(" slow-rate Pa/s", release.slowRate(), release.slowRate().value().pascalsPerSecond());
  }

  private void layer(Layer layer) {
    String material = quoted(layer.material().value());
    if (layer instanceof Layer.Powder powder) {
      line(" powder " + material);
      sourced("  mass kg", powder.mass(), powder.mass().value().kilograms());
    } else {
      Layer.Foil foil = (Layer.Foil) layer;
      line(" foil " + material);
      sourced("  diameter m", foil.diameter(), foil.diameter().value().metres());
      sourced("  thickness m", foil.thickness(), foil.thickness().value().metres());
    }
  }

  private void target(Target target) {
    if (target instanceof Target.OfPressure pressure) {
      sourced(" target Pa", pressure.value(), pressure.value().value().pascals());
    } else {
      Target.OfForce force = (Target.OfForce) target;
      sourced(" target N", force.value(), force.value().value().newtons());
    }
  }

  private void dwell(Stage.Dwell dwell) {
    if (dwell instanceof Stage.Dwell.Fixed fixed) {
      sourced(" dwell s", fixed.time(), seconds(fixed.time().value()));
    } else {
      Stage.Dwell.Unbound unbound = (Stage.Dwell.Unbound) dwell;
      line(" dwell unbound " + quoted(unbound.hint()));
    }
  }

  private void override(CapOverride override) {
    line("override " + quoted(override.material().value()));
    line(" kind " + override.kind());
    line(" die " + quoted(override.die().value()));
    sourced(" cap Pa", override.cap(), override.cap().value().pascals());
    line(" dwell-max s " + number(seconds(override.dwellMax())));
    line(" reason " + quoted(override.reason()));
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
