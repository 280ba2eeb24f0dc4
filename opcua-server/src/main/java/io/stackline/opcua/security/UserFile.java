package io.stackline.opcua.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The users file, {@code users.json}. Anything wrong in it is refused with its place, for a user
 * half understood is a hole. Files without a version are those of 0.3.0 and older: their role
 * {@code engineer} and their PBKDF2 hashes are read, and written anew with the next change.
 */
final class UserFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERSION = 2;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final long BYTES_MAX = 1 << 20;

  /** Each log-in looks at one hash of every cost, so there must not be many. */
  private static final int COSTS_MAX = 4;

  /**
   * A user as the file describes it.
   *
   * @param password empty for a user who only logs in with a certificate
   * @param changed when the password or the certificate was last set by a person
   */
  record Entry(User user, Optional<PasswordHash> password, Instant changed) {
    Entry with(PasswordHash other) {
      return new Entry(user, Optional.of(other), changed);
    }

    Entry with(Role other) {
      return new Entry(new User(user.name(), other), password, changed);
    }
  }

  private UserFile() {}

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  static Map<String, Entry> read(Path path) throws IOException {
    if (Files.size(path) > BYTES_MAX) {
      throw new IOException(path + " has more than " + BYTES_MAX + " bytes");
    }
    JsonNode root = parse(path);
    if (root.path("version").asInt(1) > VERSION) {
      throw new IOException(path + " was written by a newer Stackline; use that one");
    }
    JsonNode users = root.path("users");
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
    long costs =
        entries.values().stream()
            .flatMap(each -> each.password().stream())
            .map(PasswordHash::cost)
            .distinct()
            .count();
    if (costs > COSTS_MAX) {
      throw new IOException(
          path + ": passwords are hashed in " + costs + " ways, at most " + COSTS_MAX);
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
    if (!isName(name)) {
      throw new IOException(
          place + ": name must be 1 to 64 letters, digits, dots, dashes or underscores");
    }
    Role role =
        Role.named(node.path("role").asText())
            .orElseThrow(() -> new IOException(place + ": role must be one of " + Role.names()));
    JsonNode password = node.get("password");
    return new Entry(
        new User(name, role),
        password == null ? Optional.empty() : Optional.of(hash(password, place + ".password")),
        changed(node, place));
  }

  private static Instant changed(JsonNode node, String place) throws IOException {
    try {
      return node.has("changed") ? Instant.parse(node.get("changed").asText()) : Instant.EPOCH;
    } catch (DateTimeParseException e) {
      throw new IOException(place + ".changed: it must be like 2026-11-22T08:00:00Z", e);
    }
  }

  private static PasswordHash hash(JsonNode node, String place) throws IOException {
    try {
      if (node.isTextual()) {
        return Argon2Hash.read(node.asText())
            .orElseThrow(
                () -> new IOException(place + ": it must be like $argon2id$v=19$m=…,t=…,p=1$…$…"));
      }
      if (!Pbkdf2Hash.ALGORITHM.equals(node.path("algorithm").asText())) {
        throw new IOException(place + ": algorithm must be " + Pbkdf2Hash.ALGORITHM);
      }
      return new Pbkdf2Hash(
          node.path("iterations").asInt(), node.path("salt").asText(), node.path("hash").asText());
    } catch (IllegalArgumentException e) {
      throw new IOException(place + ": " + e.getMessage(), e);
    }
  }

  static void write(Path path, Collection<Entry> entries) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", VERSION);
    ArrayNode users = root.putArray("users");
    for (Entry entry : entries) {
      ObjectNode user = users.addObject();
      user.put("name", entry.user().name()).put("role", entry.user().role().toString());
      user.put("changed", entry.changed().toString());
      entry.password().ifPresent(hash -> write(user, hash));
    }
    PrivateFiles.write(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root));
  }

  private static void write(ObjectNode user, PasswordHash hash) {
    if (hash instanceof Argon2Hash argon2) {
      user.put("password", argon2.written());
    } else if (hash instanceof Pbkdf2Hash old) {
      user.putObject("password")
          .put("algorithm", Pbkdf2Hash.ALGORITHM)
          .put("iterations", old.iterations())
          .put("salt", old.salt())
          .put("hash", old.hash());
    }
  }
}
