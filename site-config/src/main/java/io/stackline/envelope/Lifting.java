package io.stackline.envelope;

import io.stackline.envelope.Lapse.Condition;
import io.stackline.material.CellStack;
import io.stackline.material.Layer;
import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.press.StageKind;
import io.stackline.recipe.CapOverride;
import io.stackline.unit.Pressure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which conditions of one override fail in one attempt; none if it counts. */
final class Lifting {
  private static final double ROUNDING = 1 + 1e-6;

  /** A foil this close to the bore cannot spread. */
  private static final double BORE_FILLED = 0.01;

  private final CapOverride override;
  private final Material material;
  private final Attempt attempt;
  private final List<Lapse> lapses = new ArrayList<>();

  private Lifting(CapOverride override, Material material, Attempt attempt) {
    this.override = override;
    this.material = material;
    this.attempt = attempt;
  }

  /** Of an override for this material and the attempt's kind of stage, which is not forbidden. */
  static List<Lapse> lapses(CapOverride override, Material material, Attempt attempt) {
    Lifting lifting = new Lifting(override, material, attempt);
    lifting.place();
    lifting.stack();
    lifting.course();
    lifting.time();
    return lifting.lapses;
  }

  /** The usual cap of the material in this attempt; zero if such a stage is forbidden. */
  static Pressure usual(Material material, Attempt attempt) {
    return material
        .limits(attempt.kind(), attempt.stack().flags())
        .cap(attempt.kind())
        .map(each -> each.value())
        .orElse(Pressure.ZERO);
  }

  /** What the material has spent above its usual cap: the longest of its layers. */
  static Duration spent(MaterialId material, CellStack stack) {
    return stack.layers().stream()
        .filter(each -> each.layer().material().equals(material))
        .map(CellStack.Pressed::aboveUsual)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private void place() {
    if (!override.dies().contains(attempt.die().id())) {
      String dies =
          override.dies().stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
      lapse(Condition.DIE, "counts only in " + dies + ", not in " + attempt.die().id());
    }
    boolean charged = attempt.stack().flags().contains(CellStack.Flag.LITHIATED);
    if (charged && attempt.kind() != StageKind.INSITU && material.lithiated().isPresent()) {
      lapse(Condition.CHARGED, "counts only before the cell is charged");
    }
  }

  private void stack() {
    for (MaterialId wanted : override.conditions().layers().stream().sorted().toList()) {
      boolean there =
          attempt.stack().layers().stream()
              .anyMatch(each -> each.layer().material().equals(wanted));
      if (!there) {
        lapse(Condition.LAYERS, "counts only with a layer of " + wanted);
      }
    }
    if (override.conditions().foilFillsBore()) {
      attempt.stack().layers().stream()
          .map(CellStack.Pressed::layer)
          .filter(each -> each.material().equals(material.id()))
          .forEach(this::foil);
    }
  }

  private void foil(Layer layer) {
    double bore = attempt.die().bore().metres();
    if (!(layer instanceof Layer.Foil foil)) {
      lapse(Condition.FOIL, "counts only for a foil as wide as the bore");
    } else if (!(Math.abs(foil.diameter().value().metres() - bore) <= BORE_FILLED * bore)) {
      lapse(
          Condition.FOIL,
          "counts only for a foil as wide as the bore of %s, not one of %s"
              .formatted(attempt.die().bore(), foil.diameter().value()));
    }
  }

  private void course() {
    override
        .conditions()
        .rateMax()
        .ifPresent(
            most -> {
              double ramp = attempt.stage().pressing().ramp().value().pascalsPerSecond();
              if (!(ramp <= most.value().pascalsPerSecond() * ROUNDING)) {
                String steeper = "counts only for ramps up to %s, not for %s";
                lapse(
                    Condition.RATE,
                    steeper.formatted(most.value(), attempt.stage().pressing().ramp().value()));
              }
            });
    override
        .conditions()
        .temperatureMax()
        .ifPresent(
            most -> {
              if (!(attempt.stage().temperature().kelvin() <= most.value().kelvin() + 1e-6)) {
                String hotter = "counts only up to %s, not at %s";
                lapse(
                    Condition.TEMPERATURE,
                    hotter.formatted(most.value(), attempt.stage().temperature()));
              }
            });
  }

  private void time() {
    Pressure usual = usual(material, attempt);
    Duration spent = spent(material.id(), attempt.stack());
    Duration allowed = override.timeAbove().value();
    Optional<Duration> planned = TimeAbove.planned(attempt.stage(), attempt.highest(), usual);
    Duration left = allowed.minus(spent);
    boolean lasts = planned.isPresent() && left.compareTo(planned.get()) >= 0;
    if (!lasts || left.toMillis() < 1) {
      String sum = "allows %s s above %s, of which %s s are spent and the stroke takes %s";
      String takes = planned.map(each -> seconds(each) + " s").orElse("no end");
      lapse(Condition.TIME, sum.formatted(seconds(allowed), usual, seconds(spent), takes));
    }
  }

  private static String seconds(Duration duration) {
    double tenths = Math.ceil(duration.toMillis() / 100.0) / 10;
    return tenths == Math.rint(tenths) ? Long.toString((long) tenths) : Double.toString(tenths);
  }

  private void lapse(Condition condition, String why) {
    String name = "its override to " + override.cap().text() + " ";
    lapses.add(new Lapse(override, condition, name + why));
  }
}
