package io.stackline.bench;

import io.stackline.launch.Stackline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What it costs to divide a line: the same presses driven by one process that does everything (0
 * bridges), and by one, two, three bridges beside a process that runs recipes and serves. In each
 * round every division has its turn, in a rotating order. Run by bench/split.sh.
 */
final class SplitBench {
  private static final int PLCS = 21_000;
  private static final int OPC_UA = 24_840;
  private static final int LINE = 25_800;
  private static final int START_S = 120;
  private static final double WITHIN = 1.1;

  /** A process of the line that is measured. */
  private record Part(String name, Child child) {}

  private final Options options;
  private final int presses;
  private final Map<Integer, List<Figures>> figures = new TreeMap<>();
  private final Path folder;
  private final Path log;

  private SplitBench(Options options) throws IOException {
    this.options = options;
    presses = options.number("presses", 200);
    folder = Files.createTempDirectory("stackline-split");
    log = folder.resolve("log");
  }

  public static void main(String[] arguments) throws Exception {
    Options options =
        Options.of(arguments, Set.of("presses", "bridges", "rounds", "seconds", "warm"));
    SplitBench bench = new SplitBench(options);
    try {
      bench.run();
    } catch (IllegalStateException e) {
      System.err.println(Files.readString(bench.log));
      throw e;
    }
    Folders.delete(bench.folder);
  }

  private void run() throws Exception {
    for (int round = 0; round < options.number("rounds", 3); round++) {
      List<Integer> order = new ArrayList<>(options.numbers("bridges", "0,1,2,3"));
      Collections.rotate(order, round);
      for (int bridges : order) {
        Figures one = measure(bridges);
        figures.computeIfAbsent(bridges, each -> new ArrayList<>()).add(one);
        System.out.printf(
            "{\"round\":%d,\"presses\":%d,\"bridges\":%d,%s}%n",
            round, presses, bridges, one.json());
      }
    }
    judge();
  }

  private Figures measure(int bridges) throws Exception {
    Path own = Files.createDirectories(folder.resolve("line"));
    Path site = own.resolve("site");
    BenchSite.write(site, BenchSite.Speech.PRESSMAP, presses, PLCS, OPC_UA);
    if (bridges > 0) {
      BenchSite.divide(site, presses, bridges, LINE);
    }
    List<String> farm = List.of("--base", "" + PLCS, "--count", "" + presses, "--mode", "step");
    List<Part> line = new ArrayList<>();
    try (Child plcs = Child.java("farm", PlcFarm.class, farm, log)) {
      plcs.await(each -> each.equals("ready"), 30);
      try {
        start(line, own, bridges);
        return observe(own, plcs, line);
      } finally {
        for (Part each : line) {
          each.child().close();
        }
      }
    } finally {
      Folders.delete(own);
    }
  }

  private void start(List<Part> line, Path own, int bridges) throws Exception {
    line.add(new Part("main", up(own, "main", bridges > 0)));
    for (int i = 1; i <= bridges; i++) {
      line.add(new Part("bridge_" + i, up(own, "bridge-" + i, true)));
    }
    for (Part each : line) {
      each.child().await(said -> said.startsWith("running"), START_S);
    }
  }

  private Child up(Path own, String name, boolean divided) throws IOException {
    List<String> up = new ArrayList<>(List.of("up", "--site", "" + own.resolve("site")));
    up.addAll(List.of("--data", "" + own.resolve("data-" + name)));
    if (divided) {
      up.addAll(List.of("--name", name));
    }
    return Child.java(name, Stackline.class, up, log);
  }

  private Figures observe(Path own, Child plcs, List<Part> line) throws Exception {
    int warm = options.number("warm", 18);
    int seconds = options.number("seconds", 10);
    Path items = own.resolve("items");
    Watched.write(items, BenchSite.watchedOfPressmap(presses));
    List<String> told = new ArrayList<>();
    told.addAll(List.of("--url", "opc.tcp://127.0.0.1:" + OPC_UA, "--items", "" + items));
    told.addAll(List.of("--namespace", BenchSite.NAMESPACE, "--mode", "step"));
    told.addAll(List.of("--warm", "" + warm, "--seconds", "" + seconds));
    told.addAll(List.of("--pid", "" + line.get(0).child().pid(), "--farm", "" + plcs.pid()));
    try (Child client = Child.java("client", Subscriber.class, told, log)) {
      client.await(each -> each.equals("begin"), warm + 120);
      plcs.tell("mark");
      List<Double> before = used(line);
      double clientBefore = Processes.processorSeconds(client.pid());
      long begin = System.nanoTime();
      Figures seen = Figures.parse(client.await(Figures::isLine, seconds + 60));
      double percent = 100 / ((System.nanoTime() - begin) / 1e9);
      Figures all = seen.with(plcs.ask("report"));
      double sum = 0;
      List<Double> after = used(line);
      for (int i = 0; i < line.size(); i++) {
        double share = percent * (after.get(i) - before.get(i));
        all = all.with("cpu_" + line.get(i).name(), share);
        sum += share;
      }
      double ofClient = percent * (Processes.processorSeconds(client.pid()) - clientBefore);
      return all.with("cpu_percent", sum).with("client_cpu_percent", ofClient);
    }
  }

  private static List<Double> used(List<Part> line) throws IOException {
    List<Double> used = new ArrayList<>();
    for (Part each : line) {
      used.add(Processes.processorSeconds(each.child().pid()));
    }
    return used;
  }

  private void judge() {
    System.out.println();
    System.out.println("medians over the rounds");
    figures.forEach(
        (bridges, rounds) ->
            System.out.printf(
                Locale.ROOT,
                "%d bridges: p50 %.1f ms, p99 %.1f ms, max %.1f ms, polls %.4f of those due, bad %.0f,"
                    + " %.1f %% of a core (main %.1f), farm %.1f, client %.1f%n",
                bridges,
                median(bridges, "p50_ms"),
                median(bridges, "p99_ms"),
                median(bridges, "max_ms"),
                median(bridges, "polls_of_due"),
                median(bridges, "bad"),
                median(bridges, "cpu_percent"),
                median(bridges, "cpu_main"),
                median(bridges, "farm_cpu_percent"),
                median(bridges, "client_cpu_percent")));
    figures.keySet().stream()
        .filter(bridges -> bridges > 1 && figures.containsKey(1))
        .forEach(
            bridges -> {
              double ratio = median(bridges, "p99_ms") / median(1, "p99_ms");
              System.out.printf(
                  Locale.ROOT,
                  "%s p99 with %d bridges as a multiple of that with one: %.3f, at most %.3f%n",
                  ratio <= WITHIN ? "PASS" : "FAIL",
                  bridges,
                  ratio,
                  WITHIN);
            });
  }

  private double median(int bridges, String column) {
    double[] sorted =
        figures.getOrDefault(bridges, List.of()).stream()
            .mapToDouble(each -> each.get(column))
            .sorted()
            .toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
