package io.stackline.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stackline.board.FormerPrompts;
import io.stackline.run.HoldCause;
import io.stackline.run.RunState;

/** What versions before this one wrote into the journal. */
final class Former {
  private Former() {}

  /**
   * Adds to a run what 0.3.0 did not know: that targets are moved, by what a run is held, where an
   * order comes from, whether a stroke has begun, how runs stand in the line, and what prompts ask
   * for. What nobody knows is taken to be the worse.
   */
  static void update(JsonNode run) {
    if (run instanceof ObjectNode all) {
      addTo(all);
    }
  }

  private static void addTo(ObjectNode run) {
    addNeeds(run.path("recipe").path("stages"));
    addNeeds(run.path("recipe").path("recipe").path("stages"));
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
      if (!status.has("standing")) {
        addStanding(status, run.path("step").path("stage").asInt());
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

  /** A run had all its presses from its start on; it keeps the one it is at. */
  private static void addStanding(ObjectNode status, int stage) {
    boolean ended = !status.path("ended").isNull();
    ObjectNode standing = status.putObject("standing");
    standing.putObject("urgency").put("priority", 0).putNull("due");
    standing.set("begun", status.get("started"));
    standing.set(
        "press", ended ? NullNode.getInstance() : status.path("stages").path(stage).path("press"));
    standing.put("position", 0);
  }

  private static void addNeeds(JsonNode stages) {
    for (JsonNode each : stages) {
      if (each.path("pressing") instanceof ObjectNode pressing && !pressing.has("needs")) {
        ObjectNode needs = pressing.putObject("needs");
        needs.putArray("capabilities");
        needs.putNull("glovebox");
      }
    }
  }
}
