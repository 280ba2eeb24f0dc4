package io.stackline.sequence.hold;

import io.stackline.material.Sourced;
import io.stackline.recipe.HoldWindow;
import io.stackline.recipe.StackPressure;
import io.stackline.run.HoldFact;
import io.stackline.run.WindowAlarm;
import io.stackline.run.WindowAlarm.Kind;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Watches whether the pressure of a hold stays in its window ({@link HoldWindow}). Raised once it
 * has been out for long enough, cleared once it has been back for as long. While the press walks
 * from one target to another, and a little longer, whatever lies between them is on target.
 */
final class WindowWatch {
  /** A moment of noise is no lost contact. */
  private static final double CONTACT_LOSS_SECONDS = 1;

  /** A press walks as fast as its program says, or half as fast, and then settles. */
  private static final double WALK_FACTOR = 2;

  private static final double SETTLING_SECONDS = 10;

  private final StackPressure hold;
  private final PressureRate walk;
  private final Map<Kind, Gauge> gauges = new EnumMap<>(Kind.class);
  private List<Pressure> targets;
  private Pressure lowest;
  private Pressure highest;
  private HoldWindow window;
  private double settling;
  private int ever;

  /** How one kind of alarm stands. */
  private static final class Gauge {
    private double out;
    private double in;
    private Pressure worst = Pressure.UNKNOWN;
    private int raised;
    private Instant since = Instant.MIN;

    boolean isRaised() {
      return raised > 0;
    }

    WindowAlarm alarm(Kind kind) {
      return new WindowAlarm(raised, kind, since, worst);
    }

    void forget() {
      out = 0;
      in = 0;
      raised = 0;
      worst = Pressure.UNKNOWN;
    }
  }

  /**
   * @param walk how fast the press goes from one target to another
   */
  WindowWatch(StackPressure hold, Pressure target, PressureRate walk) {
    this.hold = hold;
    this.walk = walk;
    targets = List.of(target);
    lowest = target;
    highest = target;
    window = HoldWindow.of(hold, target);
    for (Kind each : Kind.values()) {
      gauges.put(each, new Gauge());
    }
  }

  /** Goes on from what an earlier life had raised. */
  void resume(List<WindowAlarm> open, int everBefore) {
    ever = everBefore;
    for (WindowAlarm each : open) {
      Gauge gauge = gauge(each.kind());
      gauge.raised = each.n();
      gauge.since = each.since();
      gauge.worst = each.worst();
    }
  }

  /** The targets that may be in force now; more than one if nobody knows which. */
  void aim(List<Pressure> present) {
    if (present.equals(targets)) {
      return;
    }
    double far = Math.abs(Collections.max(present).pascals() - lowest.pascals());
    far = Math.max(far, Math.abs(highest.pascals() - Collections.min(present).pascals()));
    settling = WALK_FACTOR * far / walk.pascalsPerSecond() + SETTLING_SECONDS;
    lowest = Pressure.min(lowest, Collections.min(present));
    highest = Pressure.max(highest, Collections.max(present));
    targets = List.copyOf(present);
    window = HoldWindow.of(hold, targets.get(targets.size() - 1));
  }

  /**
   * The pressure after so many seconds.
   *
   * @param at process time
   * @return alarms raised and cleared
   */
  List<HoldFact> add(double seconds, Pressure pressure, Instant at) {
    settle(seconds);
    List<HoldFact> facts = new ArrayList<>();
    if (pressure.isKnown()) {
      gauges.forEach((kind, gauge) -> add(kind, gauge, seconds, pressure, at, facts));
    }
    return facts;
  }

  private void settle(double seconds) {
    settling -= seconds;
    if (settling <= 0) {
      lowest = Collections.min(targets);
      highest = Collections.max(targets);
    }
  }

  private void add(
      Kind kind, Gauge gauge, double step, Pressure now, Instant at, List<HoldFact> facts) {
    double seconds = step > HoldMeter.GAP_SECONDS ? 0 : step;
    if (isOut(kind, now)) {
      gauge.out += seconds;
      gauge.in = 0;
      boolean worse =
          !gauge.worst.isKnown() || (kind == Kind.HIGH) == (now.compareTo(gauge.worst) > 0);
      gauge.worst = worse ? now : gauge.worst;
      if (!gauge.isRaised() && gauge.out >= lasting(kind)) {
        gauge.raised = ++ever;
        gauge.since = at;
        facts.add(new HoldFact.Raised(at, gauge.alarm(kind)));
      }
    } else if (gauge.isRaised()) {
      gauge.in += seconds;
      if (gauge.in >= window.lasting().value().toMillis() / 1e3) {
        facts.add(new HoldFact.Cleared(at, gauge.alarm(kind)));
        gauge.forget();
      }
    } else {
      gauge.forget();
    }
  }

  private double lasting(Kind kind) {
    return kind == Kind.CONTACT_LOSS
        ? CONTACT_LOSS_SECONDS
        : window.lasting().value().toMillis() / 1e3;
  }

  private boolean isOut(Kind kind, Pressure now) {
    double deviation =
        window.deviation().map(Sourced::value).map(Pressure::pascals).orElse(Double.NaN);
    return switch (kind) {
      case HIGH -> now.pascals() > highest.pascals() + deviation;
      case LOW -> now.pascals() < lowest.pascals() - deviation;
      case CONTACT_LOSS -> now.pascals() < lowest.pascals() * (1 - window.contactLoss().value());
    };
  }

  /** The hold is over, and its alarms with it. */
  List<HoldFact> close(Instant at) {
    List<HoldFact> facts = new ArrayList<>();
    raised().forEach(each -> facts.add(new HoldFact.Cleared(at, each)));
    gauges.values().forEach(Gauge::forget);
    return facts;
  }

  /** What is raised and not cleared. */
  List<WindowAlarm> raised() {
    List<WindowAlarm> raised = new ArrayList<>();
    gauges.forEach(
        (kind, gauge) -> {
          if (gauge.isRaised()) {
            raised.add(gauge.alarm(kind));
          }
        });
    return raised;
  }

  private Gauge gauge(Kind kind) {
    return gauges.computeIfAbsent(kind, each -> new Gauge());
  }

  int ever() {
    return ever;
  }
}
