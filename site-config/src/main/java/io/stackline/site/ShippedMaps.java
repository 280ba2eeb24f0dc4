package io.stackline.site;

import io.stackline.map.MapId;
import io.stackline.map.RegisterMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The register maps that come with Stackline, for every site; read once. */
final class ShippedMaps {
  private static final List<String> FILES = List.of("hypro-rtu", "prestek", "plain-press");

  /** Each with where it stands, as messages name it. */
  private static final Map<RegisterMap, Place> ALL = all();

  private ShippedMaps() {}

  /** Adds those whose ids the site does not use for maps of its own. */
  static void addTo(Catalogue<MapId, RegisterMap> maps) {
    ALL.forEach(
        (map, place) -> {
          if (!maps.isNamed(map.id())) {
            maps.name(map.id(), place);
            maps.add(map.id(), map);
          }
        });
  }

  private static Map<RegisterMap, Place> all() {
    Problems problems = new Problems();
    MapReader reader = new MapReader(new Catalogue<MapId, RegisterMap>("map", problems));
    Map<RegisterMap, Place> all = new LinkedHashMap<>();
    for (String name : FILES) {
      Path file = Path.of("shipped", "maps", name + ".yaml");
      YamlFile.read(file, bytes("/maps/" + name + ".yaml"), MapReader.KEYS, problems)
          .flatMap(reader::read)
          .ifPresent(map -> all.put(map, Place.whole(file)));
    }
    if (all.size() != FILES.size()) {
      throw new IllegalStateException("a shipped map is broken: " + problems.problems());
    }
    return all;
  }

  private static byte[] bytes(String resource) {
    try (InputStream in = ShippedMaps.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(in, resource).readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(resource + " cannot be read", e);
    }
  }
}
