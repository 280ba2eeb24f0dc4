package io.stackline.launch;

import io.stackline.plcsim.Bench;
import io.stackline.plcsim.SensorParameters;
import io.stackline.plcsim.server.Address;
import io.stackline.plcsim.server.Fault;
import io.stackline.plcsim.server.Rack;
import io.stackline.plcsim.server.SimulatedPress;
import io.stackline.plcsim.server.SimulatedPressConfig;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Measures the simulated PLCs, each contender in a JVM of its own and all of them in turn in each
 * round: how long 500 take to open, and what polling them costs. Run by bench/simulator.sh; see
 * docs/performance.md.
 */
final class SimulatorBench {
  private static final int WARM_UP_S = 10;
  private static final String READY = "ready";

  private SimulatorBench() {}

  /** What is served, and how many of them. */
  private enum Contender {
    /** j2mod's own slaves, opened side by side: the baseline. */
    STOCK_500(500),
    /** PRESSMAP presses with nothing to do. */
    IDLE_500(500),
    /** The same, each taking 5 to 20 ms for a transaction. */
    SLOW_500(500),
    /** Presses with nothing to do. */
    IDLE_200(200),
    /** Presses that press four layers. */
    PRESSING_200(200);

    private final int count;

    Contender(int count) {
      this.count = count;
    }
  }

  /** One measurement. */
  private record Figure(
      double openMs, double cpuPercent, int threads, double rssMb, PollingMasters.Figures polls) {}

  /** Without a contender the whole benchmark, otherwise that contender's JVM. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 1) {
      serve(Contender.valueOf(arguments[0]));
      return;
    }
    int rounds = Integer.parseInt(arguments[0]);
    int seconds = Integer.parseInt(arguments[1]);
    Map<Contender, List<Figure>> figures = new EnumMap<>(Contender.class);
    for (int round = 0; round < rounds; round++) {
      for (Contender each : Contender.values()) {
        figures.computeIfAbsent(each, key -> new ArrayList<>()).add(inOwnJvm(each, seconds));
      }
    }
    report(figures, rounds, seconds);
  }

  private static void serve(Contender contender) throws Exception {
    // The first press pays for loading the classes, as any process's first does: it is counted.
    long start = System.nanoTime();
    List<Integer> ports =
        contender == Contender.STOCK_500 ? StockSlaves.open(contender.count) : simulated(contender);
    double ms = (System.nanoTime() - start) * 1e-6;
    System.out.println(
        String.format(Locale.ROOT, "%s %.1f", READY, ms)
            + " "
            + String.join(" ", ports.stream().map(String::valueOf).toList()));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (in.readLine() != null) {
      System.out.println(READY + " " + ManagementFactory.getThreadMXBean().getThreadCount());
    }
    System.exit(0);
  }

  private static List<Integer> simulated(Contender contender) throws IOException {
    Rack rack = Rack.open(System::nanoTime);
    Bench bench = new Bench();
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < contender.count; i++) {
      String name = "P" + i;
      SimulatedPress press =
          contender == Contender.PRESSING_200
              ? rack.start(name, Address.tcp(0, 1), SelfDriven.started(i), 1)
              : rack.start(
                  SimulatedPressConfig.reference25t(name, SensorParameters.withLowRange()),
                  bench,
                  1);
      if (contender == Contender.SLOW_500) {
        Fault slow = Fault.OnWire.delay(Duration.ofMillis(5), Duration.ofMillis(20));
        press.fault(Fault.Order.now(slow), i);
      }
      ports.add(press.port());
    }
    return ports;
  }

  private static Figure inOwnJvm(Contender contender, int seconds)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                SimulatorBench.class.getName(),
                contender.name())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String[] ready = awaitReady(out);
      int[] ports = Arrays.stream(ready).skip(2).mapToInt(Integer::parseInt).toArray();
      try (PollingMasters masters = PollingMasters.connect(ports)) {
        masters.poll(WARM_UP_S);
        long before = cpuMs(process);
        PollingMasters.Figures polls = masters.poll(seconds);
        double percent = (cpuMs(process) - before) / (seconds * 10.0);
        process.outputWriter(StandardCharsets.UTF_8).append('\n').flush();
        int threads = Integer.parseInt(awaitReady(out)[1]);
        return new Figure(
            Double.parseDouble(ready[1]), percent, threads, residentMb(process), polls);
      }
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  /** The first line that says so; logs may come before it. */
  private static String[] awaitReady(BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) {
        return line.split(" ", -1);
      }
    }
    throw new IOException("a contender died");
  }

  private static long cpuMs(Process process) {
    return process.info().totalCpuDuration().orElseThrow().toMillis();
  }

  private static double residentMb(Process process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static void report(Map<Contender, List<Figure>> figures, int rounds, int seconds) {
    System.out.printf(
        Locale.ROOT,
        "80 registers read at 10 Hz for %d s after %d s; medians of %d rounds%n",
        seconds,
        WARM_UP_S,
        rounds);
    System.out.println(
        "contender      open ms   CPU %  threads  RSS MB  polls made   p50 us   p99 us   max us");
    for (Map.Entry<Contender, List<Figure>> each : figures.entrySet()) {
      List<Figure> of = each.getValue();
      System.out.printf(
          Locale.ROOT,
          "%-13s %8.0f %7.1f %8.0f %7.0f %9.2f %% %8.0f %8.0f %8.0f%n",
          each.getKey().name().toLowerCase(Locale.ROOT),
          median(of, Figure::openMs),
          median(of, Figure::cpuPercent),
          median(of, Figure::threads),
          median(of, Figure::rssMb),
          100 * median(of, figure -> figure.polls().madeShare()),
          median(of, figure -> figure.polls().p50Us()),
          median(of, figure -> figure.polls().p99Us()),
          median(of, figure -> figure.polls().maxUs()));
    }
  }

  private static double median(List<Figure> all, ToDoubleFunction<Figure> what) {
    double[] sorted = all.stream().mapToDouble(what).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
