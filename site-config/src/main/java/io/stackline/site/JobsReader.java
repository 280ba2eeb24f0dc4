package io.stackline.site;

import io.stackline.recipe.RecipeId;
import io.stackline.run.Urgency;
import io.stackline.site.SiteProblem.Code;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a file of jobs; the words are those of {@code OrderRun}. */
final class JobsReader {
  /** As many as an engineer looks through; a month of a pilot line. */
  static final int RUNS_MAX = 5000;

  private static final Key.One<Instant> START =
      Key.maybe(
          "start",
          Forms.time(),
          "now",
          "when the plan begins; presses, dies and people are free then",
          "2026-11-23T06:00:00Z");
  private static final Key.One<RecipeId> RECIPE =
      Key.needed("recipe", Forms.id(RecipeId::new), "what is made", "li-metal-cell");
  private static final Key.One<Integer> REVISION =
      Key.usual("revision", Forms.whole(0, 999_999), "0", "of the recipe; 0 is the newest", "2");
  private static final Key.One<Integer> COUNT =
      Key.usual("count", Forms.whole(1, 500), "1", "how many runs alike", "3");
  private static final Key.Many<String> BINDINGS =
      new Key.Many<>(
          Key.maybe(
              "bindings",
              "none",
              "what the recipe leaves open, as `StartRun` takes it",
              "[stack-pressure.dwell=24 h]"),
          Forms.shape(Pattern.compile("[A-Za-z0-9._-]{1,129}=.{1,100}"), "binding", "NAME=VALUE"),
          0,
          64);
  private static final Key.One<Integer> PRIORITY =
      Key.usual(
          "priority",
          Forms.whole(Urgency.PRIORITY_MIN, Urgency.PRIORITY_MAX),
          "0",
          "a higher one goes first",
          "3");
  private static final Key.One<Instant> DUE =
      Key.maybe(
          "due", Forms.time(), "at no time", "when it should be done", "2026-11-27T16:00:00Z");
  private static final Key.One<Instant> FROM =
      Key.maybe(
          "from",
          Forms.time(),
          "the start of the plan",
          "when it is ordered, and not before",
          "2026-11-24T06:00:00Z");
  private static final Key.Parts ORDERS =
      new Key.Parts(
          Key.needed("orders", "what is to be made, in the order it is ordered", ""),
          List.of(Group.of("an order", RECIPE, REVISION, COUNT, BINDINGS, PRIORITY, DUE, FROM)),
          1,
          RUNS_MAX);

  static final Group KEYS = Group.of("orders for `stackline plan`", START, ORDERS);

  private JobsReader() {}

  static Jobs.Result read(Path file) {
    Problems problems = new Problems();
    Optional<Jobs> jobs = YamlFile.read(file, KEYS, problems).flatMap(JobsReader::read);
    return jobs.<Jobs.Result>map(Jobs.Result.Read::new)
        .orElseGet(() -> new Jobs.Result.Refused(problems.problems()));
  }

  static Optional<Jobs> read(Fields fields) {
    Optional<Instant> start = fields.read(START);
    List<Jobs.Order> orders = fields.read(ORDERS, each -> order(each, start));
    int runs = orders.stream().mapToInt(Jobs.Order::count).sum();
    if (runs > RUNS_MAX) {
      fields.problem(
          Code.RANGE,
          ORDERS,
          "are " + runs + " runs",
          "plan at most " + RUNS_MAX + " at a time: split the file");
    }
    return fields.build(() -> new Jobs(start, orders));
  }

  private static Optional<Jobs.Order> order(Fields fields, Optional<Instant> start) {
    Optional<RecipeId> recipe = fields.read(RECIPE);
    Optional<Integer> revision = fields.read(REVISION);
    Optional<Integer> count = fields.read(COUNT);
    Map<String, String> bindings = bindings(fields);
    Optional<Integer> priority = fields.read(PRIORITY);
    Optional<Instant> due = fields.read(DUE);
    Optional<Instant> from = fields.read(FROM);
    if (from.isPresent() && start.filter(from.get()::isBefore).isPresent()) {
      fields.problem(
          Code.CONFLICT,
          FROM,
          "lies before the start of the plan",
          "leave it out, or let the plan start earlier");
    }
    Optional<Instant> earliest = from.or(() -> start);
    if (due.isPresent() && earliest.filter(each -> !due.get().isAfter(each)).isPresent()) {
      fields.problem(
          Code.CONFLICT, DUE, "lies before it is ordered", "write a later time, or leave it out");
    }
    return fields.build(
        () ->
            new Jobs.Order(
                fields.place().file().getFileName() + ":" + fields.place().line(),
                recipe.orElseThrow(),
                revision.orElseThrow(),
                bindings,
                new Urgency(priority.orElseThrow(), due),
                count.orElseThrow(),
                from));
  }

  private static Map<String, String> bindings(Fields fields) {
    Map<String, String> all = new HashMap<>();
    for (String each : fields.read(BINDINGS)) {
      int equals = each.indexOf('=');
      String name = each.substring(0, equals).strip();
      if (all.put(name, each.substring(equals + 1).strip()) != null) {
        fields.problem(Code.DUPLICATE, BINDINGS, "bind " + name + " twice", "keep one of the two");
      }
    }
    return all;
  }
}
