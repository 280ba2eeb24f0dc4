package io.stackline.site;

import io.stackline.unit.QuantityKind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The reference of all keys, from the same data the readers read by. */
public final class SiteKeys {
  /** The sorts of files and their keys. */
  static final Map<String, Group> FILES = files();

  private static final Map<String, String> TITLES =
      Map.of(
          "site", "site.yaml",
          "material", "materials/*.yaml",
          "recipe", "recipes/*.yaml",
          "map", "maps/*.yaml",
          "jobs", "jobs/*.yaml");

  private final StringBuilder text = new StringBuilder();
  private final Set<Group> told = new HashSet<>();

  private SiteKeys() {}

  private static Map<String, Group> files() {
    Map<String, Group> files = new LinkedHashMap<>();
    files.put("site", SiteFileReader.KEYS);
    files.put("material", MaterialReader.KEYS);
    files.put("recipe", RecipeReader.KEYS);
    files.put("map", MapReader.KEYS);
    files.put("jobs", JobsReader.KEYS);
    return files;
  }

  /** The text of docs/site-keys.md. */
  public static String markdown() {
    return new SiteKeys().all();
  }

  private String all() {
    line("# Keys of a site's files");
    line("");
    line(
        "Written by `stackline schema`; do not edit. [site.md](site.md) is the guide. A key"
            + " without");
    line("a default must be there. `[…]` behind a number is the tag of its source.");
    line("");
    line("| quantity | units |");
    line("|---|---|");
    for (QuantityKind kind : QuantityKind.values()) {
      String units =
          kind.units().stream().map(unit -> code(unit.symbol())).collect(Collectors.joining(", "));
      line("| " + kind.words() + " | " + units + " |");
    }
    FILES.forEach(
        (kind, group) -> {
          heading("## " + TITLES.get(kind), group);
          table("", group);
        });
    return text.toString();
  }

  private void heading(String heading, Group group) {
    line("");
    line(heading);
    line("");
    line(sentence(group.title()) + ".");
    line("");
  }

  private void table(String path, Group group) {
    line("| key | what | form | default | example |");
    line("|---|---|---|---|---|");
    for (Key key : group.keys().values()) {
      String fixed = group.fixed().get(key.name());
      String form = fixed == null ? form(key) : code(fixed);
      String example = fixed == null ? key.label().example() : fixed;
      Key.Label label = key.label();
      List<String> cells =
          List.of(
              code(key.name()),
              label.what(),
              form,
              label.absence().orElse(""),
              example.isEmpty() ? "" : code(example));
      line("| " + String.join(" | ", cells) + " |");
    }
    group.retired().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(each -> line("\nRefused: " + code(each.getKey()) + ": " + each.getValue() + "."));
    group.keys().values().forEach(key -> inner(path, key));
  }

  private void inner(String path, Key key) {
    String here = path.isEmpty() ? key.name() : path + "." + key.name();
    for (Group sort : sorts(key)) {
      if (told.add(sort)) {
        String mark = isList(key) ? "[]" : key instanceof Key.Named ? ".NAME" : "";
        heading("### " + code(here + mark), sort);
        table(here + mark, sort);
      }
    }
  }

  private static boolean isList(Key key) {
    return key instanceof Key.Parts || key instanceof Key.Mixed;
  }

  static List<Group> sorts(Key key) {
    if (key instanceof Key.Mixed<?> mixed) {
      return List.of(mixed.group());
    }
    if (key instanceof Key.Part part) {
      return part.sorts();
    }
    if (key instanceof Key.Parts parts) {
      return parts.sorts();
    }
    if (key instanceof Key.Named named) {
      return List.of(named.group());
    }
    return key instanceof Key.Open<?> open ? List.of(open.open()) : List.of();
  }

  /** What may stand behind a key, for people. */
  static String form(Key key) {
    if (key instanceof Key.One<?> one) {
      return one.form().hint();
    }
    if (key instanceof Key.Many<?> many) {
      return "list of " + many.min() + " to " + many.max() + ", each " + many.form().hint();
    }
    if (key instanceof Key.Mixed<?> mixed) {
      String bounds = "list of " + mixed.min() + " to " + mixed.max();
      return bounds + ", each " + mixed.form().hint() + ", or a group that says more";
    }
    if (key instanceof Key.Parts parts) {
      return "list of " + parts.min() + " to " + parts.max() + " groups";
    }
    if (key instanceof Key.Open<?> open) {
      return open.form().hint() + "; or a group that leaves it open";
    }
    if (key instanceof Key.Named named) {
      return "up to "
          + named.max()
          + " names, each with a group; a name is "
          + named.names().hint();
    }
    return key instanceof Key.Texts texts ? "tags, each with " + texts.form().hint() : "a group";
  }

  private static String sentence(String title) {
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
