package io.stackline.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackline.board.FormerPrompts;
import io.stackline.run.HoldCause;
import io.stackline.run.RunState;

/** What versions before this one wrote into the journal. */
final class Former {
  private Former() {}

  /**
   * Adds to a run what 0.3.0 did not know: that targets are moved, by what a run is held, where an
   * order comes from, whether a stroke has begun, and what prompts ask for. What nobody knows is
   * taken to be the worse.
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
    run.at("/recipe/stages").forEach(each -> FormerPrompts.ofPressing(each.path("pressing")));
    run.at("/recipe/recipe/stages")
        .forEach(each -> FormerPrompts.ofPressing(each.path("pressing")));
    FormerPrompts.asked(run.at("/status/prompts"));
    if (run.get("status") instanceof ObjectNode status) {
      if (!status.has("due")) {
        status.putNull("due");
      }
      boolean held = RunState.HELD.name().equals(status.path("state").asText());
      if (!status.has("cause")) {
        status.put("cause", held ? HoldCause.RESTART.name() : null);
      }
      if (!status.has("origin")) {
        ObjectNode origin = status.putObject("origin");
        origin.putNull("press").put("job", "").put("task", "").putArray("samples");
      }
    }
    if (run.get("step") instanceof ObjectNode judging
        && "Judging".equals(judging.path("@type").asText())
        && !judging.has("decided")) {
      judging.putNull("decided");
    }
    if (run.get("step") instanceof ObjectNode step
        && "Stroke".equals(step.path("@type").asText())
        && !step.has("began")) {
      step.put("began", true);
    }
  }
}
