package io.stackline.recipe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a prompt asks for beside a plain confirmation.
 *
 * @param role who may confirm it
 * @param scans what is to be scanned
 * @param entries what is to be typed in
 * @param expected how long it usually takes until it is confirmed; empty for what is usual at the
 *     site
 */
public record Asks(
    PromptRole role, List<Scan> scans, List<Entry> entries, Optional<Duration> expected) {
  /** Nothing: an operator says that it is done. */
  public static final Asks NOTHING =
      new Asks(PromptRole.OPERATOR, List.of(), List.of(), Optional.empty());

  public Asks {
    scans = List.copyOf(scans);
    entries = List.copyOf(entries);
  }

  /** Under which names something is handed in, in the order it is asked. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    scans.forEach(each -> names.add(each.name()));
    entries.forEach(each -> names.add(each.name()));
    return names;
  }
}
