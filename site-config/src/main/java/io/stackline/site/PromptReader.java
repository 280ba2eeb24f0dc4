package io.stackline.site;

import io.stackline.material.Material;
import io.stackline.material.MaterialId;
import io.stackline.material.Sourced;
import io.stackline.recipe.Addition;
import io.stackline.recipe.Asks;
import io.stackline.recipe.Entry;
import io.stackline.recipe.Measure;
import io.stackline.recipe.PromptRole;
import io.stackline.recipe.Question;
import io.stackline.recipe.Scan;
import io.stackline.site.SiteProblem.Code;
import io.stackline.unit.QuantityKind;
import io.stackline.unit.QuantityRefused;
import io.stackline.unit.QuantityText;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the {@code prompts} of a stage: each a text, or a group that asks for more. */
final class PromptReader {
  private static final int TEXT_MAX = 400;

  /** What is said in one word what to scan. */
  private enum Plain {
    DIE
  }

  /** What takes a group to say what to scan. */
  private enum Grouped {
    LOT
  }

  private static final Key.One<String> TEXT =
      Key.needed("text", Forms.text(TEXT_MAX), "what to do", "Weigh in the electrolyte.");
  private static final Key.One<PromptRole> ROLE =
      Key.usual(
          "role",
          Forms.choice(PromptRole.class),
          "operator",
          "who may confirm it; a process engineer may confirm whatever an operator may",
          "process-engineer");
  private static final Key.One<Duration> EXPECTED =
      Key.maybe(
          "expected",
          Quantities.duration("10 s", "7 d"),
          "`prompt-expected` of the site",
          "how long it takes until it is confirmed; later it is told as overdue",
          "30 min");
  private static final Key.One<Grouped> WHAT =
      Key.needed("what", Forms.choice(Grouped.class), "what is scanned", "lot");
  private static final Key.One<MaterialId> LOT_OF =
      Key.needed("of", Forms.id(MaterialId::new), "the material whose lot it is", "LPSCl");
  private static final Key.Mixed<Plain> SCAN =
      new Key.Mixed<>(
          Key.maybe(
              "scan",
              "nothing",
              "what is scanned; the stage's die by its `barcode`, any other die is refused",
              "[die]"),
          Forms.choice(Plain.class),
          Group.of("a lot that is scanned", WHAT, LOT_OF),
          0,
          8);
  private static final Key.One<String> NAME =
      Key.needed(
          "name",
          Forms.shape(
              Pattern.compile("[a-z][a-z0-9-]{0,31}"),
              "name of an entry",
              "1 to 32 small letters, digits or dashes, a letter first"),
          "under which it is handed in, unique in the prompt",
          "mass");
  private static final Key.One<String> UNIT =
      Key.maybe(
          "unit",
          new Form<>(
              "a unit of "
                  + String.join(", ", Measure.KINDS.stream().map(QuantityKind::words).toList()),
              new Look.Words(
                  Measure.KINDS.stream()
                      .flatMap(each -> each.units().stream())
                      .map(QuantityKind.Unit::symbol)
                      .distinct()
                      .toList()),
              (text, legend) -> {
                if (Measure.kind(text).isEmpty()) {
                  throw new ValueRefused(
                      Code.VALUE,
                      Forms.quoted(text) + " is no unit of what is measured at a press",
                      "write for instance mg, mm or °C; leave it out for a text");
                }
                return text;
              }),
          "it is a text",
          "of the quantity; whoever enters it may use any unit of the same kind",
          "mg");
  private static final Form<Limit> LIMIT = Limit.form();
  private static final Key.One<Sourced<Limit>> MIN =
      Key.maybe("min", Quantities.sourced(LIMIT), "none", "lowest that is taken", "95 mg [E]");
  private static final Key.One<Sourced<Limit>> MAX =
      Key.maybe("max", Quantities.sourced(LIMIT), "none", "highest that is taken", "105 mg [E]");
  private static final Key.One<MaterialId> MASS_OF =
      Key.maybe(
          "of",
          Forms.id(MaterialId::new),
          "it is written down and nothing more",
          "the powder this stage adds whose mass it is; it counts instead of the recipe's",
          "LPSCl");
  private static final Key.One<Boolean> OPTIONAL =
      Key.usual("optional", Forms.flag(), "false", "whether it may be left out", "true");
  private static final Key.Parts ENTER =
      new Key.Parts(
          Key.maybe("enter", "nothing", "what is typed in", ""),
          List.of(Group.of("something typed in", NAME, UNIT, MIN, MAX, MASS_OF, OPTIONAL)),
          0,
          16);

  static final Key.Mixed<String> KEY =
      new Key.Mixed<>(
          Key.maybe(
              "prompts",
              "none",
              "what the operator is asked, each to be confirmed before the press moves",
              "[Insert the punch.]"),
          Forms.text(TEXT_MAX),
          Group.of("a prompt that asks for more", TEXT, ROLE, SCAN, ENTER, EXPECTED),
          0,
          16);

