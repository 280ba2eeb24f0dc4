package io.stackline.sequence;

import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.recipe.Entry;
import io.stackline.recipe.Measure;
import io.stackline.recipe.Scan;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.unit.QuantityText;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How somebody would confirm a prompt who finds everything as it should be. Pure. */
final class Nominal {
  private static final String BY = "plan";

  private Nominal() {}

  /**
   * @param die in which the stage is pressed
   * @param dies all there are
   */
  static Command.Confirm confirm(
      CommandId id, RunId run, Instant now, Prompt prompt, DieId die, Collection<Die> dies) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (Scan each : prompt.asks().scans()) {
      entries.put(each.name(), each instanceof Scan.OfDie ? barcode(die, dies) : BY);
    }
    for (Entry each : prompt.asks().entries()) {
      if (!each.optional()) {
        entries.put(each.name(), each.measure().map(Nominal::middle).orElse(BY));
      }
    }
    return new Command.Confirm(id, BY, now, run, prompt.id(), "", prompt.asks().role(), entries);
  }

  private static String barcode(DieId die, Collection<Die> dies) {
    return dies.stream()
        .filter(each -> each.id().equals(die))
        .map(Die::barcode)
        .findFirst()
        .orElse(die.value());
  }

  /** Well within the range. */
  private static String middle(Measure measure) {
    Optional<Double> min = measure.min().map(each -> each.value());
    Optional<Double> max = measure.max().map(each -> each.value());
    double one = measure.kind().unit(measure.unit()).orElseThrow().toSi(1);
    double low = min.orElseGet(() -> max.map(each -> each - Math.abs(each)).orElse(one));
    double high = max.orElseGet(() -> low + Math.abs(low));
    double middle = measure.kind().unit(measure.unit()).orElseThrow().fromSi((low + high) / 2);
    return QuantityText.number(middle) + " " + measure.unit();
  }
}
