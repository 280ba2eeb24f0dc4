package io.stackline.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stackline.site.SiteProblem.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The keys that are told are the keys that are read. */
class SiteKeysTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A reader cannot ask for a key that is not told. */
  @Test
  void aKeyThatIsNotOfItsGroupCannotBeAskedFor() {
    Key.One<String> name = Key.needed("name", Forms.text(9), "a name", "A");
    Key.One<String> other = Key.needed("name", Forms.text(9), "another name", "A");
    Group group = Group.of("a thing", name);
    group.check(name);
    assertThrows(IllegalArgumentException.class, () -> group.check(other));
    assertThrows(IllegalArgumentException.class, () -> Group.of("twice", name, other));
  }

  /** The reverse: a value of the wrong type, put under each key in turn, is always noticed. */
  @Test
  void everyKeyThatIsToldIsAskedFor(@TempDir Path folder) throws IOException {
    SiteFolder site = SiteFolder.copiedTo(folder);
    Set<String> asked = new HashSet<>();
    for (int sort = 0; sort < ExampleFile.SORTS_MAX; sort++) {
      for (Map.Entry<String, Group> file : SiteKeys.FILES.entrySet()) {
        Map<String, Object> whole = ExampleFile.file(file.getValue(), sort);
        for (Broken broken : places(whole, whole, file.getValue(), "", sort)) {
          if (!asked.add(file.getKey() + " " + broken.path + " " + broken.group)) {
            continue;
          }
          broken.in.put(broken.key.name(), broken.value());
          assertTrue(wrong(site, file.getKey(), whole).contains(broken.path), broken.path);
          broken.in.put(broken.key.name(), broken.right);
        }
      }
    }
    assertTrue(asked.size() > 350, "only " + asked.size() + " keys");
  }

  /** A key in a file, and the value that it had. */
  private record Broken(Map<String, Object> in, String group, Key key, String path, Object right) {
    /** A list where none belongs, else a word where a list or group belongs. */
    Object value() {
      boolean single = key instanceof Key.One || key instanceof Key.Open;
      return single ? List.of(List.of()) : "word";
    }
  }

  @SuppressWarnings("unchecked") // files are made of maps and lists
  private static List<Broken> places(
      Map<String, Object> whole, Map<String, Object> here, Group group, String path, int sort) {
    List<Broken> all = new ArrayList<>();
    for (Key key : group.keys().values()) {
      Object value = Objects.requireNonNull(here.get(key.name()));
      String name = path + key.name();
      all.add(new Broken(here, group.title(), key, name, value));
      List<Group> sorts = SiteKeys.sorts(key);
      if (sorts.isEmpty()) {
        continue;
      }
      Group inner = ExampleFile.sort(sorts, sort);
      if (key instanceof Key.Named named) {
        Map<String, Object> map = (Map<String, Object>) ((Map<?, ?>) value).get(named.sample());
        String there = name + "." + named.sample() + ".";
        all.addAll(places(whole, Objects.requireNonNull(map), inner, there, sort));
      } else if (value instanceof Map<?, ?> map) {
        all.addAll(places(whole, (Map<String, Object>) map, inner, name + ".", sort));
      } else if (value instanceof List<?> list && list.get(0) instanceof Map<?, ?> map) {
        all.addAll(places(whole, (Map<String, Object>) map, inner, name + "[0].", sort));
      }
    }
    return all;
  }

  private static List<String> wrong(SiteFolder site, String kind, Map<String, Object> file)
      throws IOException {
    String text = JSON.writeValueAsString(file);
    Problems problems = new Problems();
    SiteParts parts = SiteParts.reportingTo(problems);
    Path one = site.write("one.yaml", text).path().resolve("one.yaml");
    Fields fields =
        YamlFile.read(one, Objects.requireNonNull(SiteKeys.FILES.get(kind)), problems)
            .orElseThrow();
    switch (kind) {
      case "site" -> new SiteFileReader(parts).read(fields);
      case "material" -> MaterialReader.read(fields, parts.materials());
      case "map" -> new MapReader(parts.maps()).read(fields);
      case "jobs" -> JobsReader.read(fields);
      default -> new RecipeReader(parts).read(fields);
    }
    return problems.problems().stream()
        .filter(each -> each.code() == Code.TYPE)
        .map(SiteProblem::path)
        .toList();
  }

  @Test
  void theReferenceTellsEveryKey() {
    String text = SiteKeys.markdown();
    assertEquals(1, text.split("\n# ", -1).length, "one title");
    for (Group group : SiteKeys.FILES.values()) {
      group.keys().keySet().forEach(key -> assertTrue(text.contains("| `" + key + "` |"), key));
    }
    assertTrue(text.contains("Refused: `dwell-max`: it was renamed to \"time-above\" in 0.2.0."));
  }
}
