package io.stackline.opcua.model.run;

import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.run.PressUse;
import io.stackline.run.RunStatus;
import io.stackline.why.Reason;
import io.stackline.why.WhyNot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run with the presses of its stages. Pure.
 *
 * @param now process time at which it was so
 */
record RunScene(
    RunStatus run, Map<PressId, PressReading> readings, Map<PressId, PressUse> uses, Instant now) {
  RunScene {
    readings = Map.copyOf(readings);
    uses = Map.copyOf(uses);
  }

  List<Reason> whyNot() {
    return WhyNot.run(
        run,
        press -> Optional.ofNullable(readings.get(press)),
        press -> Optional.ofNullable(uses.get(press)),
        now);
  }
}
