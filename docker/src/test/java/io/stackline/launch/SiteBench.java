package io.stackline.launch;

import io.stackline.envelope.Inventory;
import io.stackline.envelope.Proof;
import io.stackline.envelope.Prover;
import io.stackline.press.Press;
import io.stackline.recipe.Recipe;
import io.stackline.site.Site;
import io.stackline.site.SiteReader;
import io.stackline.site.SiteResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Measures how long a site of 200 presses and 500 recipes takes to check, each time in a JVM of its
 * own and against the same files only parsed as YAML. Run by bench/site-check.sh; see
 * docs/performance.md.
 */
final class SiteBench {
  private static final int PRESSES = 200;
  private static final int RECIPES = 500;
  private static final long SEED = 20261122;
  private static final int ROUNDS = 5;

  private SiteBench() {}

  /** What is timed in a JVM of its own. */
  private enum Task {
    /** The YAML of all files, nothing else: the baseline. */
    PARSE,
    /** What {@code stackline check} does. */
    CHECK,
    /** The same, then the envelope's proof of every recipe on every press and die. */
    PROVE
  }

  /**
   * One measurement in ms.
   *
   * @param processor of the thread that works, which other programs on the machine disturb less
   */
  private record Figure(double wall, double processor) {}

  /** Without arguments the whole benchmark; with a task and a folder one measurement. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length == 2) {
      long start = System.nanoTime();
      perform(Task.valueOf(arguments[0]), Path.of(arguments[1]));
      long wall = System.nanoTime() - start;
      long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      System.out.println(wall / 1_000_000 + " " + processor / 1_000_000);
      return;
    }
    Path folder = Files.createTempDirectory("stackline-bench");
    try {
      Path shipped = Path.of(System.getProperty("stackline.home"), "site-config/sites/pilot-line");
      BigSite.write(shipped, folder.resolve("site"), PRESSES, RECIPES, SEED);
      report(folder.resolve("site"));
    } finally {
      delete(folder);
    }
  }

  private static void report(Path site) throws IOException, InterruptedException {
    Map<Task, List<Figure>> figures = new EnumMap<>(Task.class);
    for (int round = 0; round < ROUNDS; round++) {
      for (Task task : Task.values()) {
        figures.computeIfAbsent(task, each -> new ArrayList<>()).add(inOwnJvm(task, site));
      }
    }
    System.out.printf(
        "%d presses, %d recipes, seed %d; medians of %d JVMs each, from main to end%n",
        PRESSES, RECIPES, SEED, ROUNDS);
    System.out.println("         wall ms   main thread's CPU ms   CPU as a multiple of parse");
    double parse = median(figures, Task.PARSE, Figure::processor);
    for (Task task : Task.values()) {
      double processor = median(figures, task, Figure::processor);
      System.out.printf(
          Locale.ROOT,
          "%-6s %9.0f %22.0f %28.2f%n",
          task.name().toLowerCase(Locale.ROOT),
          median(figures, task, Figure::wall),
          processor,
          processor / parse);
    }
  }

  private static double median(
      Map<Task, List<Figure>> figures, Task task, ToDoubleFunction<Figure> what) {
    List<Figure> all = figures.getOrDefault(task, List.of());
    return all.stream().mapToDouble(what).sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
  }

  private static Figure inOwnJvm(Task task, Path site) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    // As ./stackline starts it.
    command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(SiteBench.class.getName(), task.name(), site.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(task + " failed: " + out);
    }
    String[] figures = out.strip().split(" ", -1);
    return new Figure(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]));
  }

  private static void perform(Task task, Path folder) throws IOException {
    if (task == Task.PARSE) {
      parse(folder);
      return;
    }
    SiteResult result = SiteReader.read(folder);
    CheckReport report = CheckReport.of(folder, result, LocalDate.MIN);
    if (!report.sound()) {
      throw new IllegalStateException(String.join("\n", report.lines()));
    }
    if (task == Task.PROVE && result instanceof SiteResult.Read read) {
      prove(read.site());
    }
  }

  private static void parse(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        new Load(LoadSettings.builder().build()).loadFromString(Files.readString(each));
      }
    }
  }

  private static void prove(Site site) {
    List<Press> presses = site.presses().values().stream().map(Site.PressSite::press).toList();
    Prover prover =
        new Prover(new Inventory(site.materials(), site.dies(), site.fixtures(), presses));
    for (Recipe each : site.recipes().values()) {
      if (!(prover.prove(each) instanceof Proof)) {
        throw new IllegalStateException(each.id() + " is not proven");
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
