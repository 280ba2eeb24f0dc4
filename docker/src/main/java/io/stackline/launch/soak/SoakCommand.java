package io.stackline.launch.soak;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.stackline.launch.StoreKind;
import io.stackline.launch.kill.KillCampaign;
import io.stackline.launch.kill.KillReport;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.site.SiteReader;
import io.stackline.site.SiteResult;
import io.stackline.site.StoreSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code stackline soak}: lets everything go wrong, under virtual time, by seeds. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    description = {
      "Simulates the whole line in virtual time while everything goes wrong that can: wires, PLCs,"
          + " sensors, the store, people, and Stackline itself, which dies between any two steps."
          + " The same seed tells the same story. Ends with 1 if a promise was broken, and says"
          + " with which seed."
    })
public final class SoakCommand implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int SHOWN_MAX = 5;
  private static final int SEEDS = 100;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "How many seeds (default: 100, with --week 1).")
  private @Nullable Integer seeds;

  @Option(
      names = "--from",
      paramLabel = "S",
      description = "The first of them (default: ${DEFAULT-VALUE}).")
  private long from = 1;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "Only this one, twice; tells its story, and with how few faults it still fails (with "
              + "--week once).")
  private @Nullable Long seed;

  @Option(
      names = "--long",
      description = "Hours in place of minutes: dwells of minutes, more presses, more runs.")
  private boolean isLong;

  @Option(
      names = "--week",
      description =
          "A pilot line's week: 12 presses, 4 rigs, 300 runs, 24 of them a day under pressure.")
  private boolean week;

  @Option(
      names = "--kill",
      paramLabel = "N",
      description =
          "In place of a simulation: kills real processes N times; --seed and --store as here, more"
              + " with stackline kill.")
  private @Nullable Integer kill;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many at a time (default: one a processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--store",
      paramLabel = "KIND",
      description =
          "Database it is kept in: H2 in memory, or POSTGRES, the server that --site names, in "
              + "schemas of its own that are gone afterwards (default: ${DEFAULT-VALUE}).")
  private StoreKind store = StoreKind.H2;

  @Option(
      names = "--site",
      paramLabel = "DIR",
      description = "Site whose store is taken with --store postgres.")
  private @Nullable Path site;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where stories are written (default: the working directory).")
  private Path folder = Path.of("");

  @Option(names = "--log", description = "Shows what the system itself logs.")
  private boolean log;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    if (!log) {
      ((Logger) LoggerFactory.getLogger("io.stackline")).setLevel(Level.OFF);
    }
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    if (isLong && week) {
      throw new ParameterException(line, "--long and --week exclude each other");
    }
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(line, "--out: " + folder + " is not a folder; make it first");
    }
    Integer kills = kill;
    if (kills != null) {
      return killed(line, kills);
    }
    Path shipped = home().resolve("site-config").resolve("sites").resolve("pilot-line");
    PrintWriter out = line.getOut();
    Databases databases = databases(line);
    try {
      databases.open().close();
    } catch (StoreRefused e) {
      line.getErr().println("stackline: " + e.getMessage());
      line.getErr().flush();
      return FAILED;
    }
    try (Campaign campaign = Campaign.open(shipped, span(), databases)) {
      Long only = seed;
      boolean good = only == null ? many(campaign, out) : one(campaign, only, out);
      return good ? 0 : FAILED;
    }
  }

  private static Path home() {
    return Path.of(System.getProperty("stackline.home", ".")).toAbsolutePath();
  }

  private int killed(CommandLine line, int kills) throws InterruptedException {
    if (isLong || week || seeds != null || kills < 0) {
      throw new ParameterException(
          line, "--kill takes 0 or more kills, and neither --seeds nor --long nor --week");
    }
    StoreSettings where =
        store == StoreKind.H2
            ? StoreSettings.USUAL
            : new StoreSettings(server(line), StoreSettings.USUAL.retention());
    try {
      KillCampaign.Settings settings =
          new KillCampaign.Settings(
              kills,
              seed == null ? from : seed,
              KillCampaign.USUAL_SPEED,
              KillCampaign.USUAL_LOAD,
              where,
              home(),
              Files.createTempDirectory("stackline-kill").resolve("line"),
              false);
      return KillReport.run(settings, false, line.getOut()) ? 0 : FAILED;
    } catch (IOException e) {
      line.getErr().println("stackline: " + e.getMessage());
      line.getErr().flush();
      return FAILED;
    }
  }

  private Span span() {
    return week ? Span.WEEK : isLong ? Span.LONG : Span.SHORT;
  }

  private Databases databases(CommandLine line) {
    if (store == StoreKind.H2) {
      return Databases.memory();
    }
    return Databases.server(server(line));
  }

  private StoreSettings.Where.Postgres server(CommandLine line) {
    Path named = site;
    if (named != null
        && SiteReader.read(named) instanceof SiteResult.Read read
        && read.site().store().where() instanceof StoreSettings.Where.Postgres server) {
      return server;
    }
    throw new ParameterException(
        line,
        "--store postgres needs a sound site whose store is a PostgreSQL server: name it with"
            + " --site");
  }

  private boolean many(Campaign campaign, PrintWriter out) {
    Integer asked = seeds;
    long many = asked != null ? asked : week ? 1 : SEEDS;
    Progress progress = new Progress(out, many);
    Totals totals = new Totals();
    campaign.live(
        LongStream.range(from, from + many),
        Math.max(1, threads),
        many == 1 ? progress::hours : gone -> {},
        result -> {
          totals.add(result);
          if (!result.isGood()) {
            progress.clear();
            out.println("seed " + result.plan().seed() + ": " + result.findings().get(0));
          }
          progress.seeds(totals);
        });
    progress.clear();
    totals.print(out);
    totals.failed().stream()
        .limit(SHOWN_MAX)
        .forEach(each -> out.println("replay: " + replay(each.plan().seed(), span())));
    if (!totals.failed().isEmpty() && !span().isOnce()) {
      Plan first = totals.failed().get(0).plan();
      told(campaign, first, out, gone -> {});
    }
    out.flush();
    return totals.failed().isEmpty();
  }

  /** The command that lives through a seed again. */
  static String replay(long seed, Span span) {
    return ("./stackline soak --seed " + seed + " " + span.option()).strip();
  }

  /** Lives through it, its story written to a file. */
  private Simulation.Result told(
      Campaign campaign, Plan plan, PrintWriter out, Consumer<Duration> hours) {
    Path file = folder.resolve("soak-" + plan.seed() + ".txt");
    try (PrintWriter story =
        new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      plan.faults().forEach(each -> story.println("planned " + each));
      Simulation.Result result =
          campaign.live(plan, Sabotage.NONE, new Audience(story::println, hours));
      result.findings().forEach(each -> story.println("FOUND " + each));
      out.println("story: " + file);
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean one(Campaign campaign, long only, PrintWriter out) {
    Plan plan = campaign.plan(only);
    Progress progress = new Progress(out, 1);
    Totals totals = new Totals();
    Simulation.Result first = told(campaign, plan, out, progress::hours);
    boolean same = span().isOnce() || campaign.live(plan).hash() == first.hash();
    boolean shrinks = !first.isGood() && !span().isOnce();
    Simulation.Result shown = shrinks ? campaign.shrink(first) : first;
    progress.clear();
    shown.last().forEach(out::println);
    out.println();
    out.println(plan.runs() + " runs, mischief " + plan.mischief() + ", these faults:");
    shown.plan().faults().forEach(each -> out.println("  " + each));
    totals.add(first);
    totals.print(out);
    first.findings().forEach(out::println);
    out.printf(
        "hash %016x%s%n", first.hash(), same ? "" : ", ANOTHER THE SECOND TIME: not deterministic");
    out.flush();
    return first.isGood() && same;
  }
}
