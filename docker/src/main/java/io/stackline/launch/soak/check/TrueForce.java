package io.stackline.launch.soak.check;

import io.stackline.run.PressOrder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The force on the specimen is never above the FORCE_CAP of its stroke while the sensors of the
 * press are sound. When they are not, the PLC trips where load cell and oil pressure disagree by
 * more than 10 % or 1 kN for 200 ms; until then, and until the valve is shut, the force may be
 * higher by that and by what the friction of the seals and the rate add.
 */
public final class TrueForce implements Observer {
  private static final double MISMATCH_SHARE = 0.10;
  private static final double MISMATCH_KN = 1;

  /** Seal friction, both ways, in the force that is computed from the oil pressure. */
  private static final double FRICTION_SHARE = 0.03;

  private static final double FRICTION_KN = 0.3;

  /**
   * The disagreement lasts 200 ms before it trips, then the valve has to turn; meanwhile a press
   * whose cell stands still rises faster than its set-point.
   */
  private static final double TRIP_S = 1;

  private final Findings findings;
  private final Map<Long, Bound> bounds = new HashMap<>();

  private record Bound(double capKn, double rateKnPerS) {
    double blindKn() {
      double apart = Math.max(MISMATCH_SHARE * capKn, MISMATCH_KN);
      double friction = FRICTION_SHARE * capKn + FRICTION_KN;
      return capKn + apart + friction + rateKnPerS * TRIP_S;
    }
  }

  /** Nothing is known of any stroke yet. */
  public TrueForce(Findings findings) {
    this.findings = findings;
  }

  @Override
  public void order(Instant at, PressOrder order) {
    if (order instanceof PressOrder.RunProgram run) {
      double rate = run.limits().rateCap().newtonsPerSecond() * 1e-3;
      bounds.put(run.runNumber(), new Bound(run.limits().forceCap().toKN(), rate));
    }
  }

  @Override
  public void press(Instant at, PressLook look) {
    Optional<Bound> bound = Optional.ofNullable(bounds.get(look.runNumber()));
    if (bound.isEmpty()) {
      if (look.highestKn() > 0 && look.runNumber() != 0) {
        report(at, look, "in a stroke nobody ordered");
      }
      return;
    }
    double allowed = look.trusted() ? bound.get().capKn() : bound.get().blindKn();
    if (look.highestKn() > allowed) {
      report(at, look, String.format("above %.3f kN%s", allowed, look.trusted() ? "" : " (blind)"));
    }
  }

  private void report(Instant at, PressLook look, String why) {
    findings.report(
        "true-force",
        at,
        String.format(
            "%s presses %.3f kN in run number %d, %s",
            look.press(), look.highestKn(), look.runNumber(), why));
  }
}
