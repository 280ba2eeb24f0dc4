package io.stackline.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Adds to prompts of versions before 0.5.0 that they ask for nothing but a confirmation. */
public final class FormerPrompts {
  private FormerPrompts() {}

  /** Those that were asked, as runs and records keep them. */
  public static void asked(JsonNode prompts) {
    for (JsonNode each : prompts) {
      if (each instanceof ObjectNode prompt && !prompt.has("asks")) {
        nothing(prompt.putObject("asks"));
        if (prompt.get("confirmed") instanceof ObjectNode confirmed) {
          confirmed.putObject("entries");
        }
      }
    }
  }

  /** Those of a pressing, which were plain texts; and that its strokes go on after a pause. */
  public static void ofPressing(JsonNode pressing) {
    if (pressing instanceof ObjectNode old && !old.has("onHold")) {
      old.put("onHold", "CONTINUE");
    }
    if (pressing.get("prompts") instanceof ArrayNode prompts) {
      for (int i = 0; i < prompts.size(); i++) {
        if (prompts.get(i) instanceof TextNode text) {
          ObjectNode question = prompts.objectNode();
          question.set("text", text);
          nothing(question.putObject("asks"));
          prompts.set(i, question);
        }
      }
    }
  }

  private static void nothing(ObjectNode asks) {
    asks.put("role", "OPERATOR").putNull("expected");
    asks.putArray("scans");
    asks.putArray("entries");
  }
}
