package io.stackline.launch.soak;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.stackline.launch.demo.Screen;
import io.stackline.sequence.store.StoreRefused;
import io.stackline.site.SiteReader;
import io.stackline.site.SiteResult;
import io.stackline.site.StoreSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
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
      "Simulates the whole line in virtual time while everything goes wrong that can: wires, PLCs, sensors, "
          + "the store, people, and Stackline itself, which dies between any two steps. The same seed tells the "
          + "same story. Ends with 1 if a promise was broken, and says with which seed."
    })
public final class SoakCommand implements Callable<Integer> {
  /** Which database. */
  enum Kind {
    H2,
    POSTGRES
  }

  private static final int FAILED = 1;
  private static final int SHOWN_MAX = 5;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "How many seeds (default: ${DEFAULT-VALUE}).")
  private int seeds = 100;

  @Option(
      names = "--from",
      paramLabel = "S",
      description = "The first of them (default: ${DEFAULT-VALUE}).")
  private long from = 1;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description =
          "Only this one, twice; tells its story, and with how few faults it still fails.")
  private @Nullable Long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many at a time (default: one a processor).")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--store",
      paramLabel = "KIND",
      description =
          "Database it is kept in: H2 in memory, or POSTGRES, the server that --site names, in schemas "
              + "of its own that are gone afterwards (default: ${DEFAULT-VALUE}).")
  private Kind store = Kind.H2;

  @Option(
      names = "--site",
      paramLabel = "DIR",
      description = "Site whose store is taken with --store postgres.")
  private @Nullable Path site;

  @Option(names = "--log", description = "Shows what the system itself logs.")
  private boolean log;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    if (!log) {
      ((Logger) LoggerFactory.getLogger("io.stackline")).setLevel(Level.OFF);
    }
    Path shipped =
        Path.of(System.getProperty("stackline.home", "."), "site-config", "sites", "pilot-line");
    CommandLine line = Objects.requireNonNull(spec).commandLine();
    PrintWriter out = line.getOut();
    Databases databases = databases(line);
    try {
      databases.open().close();
    } catch (StoreRefused e) {
      line.getErr().println("stackline: " + e.getMessage());
      line.getErr().flush();
      return FAILED;
    }
    try (Campaign campaign = Campaign.open(shipped, databases)) {
      Long only = seed;
      return only == null ? many(campaign, out) : one(campaign, only, out);
    }
  }

  private Databases databases(CommandLine line) {
    if (store == Kind.H2) {
      return Databases.memory();
    }
    Path folder = site;
    if (folder != null
        && SiteReader.read(folder) instanceof SiteResult.Read read
        && read.site().store().where() instanceof StoreSettings.Where.Postgres server) {
      return Databases.server(server);
    }
    throw new ParameterException(
        line,
        "--store postgres needs a sound site whose store is a PostgreSQL server: name it with --site");
  }

  private int many(Campaign campaign, PrintWriter out) {
    boolean terminal = Boolean.getBoolean("stackline.terminal");
    Totals totals = new Totals();
    long begun = System.nanoTime();
    campaign.live(
        LongStream.range(from, from + seeds),
        Math.max(1, threads),
        result -> {
          totals.add(result);
          if (!result.isGood()) {
            out.print(terminal ? "\r\u001b[K" : "");
            out.println("seed " + result.plan().seed() + ": " + result.findings().get(0));
          }
          if (terminal) {
            out.print("\r\u001b[K" + bar(totals, begun));
          }
          out.flush();
        });
    out.println();
    totals.print(out);
    totals.failed().stream()
        .limit(SHOWN_MAX)
        .forEach(each -> out.println("replay: " + replay(each.plan().seed())));
    out.flush();
    return totals.failed().isEmpty() ? 0 : FAILED;
  }

  private String bar(Totals totals, long begun) {
    double share = (double) totals.seeds() / seeds;
    Duration gone = Duration.ofNanos(System.nanoTime() - begun);
    long left = share > 0 ? (long) (gone.toSeconds() * (1 / share - 1)) : 0;
    return "%s %d of %d seeds, %d failed, %d s left"
        .formatted(Screen.bar(share), totals.seeds(), seeds, totals.failed().size(), left);
  }

  static String replay(long seed) {
    return "./stackline soak --seed " + seed;
  }

  private static int one(Campaign campaign, long seed, PrintWriter out) {
    Plan plan = campaign.plan(seed);
    Simulation.Result first = campaign.live(plan);
    Simulation.Result second = campaign.live(plan);
    Simulation.Result shown = first.isGood() ? first : campaign.shrink(first);
    shown.last().forEach(out::println);
    out.println();
    out.println(plan.runs() + " runs, mischief " + plan.mischief() + ", these faults:");
    shown.plan().faults().forEach(each -> out.println("  " + each));
    Totals totals = new Totals();
    totals.add(first);
    totals.print(out);
    first.findings().forEach(out::println);
    out.printf("hash %016x, again %016x%n", first.hash(), second.hash());
    out.flush();
    return first.isGood() && first.hash() == second.hash() ? 0 : FAILED;
  }
}
