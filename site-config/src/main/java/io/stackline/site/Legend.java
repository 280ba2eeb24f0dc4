package io.stackline.site;

import io.stackline.material.Sourced;
import io.stackline.unit.QuantityRefused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * What the source tags of one file mean, read from its {@code sources} key; demands a listed tag
 * behind each number: {@code 250 MPa [S2]}.
 */
final class Legend {
  private static final Pattern TAG = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,7}");
  private static final Form<String> MEANING = Forms.text(500);

  private final Map<String, String> sources;
  private final boolean complete;

  private Legend(Map<String, String> sources, boolean complete) {
    this.sources = sources;
    this.complete = complete;
  }

  static Legend of(Fields file) {
    Optional<Map<String, String>> sources = file.child("sources", Legend::sources);
    return new Legend(sources.orElseGet(Map::of), sources.isPresent());
  }

  private static Optional<Map<String, String>> sources(Fields fields) {
    Map<String, String> sources = new LinkedHashMap<>();
    for (String tag : fields.keys()) {
      if (!TAG.matcher(tag).matches()) {
        fields
            .problems()
            .problem(
                fields.place(tag),
                Forms.quoted(tag) + " is no source tag",
                "use a letter and at most 7 letters or digits");
      }
      fields.need(tag, MEANING).ifPresent(meaning -> sources.put(tag, meaning));
    }
    return fields.build(() -> sources);
  }

  Map<String, String> sources() {
    return sources;
  }

  /** The form with the tag of a listed source behind it. */
  <T> Form<Sourced<T>> tagged(Form<T> form) {
    return tagged(form, Sourced::new);
  }

  /** The same for what is made of a value and its source. */
  <T, R> Form<R> tagged(Form<T> form, BiFunction<T, String, R> make) {
    return new Form<>(
        form.hint() + ", then the tag of its source in brackets",
        text -> {
          String stripped = text.strip();
          int open = stripped.lastIndexOf('[');
          if (open < 0 || !stripped.endsWith("]")) {
            form.read(stripped);
            throw new QuantityRefused(
                Forms.quoted(stripped) + " does not say where it comes from",
                "add the tag of a listed source, such as \"" + stripped + " [" + anyTag() + "]\"");
          }
          String tag = stripped.substring(open + 1, stripped.length() - 1).strip();
          T value = form.read(stripped.substring(0, open).strip());
          if (complete && !sources.containsKey(tag)) {
            throw new QuantityRefused(
                "source " + Forms.quoted(tag) + " is not listed",
                "explain it under \"sources\" or use one of "
                    + String.join(", ", sources.keySet()));
          }
          return make.apply(value, tag);
        });
  }

  private String anyTag() {
    return sources.keySet().stream().findFirst().orElse("E");
  }
}
