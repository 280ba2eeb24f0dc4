package io.stackline.site;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word somebody probably meant. */
final class Near {
  private static final int LENGTH_MAX = 64;

  private Near() {}

  /** {@code did you mean "rated"?} or, if nothing is near, {@code lead a, b, c}. */
  static String suggestion(String word, Collection<String> known, String lead) {
    return word(word, known)
        .map(near -> "did you mean \"" + near + "\"?")
        .orElseGet(() -> lead + " " + String.join(", ", known));
  }

  private static Optional<String> word(String word, Collection<String> known) {
    if (word.length() > LENGTH_MAX) {
      return Optional.empty();
    }
    int farthest = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(each -> distance(word, each) <= farthest)
        .min(Comparator.comparingInt(each -> distance(word, each)));
  }

  /** Levenshtein's distance, upper and lower case alike. */
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
