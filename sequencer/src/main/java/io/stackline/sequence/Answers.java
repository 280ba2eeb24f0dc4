package io.stackline.sequence;

import io.stackline.press.Die;
import io.stackline.press.DieId;
import io.stackline.recipe.Entry;
import io.stackline.recipe.Measure;
import io.stackline.recipe.Scan;
import io.stackline.run.Command;
import io.stackline.run.Refusal;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.unit.QuantityRefused;
import io.stackline.unit.QuantityText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody hands in with a confirmation, held against what the prompt asks for. Pure: the
 * first thing that is wrong is told, with what was expected.
 */
final class Answers {
  /** No barcode, lot or note on a scale needs more. */
  private static final int TEXT_MAX = 64;

  private final Prompt prompt;
  private final Command.Confirm command;
  private final DieId die;
  private final Collection<Die> dies;

  private Answers(Prompt prompt, Command.Confirm command, DieId die, Collection<Die> dies) {
    this.prompt = prompt;
    this.command = command;
    this.die = die;
    this.dies = dies;
  }

  /**
   * @param die in which the stage is pressed
   * @param dies all there are
   */
  static Answers to(Prompt prompt, Command.Confirm command, DieId die, Collection<Die> dies) {
    return new Answers(prompt, command, die, dies);
  }

  /** What is kept of it, in the order it was asked. */
  static Map<String, String> entries(Prompt prompt, Command.Confirm command) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String name : prompt.asks().names()) {
      String text = command.entries().getOrDefault(name, "").strip();
      if (!text.isEmpty()) {
        entries.put(name, text);
      }
    }
    return entries;
  }

  /** For the log: what was confirmed, and with what. */
  static String words(Command.Confirm command) {
    String entries =
        command.entries().entrySet().stream()
            .filter(each -> !each.getValue().isBlank())
            .sorted(Map.Entry.comparingByKey())
            .map(each -> each.getKey() + "=" + each.getValue().strip())
            .collect(Collectors.joining(", "));
    return "confirmed "
        + command.prompt()
        + (entries.isEmpty() ? "" : " with " + entries)
        + (command.note().isEmpty() ? "" : ": " + command.note());
  }

  /** Why it is not taken, or empty if it is. */
  Optional<Refusal> refusal() {
    return role()
        .or(this::unasked)
        .or(() -> first(prompt.asks().scans().stream().map(this::scan).toList()))
        .or(() -> first(prompt.asks().entries().stream().map(this::entry).toList()));
  }

  private static Optional<Refusal> first(List<Optional<Refusal>> refusals) {
    return refusals.stream().flatMap(Optional::stream).findFirst();
  }

  private Optional<Refusal> role() {
    return command.role().mayConfirm(prompt.asks().role())
        ? Optional.empty()
        : refusal(
            Refusal.Code.PERMISSION,
            "prompt "
                + prompt.id()
                + " is for a "
                + prompt.asks().role()
                + ", and "
                + command.by()
                + " is logged in as "
                + command.role(),
            "have a " + prompt.asks().role() + " confirm it");
  }

  private Optional<Refusal> unasked() {
    List<String> asked = prompt.asks().names();
    return command.entries().keySet().stream()
        .filter(each -> !asked.contains(each))
        .sorted()
        .findFirst()
        .flatMap(
            each ->
                refusal(
                    Refusal.Code.ARGUMENT,
                    "prompt " + prompt.id() + " does not ask for \"" + each + "\"",
                    asked.isEmpty() ? "confirm it without" : "it asks for " + asked));
  }

  /** What was handed in under a name; blank is nothing. */
  private String given(String name) {
    return command.entries().getOrDefault(name, "").strip();
  }

  private Optional<Refusal> scan(Scan scan) {
    String code = given(scan.name());
    String remedy = "scan " + scan.text() + " and hand its code in as \"" + scan.name() + "\"";
    if (code.isEmpty()) {
      return refusal(Refusal.Code.ARGUMENT, scan.text() + " was not scanned", remedy);
    }
    if (scan instanceof Scan.OfDie && whose(code).filter(die::equals).isEmpty()) {
      String other = whose(code).map(each -> "die " + each).orElse("no die of this site");
      return refusal(
          Refusal.Code.ARGUMENT,
          shown(code) + " is " + other + ", and this stage is pressed in die " + die + barcode(),
          "take out what is wrong, put in " + die + " and scan it");
    }
    return tooLong(scan.name(), code);
  }

  private Optional<DieId> whose(String code) {
    return dies.stream().filter(each -> each.barcode().equals(code)).map(Die::id).findFirst();
  }

  /** What a scanner should have read, if that is not the id. */
  private String barcode() {
    return dies.stream()
        .filter(each -> each.id().equals(die) && !each.barcode().equals(die.value()))
        .map(each -> " (barcode " + each.barcode() + ")")
        .findFirst()
        .orElse("");
  }

  private Optional<Refusal> entry(Entry entry) {
    String text = given(entry.name());
    if (text.isEmpty()) {
      return entry.optional()
          ? Optional.empty()
          : refusal(
              Refusal.Code.ARGUMENT,
              "\"" + entry.name() + "\" is missing",
              "enter it: " + entry.text());
    }
    return tooLong(entry.name(), text)
        .or(() -> entry.measure().flatMap(measure -> measured(entry, measure, text)));
  }

  private static Optional<Refusal> measured(Entry entry, Measure measure, String text) {
    double si;
    try {
      si = QuantityText.si(text, measure.kind());
    } catch (QuantityRefused e) {
      return refusal(
          Refusal.Code.ARGUMENT,
          "\"" + entry.name() + "\": " + e.what(),
          "enter " + entry.text() + "; " + e.remedy());
    }
    boolean nothing = entry.of().isPresent() && !(si > 0);
    return measure.holds(si) && !nothing
        ? Optional.empty()
        : refusal(
            Refusal.Code.ARGUMENT,
            "\"" + entry.name() + "\" of " + text + " is out of range",
            "enter " + entry.text() + "; if that is what there is, begin anew or abort the run");
  }

  private static Optional<Refusal> tooLong(String name, String text) {
    return text.length() <= TEXT_MAX
        ? Optional.empty()
        : refusal(
            Refusal.Code.ARGUMENT,
            "\"" + name + "\" has " + text.length() + " characters",
            "enter at most " + TEXT_MAX);
  }

  private static String shown(String code) {
    return "\"" + (code.length() > TEXT_MAX ? code.substring(0, TEXT_MAX) + "…" : code) + "\"";
  }

  private static Optional<Refusal> refusal(Refusal.Code code, String reason, String remedy) {
    return Optional.of(new Refusal(code, reason, remedy));
  }
}
