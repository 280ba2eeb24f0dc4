package io.stackline.site;

import io.stackline.site.SiteProblem.Code;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What the source tags of one file mean.
 *
 * @param complete whether the list could be read, so that a tag that is not in it is wrong
 */
record Legend(Map<String, String> sources, boolean complete) {
  static final Pattern TAG = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,7}");

  /** For files whose numbers need no source. */
  static final Legend NONE = new Legend(Map.of(), false);

  static final Key.Texts SOURCES =
      new Key.Texts(
          Key.needed(
              "sources",
              "what each source tag of this file means: `tag: text`",
              "E: Assumption of this project."),
          TAG,
          Forms.text(500));

  /** A tag that is not listed is refused. */
  void check(String tag) throws ValueRefused {
    if (complete && !sources.containsKey(tag)) {
      throw new ValueRefused(
          Code.SOURCE,
          "source " + Forms.quoted(tag) + " is not listed",
          "explain it under \"sources\" or use one of " + String.join(", ", sources.keySet()));
    }
  }

  String anyTag() {
    return sources.keySet().stream().findFirst().orElse("E");
  }
}
