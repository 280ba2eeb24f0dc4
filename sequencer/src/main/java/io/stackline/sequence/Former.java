package io.stackline.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackline.run.HoldCause;
import io.stackline.run.RunState;

/** What versions before this one wrote into the journal. */
final class Former {
  private Former() {}

  /**
   * Adds to a run what 0.3.0 did not know: that targets are moved, by what a run is held, where an
   * order comes from, and whether a stroke has begun. What nobody knows is taken to be the worse.
   */
  static void update(JsonNode run) {
    if (run instanceof ObjectNode all) {
      addTo(all);
    }
  }

  private static void addTo(ObjectNode run) {
    if (!run.has("moves")) {
      run.putArray("moves");
    }
    if (run.get("status") instanceof ObjectNode status) {
      boolean held = RunState.HELD.name().equals(status.path("state").asText());
      if (!status.has("cause")) {
        status.put("cause", held ? HoldCause.RESTART.name() : null);
      }
      if (!status.has("origin")) {
        ObjectNode origin = status.putObject("origin");
        origin.putNull("press").put("job", "").put("task", "").putArray("samples");
      }
    }
    if (run.get("step") instanceof ObjectNode step
        && "Stroke".equals(step.path("@type").asText())
        && !step.has("began")) {
      step.put("began", true);
    }
  }
}
