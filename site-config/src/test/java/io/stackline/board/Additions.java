package io.stackline.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Words as a Stackline writes them that knows more: every record in them has components more. */
final class Additions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern COMPONENT = Pattern.compile("@type|[a-z][A-Za-z0-9]*");

  private Additions() {}

  /** The envelope too. Maps are left, and what is empty: it may be one. */
  static byte[] everywhere(byte[] word) throws IOException {
    JsonNode envelope = JSON.readTree(word);
    addTo(envelope);
    return JSON.writeValueAsBytes(envelope);
  }

  private static void addTo(JsonNode node) {
    node.forEach(Additions::addTo);
    if (node instanceof ObjectNode record && isRecord(record)) {
      record.put("later", 3);
      record.putObject("laterToo").put("@type", "Later").putArray("all").add(1);
    }
  }

  private static boolean isRecord(ObjectNode node) {
    Set<String> names = new HashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return !names.isEmpty() && names.stream().allMatch(COMPONENT.asMatchPredicate());
  }
}
