package io.stackline.recipe;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A prompt as a recipe has it.
 *
 * @param text what the operator is asked to do
 * @param asks what he hands in with the confirmation, and who he must be
 */
public record Question(String text, Asks asks) {
  /** One that is only to be confirmed. */
  public Question(String text) {
    this(text, Asks.NOTHING);
  }

  /** Some that are only to be confirmed. */
  public static List<Question> all(String... texts) {
    return Arrays.stream(texts).map(Question::new).toList();
  }

  /** For people: the text, and in brackets what else is asked. */
  public String told() {
    Stream<String> role = Stream.of(asks.role() + " only").limit(isForAnybody() ? 0 : 1);
    Stream<String> scans = asks.scans().stream().map(each -> "scan " + each.text());
    Stream<String> entries =
        asks.entries().stream().map(each -> "enter " + each.name() + ", " + each.text());
    Stream<String> time = asks.expected().stream().map(each -> "within " + each.toSeconds() + " s");
    String all =
        Stream.of(role, scans, entries, time)
            .flatMap(each -> each)
            .collect(Collectors.joining("; "));
    return all.isEmpty() ? text : text + " (" + all + ")";
  }

  private boolean isForAnybody() {
    return asks.role() == PromptRole.OPERATOR;
  }
}
