package io.stackline.launch;

import io.stackline.launch.demo.Screen;
import io.stackline.launch.plan.LowerBound;
import io.stackline.launch.plan.Planned;
import io.stackline.recipe.Binder;
import io.stackline.recipe.Recipe;
import io.stackline.run.Urgency;
import io.stackline.sequence.DryRun;
import io.stackline.sequence.plan.Assumptions;
import io.stackline.sequence.plan.LinePlan;
import io.stackline.sequence.plan.PlanOrder;
import io.stackline.sequence.plan.PlannedRun;
import io.stackline.sequence.plan.Rule;
import io.stackline.site.Jobs;
import io.stackline.site.Site;
import io.stackline.site.SiteProblem;
import io.stackline.unit.QuantityRefused;
import io.stackline.unit.QuantityText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stackline plan}: which run would be on which press when. */
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description = {
      "Lets the line's own queue work off a day's or week's orders in virtual time, and tells which run is on which press when, "
          + "how busy each press is and what will be late, as tables, plan.svg, plan.csv and runs.csv. Nothing is started. "
          + "Exit status 1 if an order cannot be made; the others are planned all the same."
    })
final class PlanCommand implements Callable<Integer> {
  private static final Duration TIME_MIN = Duration.ofSeconds(1);
  private static final Duration TIME_MAX = Duration.ofDays(49);
  private static final long SILENT_NANOS = 1_000_000_000L;
  private static final long GLANCE_NANOS = 100_000_000L;

  @Option(
      names = "--jobs",
      paramLabel = "FILE",
      description = "What is to be made (default: each approved recipe once).")
  private @Nullable Path jobs;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description =
          "When the plan begins, such as 2026-11-23T06:00:00Z (default: as FILE says, else now).")
  private @Nullable Instant start;

  @Option(
      names = "--handling",
      paramLabel = "TIME",
      description =
          "From a prompt to its confirmation, where the recipe does not say (default: 5 min).")
  private @Nullable String handling;

  @Option(
      names = "--held",
      paramLabel = "TIME",
      description = "How long stack pressure is held that is held until released (default: 4 h).")
  private @Nullable String held;

  @Option(
      names = "--first-come",
      description = "First come, first served, to compare with; no line runs like that.")
  private boolean firstCome;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the files (default: plans/<site> or plans/<name of FILE>).")
  private @Nullable Path out;

  @Mixin private final SiteOption siteOption = new SiteOption();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Assumptions assumptions =
        new Assumptions(
            time("--handling", handling, Assumptions.USUAL.handling()),
            time("--held", held, Assumptions.USUAL.held()));
    Site site = siteOption.read();
    List<String> told = new ArrayList<>();
    Path file = jobs;
    Instant from = Instant.now().truncatedTo(ChronoUnit.MINUTES);
    List<PlanOrder> orders;
    if (file == null) {
      from = start == null ? from : start;
      orders = everyRecipe(site, from, told);
    } else {
      Jobs read = read(file);
      from = start == null ? read.start().orElse(from) : start;
      orders = orders(read, from);
    }
    Rule rule = firstCome ? Rule.FIRST_COME : Rule.URGENT_FIRST;
    LinePlan plan = DryRun.of(site, orders, from, assumptions, rule, watcher(orders.size()));
    List<PlanOrder> made = plan.runs().stream().map(PlannedRun::order).toList();
    LowerBound bound = LowerBound.of(site, made, from, assumptions);
    return tell(new Planned(site, plan, assumptions, rule, bound, told));
  }

  private static Duration time(String option, @Nullable String text, Duration usual) {
    if (text == null) {
      return usual;
    }
    Duration time;
    try {
      time = QuantityText.duration(text);
    } catch (QuantityRefused e) {
      throw new CommandRefused(option + ": " + e.what(), e.remedy());
    }
    if (time.compareTo(TIME_MIN) < 0 || time.compareTo(TIME_MAX) > 0) {
      throw new CommandRefused(option + ": " + text + " is out of range", "write 1 s to 49 d");
    }
    return time;
  }

  private static Jobs read(Path file) {
    Jobs.Result result = Jobs.read(file);
    if (result instanceof Jobs.Result.Read read) {
      return read.jobs();
    }
    throw new CommandRefused(
        "the jobs have problems:\n  "
            + ((Jobs.Result.Refused) result)
                .problems().stream().map(SiteProblem::toString).collect(Collectors.joining("\n  "))
            + "\n",
        "correct them; docs/site-keys.md tells every key");
  }

  private static List<PlanOrder> orders(Jobs jobs, Instant start) {
    List<PlanOrder> orders = new ArrayList<>();
    for (Jobs.Order each : jobs.orders()) {
      Instant from = each.from().filter(start::isBefore).orElse(start);
      PlanOrder one =
          new PlanOrder(
              each.place(), each.recipe(), each.revision(), each.bindings(), each.urgency(), from);
      orders.addAll(Collections.nCopies(each.count(), one));
    }
    return orders;
  }

  /** What such a recipe leaves open is assumed as its checks do, and said. */
  private static List<PlanOrder> everyRecipe(Site site, Instant start, List<String> told) {
    List<PlanOrder> orders = new ArrayList<>();
    told.add("one run of each approved recipe, as no --jobs are named");
    for (Recipe each : site.recipes().values()) {
      if (each.status() == Recipe.Status.APPROVED) {
        Map<String, String> open = Binder.assumptions(each);
        open.forEach((name, value) -> told.add(each.id() + ": " + name + " = " + value));
        orders.add(new PlanOrder("", each.id(), 0, open, Urgency.USUAL, start));
      }
    }
    return orders;
  }

  /** What takes more than a second is watched on a terminal; elsewhere it would only fill a log. */
  private Consumer<Integer> watcher(int runs) {
    if (!Boolean.getBoolean("stackline.terminal")) {
      return done -> {};
    }
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    long[] shown = {System.nanoTime() + SILENT_NANOS};
    boolean[] any = {false};
    return done -> {
      boolean whole = done == runs;
      if (whole ? any[0] : System.nanoTime() - shown[0] > GLANCE_NANOS) {
        shown[0] = System.nanoTime();
        any[0] = !whole;
        String line = Screen.bar((double) done / runs) + " " + done + " of " + runs + " runs";
        err.print("\r\u001b[K" + (whole ? "" : line));
        err.flush();
      }
    };
  }

  private int tell(Planned planned) throws IOException {
    PrintWriter screen = Objects.requireNonNull(spec).commandLine().getOut();
    new PlanTable(screen).print(planned);
    if (planned.plan().runs().isEmpty()) {
      screen.flush();
      throw new CommandRefused(
          "none of the orders can be made", "see above, and correct orders or site");
    }
    Path folder = Optional.ofNullable(out).orElseGet(() -> Path.of("plans", name(planned.site())));
    PlanFolder.write(OutFolder.make(folder), planned);
    screen.println("picture  " + folder.resolve(PlanFolder.PICTURE));
    screen.println("pieces   " + folder.resolve(PlanFolder.PIECES));
    screen.println("runs     " + folder.resolve(PlanFolder.RUNS));
    screen.flush();
    return planned.plan().refused().isEmpty() ? 0 : Stackline.REFUSED;
  }

  private String name(Site site) {
    Path file = jobs;
    return file == null
        ? site.name()
        : String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
  }
}
