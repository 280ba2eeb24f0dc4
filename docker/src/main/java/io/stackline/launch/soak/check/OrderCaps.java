package io.stackline.launch.soak.check;

import io.stackline.press.PressProgram;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.unit.Force;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * No order asks for more than its stage bears: neither a segment of a program, nor its FORCE_CAP
 * beyond the trip margin, nor a moved target. What a stage bears is told by whoever wrote the
 * recipes, not by the system.
 */
public final class OrderCaps implements Observer {
  /** FORCE_CAP over the cap of the stage, and a little for rounding. */
  private static final double TRIP_MARGIN = 1.03;

  private static final double ROUNDING = 1.000001;

  private final Findings findings;
  private final BiFunction<String, String, Optional<Force>> caps;
  private final Map<RunId, String> recipes = new HashMap<>();
  private final Map<Long, Force> strokes = new HashMap<>();

  /**
   * @param caps highest force a stage bears, by the ids of recipe and stage
   */
  public OrderCaps(Findings findings, BiFunction<String, String, Optional<Force>> caps) {
    this.findings = findings;
    this.caps = caps;
  }

  @Override
  public void run(Instant at, RunStatus status) {
    recipes.put(status.id(), status.recipe().id().value());
  }

  @Override
  public void order(Instant at, PressOrder order) {
    if (order instanceof PressOrder.RunProgram run) {
      program(at, run);
    } else if (order instanceof PressOrder.Adjust adjust) {
      Force cap = strokes.getOrDefault(adjust.runNumber(), Force.ZERO);
      hold(at, adjust.id() + " adjusts to", adjust.target(), cap, ROUNDING);
    }
  }

  private void program(Instant at, PressOrder.RunProgram order) {
    String recipe = recipes.getOrDefault(order.run(), "");
    Optional<Force> cap = caps.apply(recipe, order.stage());
    if (cap.isEmpty()) {
      report(at, order.id() + " presses an unknown stage " + recipe + "/" + order.stage());
      return;
    }
    strokes.put(order.runNumber(), cap.get());
    for (PressProgram.Segment each : order.program().segments()) {
      hold(at, order.id() + " has a segment of", each.target(), cap.get(), ROUNDING);
    }
    hold(
        at,
        order.id() + " has a FORCE_CAP of",
        order.limits().forceCap(),
        cap.get(),
        TRIP_MARGIN * ROUNDING);
  }

  private void hold(Instant at, String what, Force force, Force cap, double share) {
    if (!(force.newtons() <= cap.newtons() * share)) {
      report(at, what + " " + force + ", the stage bears " + cap);
    }
  }

  private void report(Instant at, String what) {
    findings.report("order-cap", at, what);
  }
}
