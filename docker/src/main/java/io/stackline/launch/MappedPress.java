package io.stackline.launch;

import io.stackline.map.Dialect;
import io.stackline.map.Promise;
import io.stackline.map.RegisterMap;
import io.stackline.press.StageKind;
import io.stackline.site.Site;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a press that does not speak PRESSMAP can be relied on for.
 *
 * @param assurance level A to D; a press that is only watched has none
 * @param promises what the press does, in words
 * @param fit kinds of stages for which that is enough
 */
record MappedPress(
    String press, String map, Optional<String> assurance, List<String> promises, List<String> fit) {
  /** Those of a site, in its order. */
  static List<MappedPress> of(Site site) {
    return site.presses().values().stream().flatMap(each -> of(each).stream()).toList();
  }

  private static Optional<MappedPress> of(Site.PressSite site) {
    if (!(site.dialect() instanceof Dialect.Mapped mapped)) {
      return Optional.empty();
    }
    RegisterMap map = mapped.map();
    boolean driven = map.commands().isPresent();
    return Optional.of(
        new MappedPress(
            site.press().id().toString(),
            map.id().toString(),
            driven ? Optional.of(map.assurance().name()) : Optional.empty(),
            map.promises().stream().map(Promise::text).toList(),
            Arrays.stream(StageKind.values())
                .filter(kind -> driven && map.missing(kind).isEmpty())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList()));
  }

  /** On one line. */
  String line() {
    if (assurance.isEmpty()) {
      return press + ": map " + map + ", only watched";
    }
    String does = promises.stream().collect(Collectors.joining(", "));
    return String.format(
        "%s: map %s, assurance %s%s; fit for %s",
        press,
        map,
        assurance.get(),
        does.isEmpty() ? "" : " (" + does + ")",
        String.join(", ", fit));
  }
}
