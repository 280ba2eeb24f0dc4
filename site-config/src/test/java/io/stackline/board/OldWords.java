package io.stackline.board;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words in the resources {@code words/KIND.json}, envelopes one after another. They are appended
 * to, and never changed once a Stackline that wrote them so was released.
 */
final class OldWords {
  private static final ObjectMapper JSON = new ObjectMapper();

  private OldWords() {}

  static List<JsonNode> of(Class<?> kind) throws IOException {
    try (InputStream in =
        OldWords.class.getResourceAsStream("/words/" + kind.getSimpleName() + ".json")) {
      return in == null
          ? List.of()
          : JSON.readerFor(JsonNode.class).<JsonNode>readValues(in).readAll();
    }
  }

  static JsonNode read(String json) throws IOException {
    return JSON.readTree(json);
  }

  static JsonNode read(byte[] json) throws IOException {
    return JSON.readTree(json);
  }

  /** Read by today's codec and written again. */
  static <T> JsonNode again(BoardCodec codec, Class<T> kind, JsonNode old)
      throws IOException, WordRefused {
    T word = codec.decode(kind, JSON.writeValueAsBytes(old));
    return JSON.readTree(codec.encode(kind, word));
  }

  /** Places where the old one says what today's does not say, or says otherwise. */
  static List<String> lost(JsonNode old, JsonNode now, String place) {
    List<String> lost = new ArrayList<>();
    if (old.isObject() && now.isObject()) {
      for (Map.Entry<String, JsonNode> each : old.properties()) {
        lost.addAll(lost(each.getValue(), now.path(each.getKey()), place + "." + each.getKey()));
      }
    } else if (isTexts(old) && isTexts(now) && set(old).equals(set(now))) {
      return lost;
    } else if (old.isArray() && now.isArray() && old.size() == now.size()) {
      for (int i = 0; i < old.size(); i++) {
        lost.addAll(lost(old.get(i), now.get(i), place + "[" + i + "]"));
      }
    } else if (!old.equals(now)) {
      lost.add(place);
    }
    return lost;
  }

  /** They may be a set, which has no order. */
  private static boolean isTexts(JsonNode node) {
    return node.isArray() && set(node).stream().allMatch(JsonNode::isTextual);
  }

  private static Set<JsonNode> set(JsonNode array) {
    Set<JsonNode> set = new HashSet<>();
    array.forEach(set::add);
    return set;
  }

  /** Writes them where they may be taken from; returns the file. */
  static Path propose(Class<?> kind, List<JsonNode> words) throws IOException {
    Path file = Path.of("target", "words", kind.getSimpleName() + ".json");
    Files.createDirectories(file.getParent());
    StringBuilder text = new StringBuilder();
    for (JsonNode each : words) {
      text.append(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(each)).append("\n");
    }
    return Files.writeString(file, text);
  }
}
