package io.stackline.bench;

import io.stackline.board.Board;
import io.stackline.board.LocalBoard;
import io.stackline.board.Stamp;
import io.stackline.bridge.ModbusBridge;
import io.stackline.press.PressId;
import io.stackline.run.Assignment;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.run.RunId;
import io.stackline.site.Site;
import io.stackline.site.SiteReader;
import io.stackline.site.SiteResult;
import io.stackline.time.SystemTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How long a command takes while many presses are polled: from the order on the board to its
 * report, and, as the PLC sees it, from the write to the read that carries the acknowledgement.
 * Strokes under way on some of the presses are paused and continued over and over. Run by
 * bench/gateway.sh.
 */
final class CommandBench {
  private static final int BASE = 21_000;
  private static final double P50_MAX_MS = 15;
  private static final double P99_MAX_MS = 40;
  private static final long RUN = 1;
  private static final int PAUSE_MS = 7;

  private final Board board = new LocalBoard();
  private final Map<OrderId, Long> posted = new ConcurrentHashMap<>();
  private final Set<PressId> running = ConcurrentHashMap.newKeySet();
  private final Histogram times = new Histogram();
  private long orders;
  private boolean measuring;

  private CommandBench() {}

  public static void main(String[] arguments) throws Exception {
    Options options =
        Options.of(arguments, Set.of("plcs", "running", "scan-ms", "seconds", "warm", "delay"));
    Path folder = Files.createTempDirectory("stackline-command");
    new CommandBench().run(options, folder);
    Folders.delete(folder);
  }

  private void run(Options options, Path folder) throws Exception {
    int plcs = options.number("plcs", 100);
    int moving = options.number("running", 10);
    List<String> farm = new ArrayList<>();
    farm.addAll(List.of("--base", "" + BASE, "--count", "" + plcs, "--running", "" + moving));
    farm.addAll(List.of("--scan-ms", options.text("scan-ms", "5")));
    farm.addAll(List.of("--delay", options.text("delay", "0-0")));
    Site site = site(folder, plcs);
    board.reports().watch((id, report) -> reported(id, report));
    try (Child child = Child.java("farm", PlcFarm.class, farm, folder.resolve("log"))) {
      child.await(line -> line.equals("ready"), 30);
      try (ModbusBridge bridge = ModbusBridge.start(site, board, SystemTime.real())) {
        List<PressId> presses =
            site.presses().keySet().stream().limit(Math.min(moving, bridge.presses())).toList();
        presses.forEach(this::takeUp);
        drive(presses, options.number("warm", 10));
        child.tell("mark");
        measure(true);
        drive(presses, options.number("seconds", 20));
        measure(false);
        report(plcs, child.ask("report"));
      }
    }
  }

  private static Site site(Path folder, int plcs) throws IOException {
    BenchSite.write(folder.resolve("site"), BenchSite.Speech.PRESSMAP, plcs, BASE, 4840);
    if (SiteReader.read(folder.resolve("site")) instanceof SiteResult.Read read) {
      return read.site();
    }
    throw new IllegalStateException("the site of this benchmark has problems");
  }

  private void takeUp(PressId press) {
    board.assignments().publish(press, new Stamp(1, 1), new Assignment(press, "bench", 7, 1));
    OrderId id = new OrderId(press, ++orders);
    board.orders().post(id, new PressOrder.Reattach(id, 1, new RunId("R1"), "stage", RUN));
  }

  /** Pauses and continues one press after the other. */
  private void drive(List<PressId> presses, int seconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (int i = 0; System.nanoTime() - end < 0; i++) {
      PressId press = presses.get(i % presses.size());
      if (running.remove(press)) {
        order(press, i / presses.size() % 2 == 0);
      }
      boolean unused = new CountDownLatch(1).await(PAUSE_MS, TimeUnit.MILLISECONDS);
    }
  }

  private void order(PressId press, boolean pause) {
    OrderId id = new OrderId(press, ++orders);
    PressOrder order =
        pause ? new PressOrder.Pause(id, 1, RUN) : new PressOrder.Continue(id, 1, RUN);
    posted.put(id, System.nanoTime());
    board.orders().post(id, order);
  }

  private synchronized void measure(boolean on) {
    measuring = on;
  }

  private synchronized void reported(Board.ReportId id, OrderReport report) {
    board.reports().settle(id);
    Long since = posted.get(report.order());
    if (report.progress() instanceof Progress.Running) {
      running.add(report.order().press());
    } else if (since != null && report.progress().isFinal()) {
      posted.remove(report.order());
      running.add(report.order().press());
      if (measuring && report.progress() instanceof Progress.Obeyed) {
        times.add((System.nanoTime() - since) / 1000);
      }
    }
  }

  private synchronized void report(int plcs, Figures seen) {
    Figures figures =
        Figures.none()
            .with("plcs", plcs)
            .with("orders", (double) times.count())
            .with("order_p50_ms", times.millis(0.5))
            .with("order_p99_ms", times.millis(0.99))
            .with("order_max_ms", times.millis(1))
            .with(seen);
    System.out.println("{" + figures.json() + "}");
    goal("write to acknowledgement, p50 in ms", figures.get("ack_p50_ms"), P50_MAX_MS);
    goal("write to acknowledgement, p99 in ms", figures.get("ack_p99_ms"), P99_MAX_MS);
    goal("order to report, p50 in ms", figures.get("order_p50_ms"), P50_MAX_MS);
    goal("order to report, p99 in ms", figures.get("order_p99_ms"), P99_MAX_MS);
  }

  private static void goal(String what, double value, double most) {
    System.out.printf(
        java.util.Locale.ROOT,
        "%s %s is %.1f, below %.0f%n",
        value < most ? "PASS" : "FAIL",
        what,
        value,
        most);
  }
}
