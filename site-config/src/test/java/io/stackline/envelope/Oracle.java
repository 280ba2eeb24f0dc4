package io.stackline.envelope;

import io.stackline.material.CellStack;
import io.stackline.material.Layer;
import io.stackline.material.Limits;
import io.stackline.material.Material;
import io.stackline.press.StageKind;
import io.stackline.recipe.CapOverride;
import io.stackline.recipe.Dwell;
import io.stackline.recipe.Pressing;
import io.stackline.recipe.Recipe;
import java.util.Optional;

/**
 * The rule of the envelope written a second time, as plainly as it can be and in plain numbers, so
 * that tests have something to hold it against: megapascals and seconds.
 */
final class Oracle {
  private final Inventory site;
  private final Recipe recipe;

  Oracle(Inventory site, Recipe recipe) {
    this.site = site;
    this.recipe = recipe;
  }

  double cap(Attempt attempt) {
    double area = Math.PI * Math.pow(attempt.die().bore().toMm(), 2) / 4;
    double celsius = attempt.stage().temperature().toCelsius();
    double cap = attempt.press().rated().newtons() / area / 1.03;
    if (attempt.fixture().isPresent()) {
      cap = Math.min(cap, attempt.fixture().get().rated().newtons() / area / 1.03);
    }
    boolean insitu = attempt.kind() == StageKind.INSITU;
    double die = insitu ? attempt.die().ratingInsitu().toMPa() : attempt.die().rating().toMPa();
    if (celsius > attempt.die().temperatureMax().toCelsius()) {
      die = 0;
    } else if (attempt.die().body().isInsulating() && celsius > 25) {
      die *= 1 - 0.2 * (celsius - 25) / 75;
    }
    cap = Math.min(cap, die);
    for (CellStack.Pressed layer : attempt.stack().layers()) {
      cap = Math.min(cap, bears(material(layer), attempt));
    }
    return cap;
  }

  private Material material(CellStack.Pressed layer) {
    return Optional.ofNullable(site.materials().get(layer.layer().material())).orElseThrow();
  }

  private double bears(Material material, Attempt attempt) {
    Limits limits = limits(material, attempt);
    if (attempt.stage().temperature().kelvin() > material.temperatureMax().value().kelvin()
        || limits.cap(attempt.kind()).isEmpty()) {
      return 0;
    }
    double bears = -1;
    for (CapOverride each : recipe.overrides()) {
      if (each.material().equals(material.id()) && counts(each, material, attempt)) {
        bears = Math.max(bears, each.cap().pressure(attempt.die()).toMPa());
      }
    }
    bears = bears < 0 ? usual(material, attempt) : bears;
    return Math.min(bears, limits.ceiling().value().toMPa() / 1.03);
  }

  private static Limits limits(Material material, Attempt attempt) {
    boolean charged =
        attempt.kind() == StageKind.INSITU
            || attempt.stack().flags().contains(CellStack.Flag.LITHIATED);
    return charged && material.lithiated().isPresent()
        ? material.lithiated().get()
        : material.limits();
  }

  static double usual(Material material, Attempt attempt) {
    return limits(material, attempt).cap(attempt.kind()).orElseThrow().value().toMPa();
  }

  private boolean counts(CapOverride each, Material material, Attempt attempt) {
    if (each.kind() != attempt.kind() || !each.dies().contains(attempt.die().id())) {
      return false;
    }
    boolean charged = attempt.stack().flags().contains(CellStack.Flag.LITHIATED);
    if (charged && attempt.kind() != StageKind.INSITU && material.lithiated().isPresent()) {
      return false;
    }
    for (var wanted : each.conditions().layers()) {
      if (attempt.stack().layers().stream()
          .noneMatch(layer -> layer.layer().material().equals(wanted))) {
        return false;
      }
    }
    double ramp = attempt.stage().pressing().ramp().value().toMPaPerSecond();
    var rate = each.conditions().rateMax();
    var warmth = each.conditions().temperatureMax();
    return (rate.isEmpty() || ramp <= rate.get().value().toMPaPerSecond() + 1e-5)
        && (warmth.isEmpty()
            || attempt.stage().temperature().kelvin() <= warmth.get().value().kelvin() + 1e-5)
        && layersAllow(each, material, attempt);
  }

  private boolean layersAllow(CapOverride each, Material material, Attempt attempt) {
    double needed = secondsAbove(attempt, usual(material, attempt));
    for (CellStack.Pressed layer : attempt.stack().layers()) {
      if (layer.layer().material().equals(material.id())) {
        double bore = attempt.die().bore().toMm();
        boolean fills =
            layer.layer() instanceof Layer.Foil foil
                && Math.abs(foil.diameter().value().toMm() / bore - 1) < 0.01;
        double left =
            each.timeAbove().value().toMillis() / 1e3 - layer.aboveUsual().toNanos() / 1e9;
        if ((each.conditions().foilFillsBore() && !fills) || left < Math.max(needed - 1e-6, 1e-3)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Counted in steps of ramp, dwell and release, not by formula. */
  private static double secondsAbove(Attempt attempt, double above) {
    double top = attempt.highest().toMPa();
    if (top <= above) {
      return 0;
    }
    if (!(attempt.stage().dwell() instanceof Dwell.Soak soak)) {
      return Double.POSITIVE_INFINITY;
    }
    Pressing pressing = attempt.stage().pressing();
    double ramp = pressing.ramp().value().toMPaPerSecond();
    double knee = pressing.softLanding() ? Math.max(above, 0.95 * top) : top;
    double seconds = Math.max(0, knee - above) / ramp + (top - knee) * 4 / ramp;
    double slowFrom = pressing.release().slowBelow().value().toMPa();
    double fast = Math.max(0, top - Math.max(above, slowFrom));
    double slow = top - above - fast;
    return seconds
        + soak.time().value().toMillis() / 1e3
        + fast / pressing.release().rate().value().toMPaPerSecond()
        + slow / pressing.release().slowRate().value().toMPaPerSecond();
  }
}
