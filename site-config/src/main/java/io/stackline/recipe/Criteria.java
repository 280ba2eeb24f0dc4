package io.stackline.recipe;

import io.stackline.material.Sourced;
import io.stackline.press.Die;
import io.stackline.press.StageKind;
import io.stackline.recipe.AcceptanceCriteria.DensityWindow;
import io.stackline.recipe.AcceptanceCriteria.SpringBackWindow;
import io.stackline.recipe.AcceptanceCriteria.YieldWindow;
import io.stackline.unit.Pressure;
import io.stackline.unit.TemperatureDifference;
import java.time.Duration;
import java.util.Optional;

/**
 * What a stage has to keep to pass, A1 to A11 of docs/acceptance.md: the recipe's word where it
 * speaks, else what is usual for its kind and for what lies in the die. Each value says where it
 * comes from: a source tag of the recipe, or {@link #USUAL}. The band of A2 itself is the stage's
 * tolerance, in which the PLC counts dwell too. Shares are 0 to 1.
 *
 * @param overshoot A1: by how much the filtered peak may exceed the target
 * @param inBand A2: least share of the dwell in band
 * @param dwellError A3: by how much credited dwell may differ; empty where the dwell has no end
 * @param mean A4: how far the mean in the dwell may be off, as a share of the target
 * @param ramp A5: how far the ramp's rate may be off, as a share of it
 * @param tracking A6: 95th percentile of the distance from the set-point in the ramp; empty under
 *     stack pressure unless the recipe asks for it
 * @param release A7: how many times the recipe's rate the release may reach
 * @param imbalance A8: imbalance of the load cells, as a share of their mean
 * @param temperature A9: how far the platens may be off
 * @param trace A10: least share of the trace's samples
 * @param density A11: relative density that is plausible after the stage; empty unless the recipe
 *     says, and a warning only
 * @param springBack A11: growth of the stack in the die on release that is plausible, likewise
 * @param yieldPressure A11: apparent yield pressure after Heckel that is plausible, likewise
 */
public record Criteria(
    Sourced<Pressure> overshoot,
    Sourced<Double> inBand,
    Optional<Sourced<Duration>> dwellError,
    Sourced<Double> mean,
    Sourced<Double> ramp,
    Optional<Sourced<Pressure>> tracking,
    Sourced<Double> release,
    Sourced<Double> imbalance,
    Sourced<TemperatureDifference> temperature,
    Sourced<Double> trace,
    Optional<DensityWindow> density,
    Optional<SpringBackWindow> springBack,
    Optional<YieldWindow> yieldPressure) {
  /** Origin of a value the recipe says nothing about. */
  public static final String USUAL = "usual";

  private static final double CREDIT_SHARE = 0.005;
  private static final Duration CREDIT_MIN = Duration.ofMillis(500);

  /**
   * What this stage has to keep.
   *
   * @param softMetal whether lithium, sodium or the like lies in the die
   */
  public static Criteria of(Stage stage, Die die, boolean softMetal) {
    AcceptanceCriteria asked = stage.pressing().acceptance();
    Usual usual = Usual.of(stage.kind(), softMetal);
    Pressure target = stage.target().pressure(die);
    return new Criteria(
        asked.overshoot().orElseGet(() -> usual(usual.overshoot().of(target))),
        asked.inBand().orElseGet(() -> usual(usual.inBand())),
        dwellError(stage, usual),
        asked.mean().orElseGet(() -> usual(usual.mean())),
        asked.ramp().orElseGet(() -> usual(usual.ramp())),
        asked.tracking().or(() -> usual.tracking().map(each -> usual(each.of(target)))),
        asked.release().orElseGet(() -> usual(usual.release())),
        asked.imbalance().orElseGet(() -> usual(usual.imbalance())),
        asked.temperature().orElseGet(() -> usual(usual.temperature())),
        asked.trace().orElseGet(() -> usual(usual.trace())),
        asked.density(),
        asked.springBack(),
        asked.yieldPressure());
  }

  /** 0.5 s or 0.5 %, the larger, within the most that is usual. */
  private static Optional<Sourced<Duration>> dwellError(Stage stage, Usual usual) {
    if (!(stage.dwell() instanceof Dwell.Soak soak)) {
      return Optional.empty();
    }
    Duration share = Duration.ofNanos(Math.round(soak.time().value().toNanos() * CREDIT_SHARE));
    Duration allowed = share.compareTo(CREDIT_MIN) >= 0 ? share : CREDIT_MIN;
    Duration bounded = allowed.compareTo(usual.creditMax()) <= 0 ? allowed : usual.creditMax();
    return Optional.of(stage.pressing().acceptance().dwellError().orElseGet(() -> usual(bounded)));
  }

  private static <T> Sourced<T> usual(T value) {
    return new Sourced<>(value, USUAL);
  }

  /** The larger of a share of the target and a fixed pressure. */
  private record Allowance(double share, Pressure least) {
    Pressure of(Pressure target) {
      Pressure part = target.times(share);
      return part.compareTo(least) >= 0 ? part : least;
    }
  }

  private record Usual(
      Allowance overshoot,
      double inBand,
      Duration creditMax,
      double mean,
      double ramp,
      Optional<Allowance> tracking,
      double release,
      double imbalance,
      TemperatureDifference temperature,
      double trace) {
    private static final Duration NO_MAX = Duration.ofDays(365);
    private static final Usual POWDER =
        new Usual(
            new Allowance(0.01, Pressure.ofMPa(1)),
            0.98,
            NO_MAX,
            0.005,
            0.10,
            Optional.of(new Allowance(0.02, Pressure.ofMPa(3))),
            1.2,
            0.05,
            new TemperatureDifference(2),
            0.995);
    private static final Usual METAL =
        new Usual(
            new Allowance(0.01, Pressure.ofMPa(0.5)),
            0.98,
            NO_MAX,
            0.01,
            0.10,
            Optional.of(new Allowance(0, Pressure.ofMPa(1))),
            1.2,
            0.05,
            new TemperatureDifference(2),
            0.995);
    private static final Usual STACK_PRESSURE =
        new Usual(
            new Allowance(0, Pressure.ofMPa(1)),
            0.99,
            Duration.ofSeconds(60),
            0.01,
            0.20,
            Optional.empty(),
            1.2,
            0.05,
            new TemperatureDifference(1),
            0.99);

    static Usual of(StageKind kind, boolean softMetal) {
      if (kind == StageKind.INSITU) {
        return STACK_PRESSURE;
      }
      return softMetal ? METAL : POWDER;
    }
  }
}