  private final Catalogue<MaterialId, Material> materials;

  PromptReader(Catalogue<MaterialId, Material> materials) {
    this.materials = materials;
  }

  List<Question> read(Fields stage) {
    return stage.read(KEY, Question::new, this::question);
  }

  private Optional<Question> question(Fields fields) {
    Optional<String> text = fields.read(TEXT);
    Optional<PromptRole> role = fields.read(ROLE);
    List<Scan> scans = fields.read(SCAN, plain -> new Scan.OfDie(), this::lot);
    List<Entry> entries = fields.read(ENTER, this::entry);
    Optional<Duration> expected = fields.read(EXPECTED);
    once(fields, SCAN, scans.stream().map(Scan::name).toList());
    once(fields, ENTER, entries.stream().map(Entry::name).toList());
    if (scans.contains(new Scan.OfDie())
        && entries.stream().anyMatch(each -> each.name().equals("die"))) {
      fields.problem(
          Code.DUPLICATE, ENTER, "names an entry \"die\" beside the scan", "name it otherwise");
    }
    return fields.build(
        () ->
            new Question(
                text.orElseThrow(), new Asks(role.orElseThrow(), scans, entries, expected)));
  }

  private static void once(Fields fields, Key key, List<String> names) {
    Set<String> seen = new HashSet<>();
    names.stream()
        .filter(each -> !seen.add(each))
        .findFirst()
        .ifPresent(
            twice ->
                fields.problem(
                    Code.DUPLICATE, key, "asks for " + twice + " twice", "keep one of the two"));
  }

  private Optional<Scan> lot(Fields fields) {
    Optional<Grouped> what = fields.read(WHAT);
    Optional<MaterialId> of = fields.read(LOT_OF);
    of.ifPresent(each -> materials.require(each, fields.place(LOT_OF)));
    return fields.build(
        () -> {
          Grouped asked = what.orElseThrow();
          return switch (asked) {
            case LOT -> new Scan.OfLot(of.orElseThrow());
          };
        });
  }

  private Optional<Entry> entry(Fields fields) {
    Optional<String> name = fields.read(NAME);
    Optional<String> unit = fields.read(UNIT);
    Optional<Sourced<Limit>> min = fields.read(MIN);
    Optional<Sourced<Limit>> max = fields.read(MAX);
    Optional<MaterialId> of = fields.read(MASS_OF);
    Optional<Boolean> optional = fields.read(OPTIONAL);
    Optional<QuantityKind> kind = unit.flatMap(Measure::kind);
    boolean said = fields.has(UNIT);
    Optional<Sourced<Double>> lowest = limit(fields, MIN, min, kind, said);
    Optional<Sourced<Double>> highest = limit(fields, MAX, max, kind, said);
    if (lowest.isPresent() && highest.isPresent() && highest.get().value() < lowest.get().value()) {
      fields.problem(Code.CONFLICT, MAX, "is below the lowest", "write at least that");
    }
    if (of.isPresent() && kind.filter(each -> each == QuantityKind.MASS).isEmpty()) {
      fields.problem(
          Code.CONFLICT,
          MASS_OF,
          "stands beside what is no mass",
          "write a unit of mass, or no of");
    }
    return fields.build(
        () ->
            new Entry(
                name.orElseThrow(),
                unit.map(each -> new Measure(kind.orElseThrow(), each, lowest, highest)),
                of,
                optional.orElseThrow()));
  }

  private static Optional<Sourced<Double>> limit(
      Fields fields,
      Key.One<Sourced<Limit>> key,
      Optional<Sourced<Limit>> limit,
      Optional<QuantityKind> kind,
      boolean said) {
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    if (kind.isEmpty()) {
      if (!said) {
        fields.problem(Code.CONFLICT, key, "limits a text", "say its unit, or take it out");
      }
      return Optional.empty();
    }
    try {
      double si = QuantityText.si(limit.get().value().text(), kind.get());
      return Optional.of(new Sourced<>(si, limit.get().source()));
    } catch (QuantityRefused e) {
      fields.problem(Code.UNIT, key, e.what(), e.remedy());
      return Optional.empty();
    }
  }

  /** Whether each entry that says whose mass it is means one powder layer that the stage adds. */
  static void check(Fields stage, List<Question> questions, List<Addition> adds) {
    for (Question question : questions) {
      for (Entry entry : question.asks().entries()) {
        entry.of().ifPresent(of -> check(stage, entry, of, adds));
      }
    }
  }

  private static void check(Fields stage, Entry entry, MaterialId of, List<Addition> adds) {
    long layers =
        adds.stream()
            .filter(each -> !(each instanceof Addition.Foil) && each.material().equals(of))
            .count();
    if (layers != 1) {
      stage.problem(
          Code.REFERENCE,
          KEY,
          "the entry \""
              + entry.name()
              + "\" is the mass of "
              + of
              + ", of which this stage adds "
              + layers
              + " powder layers",
          "name a powder it adds once, or leave \"of\" out");
    }
  }
}
