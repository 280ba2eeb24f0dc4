package io.stackline.sequence;

import com.sun.management.OperatingSystemMXBean;
import io.stackline.board.Board;
import io.stackline.board.LocalBoard;
import io.stackline.recipe.Recipe;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import io.stackline.sequence.store.BareCommits;
import io.stackline.sequence.store.SqlStore;
import io.stackline.site.Site;
import io.stackline.time.VirtualTime;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * What an event costs the sequencer as runs pile up in its store: real Camel routes, real journal
 * on the disk, each entry forced; presses that answer at once, so that nothing is waited for.
 * Beside it, in the same run and on the same disk, bare commits of as many bytes: the floor.
 */
public final class SequencerBench {
  private static final int FLOOR_COMMITS = 400;

  private final VirtualTime time = new VirtualTime(Instant.parse("2026-01-01T00:00:00Z"));
  private final Board board = new LocalBoard();
  private final AtomicLong events = new AtomicLong();
  private long commands;

  private SequencerBench() {
    board.commands().watch((id, each) -> events.incrementAndGet());
    board.reports().watch((id, each) -> events.incrementAndGet());
    board.traces().watch((id, each) -> events.incrementAndGet());
  }

  /**
   * What a stretch of runs cost.
   *
   * @param ms by the clock, {@code cpuMs} of processors
   * @param fileMB size of the database then
   */
  private record Cost(
      int upTo,
      int runs,
      long events,
      long entries,
      double ms,
      double cpuMs,
      double floorMs,
      double fileMB) {
    double perEntry() {
      return ms / entries;
    }

    double cpuPerEntry() {
      return cpuMs / entries;
    }
  }

  /**
   * Measures and prints.
   *
   * @param args up to how many runs (10000), after how many to warm up (300), in which folder
   */
  public static void main(String[] args) throws Exception {
    int most = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    int warm = args.length > 1 ? Integer.parseInt(args[1]) : 300;
    String name = "sequencer-bench";
    Path folder =
        args.length > 2
            ? Files.createTempDirectory(Files.createDirectories(Path.of(args[2])), name)
            : Files.createTempDirectory(name);
    new SequencerBench().run(folder.resolve("warm"), List.of(warm));
    List<Integer> steps = new ArrayList<>();
    for (int each = 10; each < most; each *= 10) {
      steps.add(each);
    }
    // the last decade ends with a tenth of its own, so that its end can be told from its mean
    steps.add(most - most / 10);
    steps.add(most);
    List<Cost> costs = new SequencerBench().run(folder.resolve("measured"), steps);
    print(costs);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  private static void print(List<Cost> costs) {
    System.out.println(
        "runs up to  runs  events/s  ms/event  ms/entry  ms/run  cpu ms/entry  file MB"
            + "  bare commit ms  entry : bare");
    for (Cost each : costs) {
      System.out.printf(
          Locale.ROOT,
          "%10d  %4d  %8.0f  %8.3f  %8.3f  %6.2f  %12.3f  %7.1f  %14.3f  %12.2f%n",
          each.upTo(),
          each.runs(),
          1e3 * each.events() / each.ms(),
          each.ms() / each.events(),
          each.perEntry(),
          each.ms() / each.runs(),
          each.cpuPerEntry(),
          each.fileMB(),
          each.floorMs(),
          each.perEntry() / each.floorMs());
    }
    Cost last = costs.get(costs.size() - 1);
    for (Cost first : costs.subList(0, Math.min(2, costs.size()))) {
      System.out.printf(
          Locale.ROOT,
          "the last %d of %d runs cost %.2f of the first %d (in bare commits: %.2f,"
              + " of processors: %.2f)%n",
          last.runs(),
          last.upTo(),
          last.perEntry() / first.perEntry(),
          first.upTo(),
          last.perEntry() / last.floorMs() / (first.perEntry() / first.floorMs()),
          last.cpuPerEntry() / first.cpuPerEntry());
    }
  }

  private List<Cost> run(Path folder, List<Integer> steps) throws Exception {
    Recipe pellet =
        TestRecipe.recipe("pellet", Recipe.Status.APPROVED, List.of(TestRecipe.densify()));
    Site site = TestSite.with(pellet);
    List<Cost> costs = new ArrayList<>();
    new AtOnceBridge(board, time);
    try (SqlStore store = SqlStore.open(folder);
        Sequencer sequencer =
            Sequencer.start(site, board, time, store, new SequencerSettings("bench", true, 1))) {
      time.advance(Duration.ZERO);
      int done = 0;
      for (int upTo : steps) {
        long eventsBefore = events.get();
        long entriesBefore = BareCommits.entries(folder);
        long from = System.nanoTime();
        long cpuFrom = cpuNanos();
        for (int run = done; run < upTo; run++) {
          oneRun(pellet);
        }
        double ms = (System.nanoTime() - from) / 1e6;
        double cpuMs = (cpuNanos() - cpuFrom) / 1e6;
        costs.add(
            new Cost(
                upTo,
                upTo - done,
                events.get() - eventsBefore,
                BareCommits.entries(folder) - entriesBefore,
                ms,
                cpuMs,
                BareCommits.milliseconds(
                    folder.resolve("bare-" + upTo), BareCommits.bytes(folder), FLOOR_COMMITS),
                Files.size(folder.resolve("stackline.mv.db")) / 1e6));
        done = upTo;
      }
    }
    return costs;
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private void oneRun(Recipe recipe) throws IOException {
    time.advance(Duration.ofSeconds(1)); // ids of runs count those of a second
    RunId run = start(recipe);
    for (RunStatus status = status(run); !status.state().isEnded(); status = status(run)) {
      if (status.openPrompt().isPresent()) {
        String prompt = status.openPrompt().get().id();
        ask(new Command.Confirm(id(), "bob", time.now(), run, prompt, ""));
      } else {
        time.advance(Duration.ofSeconds(1));
      }
      if (status.state().isHolding()) {
        throw new IOException("run " + run + " is held: " + status.reason());
      }
    }
  }

  private RunId start(Recipe recipe) throws IOException {
    Command start = new Command.StartRun(id(), "ann", time.now(), recipe.id(), 0, Map.of());
    if (ask(start) instanceof Outcome.Accepted accepted) {
      return accepted.run();
    }
    throw new IOException("not started: " + board.outcomes().get(start.id()));
  }

  private Outcome ask(Command command) {
    board.commands().post(command.id(), command);
    time.advance(Duration.ZERO);
    return board.outcomes().get(command.id()).orElseThrow();
  }

  private CommandId id() {
    return new CommandId("c-" + ++commands);
  }

  private RunStatus status(RunId run) {
    return board.runs().latest(run).orElseThrow();
  }
}
