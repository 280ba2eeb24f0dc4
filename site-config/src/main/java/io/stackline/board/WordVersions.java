package io.stackline.board;

import java.util.Map;

/**
 * Which version of each kind of word this Stackline writes: 1, or what stands in {@link #TODAY}.
 *
 * <p>Whoever changes a word asks what an older Stackline makes of it, for while a line is updated
 * both talk to each other:
 *
 * <ul>
 *   <li>a new {@link java.util.Optional} component that may be ignored: nothing to do here;
 *   <li>a component that must not be ignored, or that means something else than before: one version
 *       more here, and the changelog says that the whole line has to be stopped for the update.
 *       What earlier versions wrote must still be read;
 *   <li>a new member or constant: nothing to do here, an older one refuses the words that have it.
 *       The changelog says what does not work while a line is updated.
 * </ul>
 *
 * <p>Components are never renamed or taken away: OldWordsTest fails.
 *
 * @param grown simple name of a word to its version, where it is more than 1
 */
record WordVersions(Map<String, Integer> grown) {
  static final WordVersions TODAY = new WordVersions(Map.of());

  int of(Class<?> kind) {
    return grown.getOrDefault(kind.getSimpleName(), 1);
  }
}
