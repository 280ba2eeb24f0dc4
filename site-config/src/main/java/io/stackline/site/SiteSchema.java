package io.stackline.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * JSON Schemas (draft 2020-12) of a site's files, for editors. They know keys, forms, units and
 * words; ranges of quantities, source tags, ids and everything that takes two values to judge are
 * known to {@link SiteReader} alone.
 */
public final class SiteSchema {
  private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";

  private SiteSchema() {}

  /** File name, such as {@code site.schema.json}, to the text of the file. */
  public static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    SiteKeys.FILES.forEach(
        (kind, group) -> files.put(kind + ".schema.json", text(file(kind, group))));
    return files;
  }

  private static Map<String, Object> file(String kind, Group group) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", DRAFT);
    schema.put("title", "Stackline " + kind + " file");
    schema.putAll(group(group));
    return schema;
  }

  private static Map<String, Object> group(Group group) {
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Key key : group.keys().values()) {
      String fixed = group.fixed().get(key.name());
      properties.put(key.name(), fixed == null ? key(key) : fixed(key, fixed));
      if (key.label().isNeeded()) {
        required.add(key.name());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", group.title());
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Map<String, Object> fixed(Key key, String value) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("const", value);
    schema.put("description", key.label().what());
    return schema;
  }

  private static Map<String, Object> key(Key key) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("title", key.name());
    schema.putAll(value(key));
    Key.Label label = key.label();
    schema.put("description", label.what() + ": " + SiteKeys.form(key));
    if (key instanceof Key.One<?> one && one.fallback().isPresent()) {
      schema.put("default", json(one.fallback().get()));
    }
    if (!label.example().isEmpty()) {
      schema.put("examples", List.of(json(label.example())));
    }
    return schema;
  }

  private static Map<String, Object> value(Key key) {
    if (key instanceof Key.One<?> one) {
      return one.form().look().schema();
    }
    if (key instanceof Key.Many<?> many) {
      return list(many.form().look().schema(), many.min(), many.max());
    }
    if (key instanceof Key.Mixed<?> mixed) {
      List<Object> either = List.of(mixed.form().look().schema(), group(mixed.group()));
      return list(new LinkedHashMap<>(Map.of("anyOf", either)), mixed.min(), mixed.max());
    }
    if (key instanceof Key.Part part) {
      return sorts(part.sorts());
    }
    if (key instanceof Key.Parts parts) {
      return list(sorts(parts.sorts()), parts.min(), parts.max());
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    if (key instanceof Key.Open<?> open) {
      schema.put("anyOf", List.of(open.form().look().schema(), group(open.open())));
    } else if (key instanceof Key.Texts texts) {
      free(schema, texts.names().pattern(), texts.form().look().schema());
    } else if (key instanceof Key.Named named) {
      free(schema, named.names().look().regex(), group(named.group()));
      schema.put("maxProperties", named.max());
    }
    return schema;
  }

  private static void free(Map<String, Object> schema, String names, Map<String, Object> value) {
    schema.put("type", "object");
    schema.put("propertyNames", Map.of("pattern", "^(" + names + ")$"));
    schema.put("additionalProperties", value);
  }

  private static Map<String, Object> sorts(List<Group> sorts) {
    return sorts.size() == 1
        ? group(sorts.get(0))
        : new LinkedHashMap<>(Map.of("oneOf", sorts.stream().map(SiteSchema::group).toList()));
  }

  private static Map<String, Object> list(Map<String, Object> items, int min, int max) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "array");
    schema.put("items", items);
    schema.put("minItems", min);
    schema.put("maxItems", max);
    return schema;
  }

  /** What a text is as YAML: a number, a flag, a list or a text. */
  static Object json(String written) {
    return new Load(LoadSettings.builder().build()).loadFromString(written);
  }

  private static String text(Map<String, Object> schema) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    try {
      return new ObjectMapper().writer(printer).writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps and lists are always JSON", e);
    }
  }
}
