package io.stackline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares gateways: N simulated PLCs with fifty changing registers each, polled ten times a second
 * and delivered to one OPC UA client. In each round every gateway has its turn, in a rotating
 * order, so that whatever else the machine does hits all alike. Run by bench/gateway.sh.
 */
final class GatewayBench {
  private static final int BASE = 21_000;

  private final Options options;
  private final List<Contender> contenders;
  private final Map<Cell, List<Figures>> figures = new LinkedHashMap<>();
  private final Path folder;
  private final Path log;

  private GatewayBench(Options options) throws IOException {
    this.options = options;
    this.contenders =
        options.list("contenders", isPlain(options) ? "stackline,bare,node" : "stackline").stream()
            .map(Contender::named)
            .toList();
    this.folder = Files.createTempDirectory("stackline-gateway");
    this.log = folder.resolve("log");
  }

  public static void main(String[] arguments) throws Exception {
    Options options =
        Options.of(
            arguments,
            Set.of(
                "plcs",
                "rounds",
                "seconds",
                "warm",
                "contenders",
                "modes",
                "delay",
                "dead",
                "slow",
                "slow-ms",
                "core-max"));
    GatewayBench bench = new GatewayBench(options);
    try {
      bench.run();
    } catch (IllegalStateException e) {
      System.err.println(Files.readString(bench.log));
      throw e;
    }
    Folders.delete(bench.folder);
  }

  private void run() throws Exception {
    boolean troubled = isTroubled(options);
    for (int round = 0; round < options.number("rounds", 3); round++) {
      List<Contender> order = new ArrayList<>(contenders);
      Collections.rotate(order, round);
      for (int plcs : options.numbers("plcs", "100,200")) {
        for (String mode : options.list("modes", isPlain(options) ? "step,sequence" : "sequence")) {
          for (boolean trouble : troubled ? List.of(false, true) : List.of(false)) {
            for (Contender contender : order) {
              measure(round, new Cell(plcs, mode, trouble, contender));
            }
          }
        }
      }
    }
    new Summary(figures, options.number("core-max", 0)).print(System.out);
  }

  /**
   * Whether gateways are compared at PLCs that answer at once; else one is compared with itself.
   */
  private static boolean isPlain(Options options) {
    return !isTroubled(options) && options.text("delay", "").isEmpty();
  }

  private static boolean isTroubled(Options options) {
    return !(options.text("dead", "0") + options.text("slow", "0")).equals("00");
  }

  /** Whether it is asked what the gateway can carry at all. */
  private boolean capacity() {
    return options.number("core-max", 0) > 0;
  }

  private void measure(int round, Cell cell) throws Exception {
    Path own = Files.createDirectories(folder.resolve("gateway"));
    List<String> farm = farm(cell);
    try (Child plcs = Child.java("farm", PlcFarm.class, farm, log)) {
      plcs.await(line -> line.equals("ready"), 30);
      try (Child gateway = cell.contender().start(cell.plcs(), BASE, own, log)) {
        Figures one = observe(cell, own, plcs, gateway);
        figures.computeIfAbsent(cell, each -> new ArrayList<>()).add(one);
        System.out.printf(
            "{\"round\":%d,\"plcs\":%d,\"mode\":\"%s\",\"trouble\":%b,\"contender\":\"%s\",%s}%n",
            round, cell.plcs(), cell.mode(), cell.trouble(), cell.contender().label(), one.json());
      }
    }
    Folders.delete(own);
  }

  private List<String> farm(Cell cell) {
    List<String> farm = new ArrayList<>();
    farm.addAll(List.of("--base", "" + BASE, "--count", "" + cell.plcs(), "--mode", cell.mode()));
    farm.addAll(List.of("--delay", options.text("delay", "0-0")));
    if (cell.trouble()) {
      farm.addAll(List.of("--dead", options.text("dead", "0")));
      farm.addAll(List.of("--slow", options.text("slow", "0")));
      farm.addAll(List.of("--slow-ms", options.text("slow-ms", "950")));
    }
    return farm;
  }

  private Figures observe(Cell cell, Path own, Child plcs, Child gateway) throws Exception {
    int warm = options.number("warm", 10);
    int seconds = options.number("seconds", 10);
    List<String> told = new ArrayList<>(cell.contender().clientOptions(cell.plcs(), own));
    told.addAll(List.of("--mode", cell.mode(), "--warm", "" + warm, "--seconds", "" + seconds));
    told.addAll(List.of("--pid", "" + gateway.pid(), "--farm", "" + plcs.pid()));
    try (Child client = Child.java("client", Subscriber.class, told, log)) {
      client.await(line -> line.equals("warm"), warm + 120);
      double heapBefore = capacity() ? Processes.heapMb(gateway.pid()) : Double.NaN;
      client.await(line -> line.equals("begin"), 60);
      plcs.tell("mark");
      Figures seen = Figures.parse(client.await(Figures::isLine, seconds + 60));
      Figures polled = plcs.ask("report");
      double tags = polled.get("polls_s") * seen.get("items") / cell.plcs();
      double heap = capacity() ? Processes.heapMb(gateway.pid()) : Double.NaN;
      return seen.with(polled)
          .with("heap_before_mb", heapBefore)
          .with("heap_mb", heap)
          .with("tags_s", tags)
          .with("cpu_per_1000_tags_s", 1000 * seen.get("cpu_percent") / tags);
    }
  }
}
