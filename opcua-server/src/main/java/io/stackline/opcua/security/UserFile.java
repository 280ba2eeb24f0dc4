package io.stackline.opcua.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The users file, {@code users.json}. Anything wrong in it is refused with its place, for a user
 * half understood is a hole.
 */
final class UserFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final long BYTES_MAX = 1 << 20;

  /**
   * A user as the file describes it.
   *
   * @param password empty for a user who only logs in with a certificate
   */
  record Entry(User user, Optional<PasswordHash> password) {}

  private UserFile() {}

  static Map<String, Entry> read(Path path) throws IOException {
    if (Files.size(path) > BYTES_MAX) {
      throw new IOException(path + " has more than " + BYTES_MAX + " bytes");
    }
    JsonNode users = parse(path).path("users");
    if (!users.isArray()) {
      throw new IOException(path + ": \"users\" must be a list");
    }
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (int i = 0; i < users.size(); i++) {
      Entry entry = entry(users.get(i), path + ": users[" + i + "]");
      if (entries.put(entry.user().name(), entry) != null) {
        throw new IOException(path + ": user " + entry.user().name() + " is there twice");
      }
    }
    return entries;
  }

  private static JsonNode parse(Path path) throws IOException {
    try {
      return JSON.readTree(Files.readAllBytes(path));
    } catch (JsonProcessingException e) {
      String reason = e.getOriginalMessage().replaceAll(" \\(start marker.*", "");
      throw new IOException(path + ":" + e.getLocation().getLineNr() + ": " + reason, e);
    }
  }

  private static Entry entry(JsonNode node, String place) throws IOException {
    String name = node.path("name").asText();
    if (!NAME.matcher(name).matches()) {
      throw new IOException(
          place + ": name must be 1 to 64 letters, digits, dots, dashes or underscores");
    }
    Role role =
        Role.named(node.path("role").asText())
            .orElseThrow(
                () -> new IOException(place + ": role must be observer, operator or engineer"));
    JsonNode password = node.get("password");
    return new Entry(
        new User(name, role),
        password == null ? Optional.empty() : Optional.of(hash(password, place + ".password")));
  }

  private static PasswordHash hash(JsonNode node, String place) throws IOException {
    if (!PasswordHash.ALGORITHM.equals(node.path("algorithm").asText())) {
      throw new IOException(place + ": algorithm must be " + PasswordHash.ALGORITHM);
    }
    try {
      return new PasswordHash(
          node.path("iterations").asInt(), node.path("salt").asText(), node.path("hash").asText());
    } catch (IllegalArgumentException e) {
      throw new IOException(place + ": " + e.getMessage(), e);
    }
  }

  static void write(Path path, Collection<Entry> entries) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode users = root.putArray("users");
    for (Entry entry : entries) {
      ObjectNode user = users.addObject();
      user.put("name", entry.user().name()).put("role", entry.user().role().toString());
      entry
          .password()
          .ifPresent(
              hash ->
                  user.putObject("password")
                      .put("algorithm", PasswordHash.ALGORITHM)
                      .put("iterations", hash.iterations())
                      .put("salt", hash.salt())
                      .put("hash", hash.hash()));
    }
    PrivateFiles.write(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
  }
}
