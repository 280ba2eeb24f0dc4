package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.board.LocalBoard;
import io.stackline.plcsim.Bench;
import io.stackline.plcsim.SensorParameters;
import io.stackline.plcsim.server.SimulatedPress;
import io.stackline.plcsim.server.SimulatedPressConfig;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.TagReading;
import io.stackline.press.TagSpec;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import io.stackline.site.Site;
import io.stackline.site.SiteReader;
import io.stackline.site.SiteResult;
import io.stackline.time.SystemTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The tags of the shipped pilot line, served by its simulated PLC over a real socket. */
@Timeout(60)
class TagSocketIT {
  private static final double SPEED = 50;
  private static final PressId P2 = new PressId("P2");

  private final LocalBoard board = new LocalBoard();

  private CompletableFuture<Double> awaited(String tag, Predicate<TagReading> wanted) {
    CompletableFuture<Double> value = new CompletableFuture<>();
    board
        .readings()
        .watch(
            (press, reading) -> {
              if (press.equals(P2) && reading instanceof PressReading.Fresh fresh) {
                fresh.sampled().tags().stream()
                    .filter(each -> each.name().equals(tag) && each.doubt().isEmpty())
                    .filter(wanted)
                    .forEach(each -> value.complete(each.number()));
              }
            });
    return value;
  }

  /** Nobody else's presses are looked at. */
  private static Site alone(Site line) {
    return new Site(
        line.name(),
        line.title(),
        Map.of(P2, line.press(P2)),
        line.dies(),
        line.fixtures(),
        line.materials(),
        line.recipes(),
        line.opcua());
  }

  @Test
  void theChillerFollowsWhatIsWrittenAndTheDewPointIsShown() throws Exception {
    Site shipped =
        assertInstanceOf(
                SiteResult.Read.class,
                SiteReader.read(Path.of("..", "site-config", "sites", "pilot-line")))
            .site();
    SimulatedPressConfig config =
        SimulatedPressConfig.reference25t("P2", SensorParameters.withLowRange());
    CompletableFuture<Progress> end = new CompletableFuture<>();
    board
        .reports()
        .watch(
            (id, report) -> {
              if (report.progress().isFinal()) {
                end.complete(report.progress());
              }
            });
    SystemTime time = SystemTime.scaled(SPEED);
    try (SimulatedPress press =
        SimulatedPress.start(config, new Bench(), System::nanoTime, SPEED)) {
      Site.Connection there =
          Site.Connection.tcp("127.0.0.1", press.port(), 1, Duration.ofSeconds(1));
      Site site = alone(shipped.withConnections(Map.of(P2, there)));
      assertEquals(
          List.of("dew-point", "chiller-set-point", "chiller-temperature"),
          site.press(P2).tags().stream().map(TagSpec::name).toList());
      CompletableFuture<Double> dry = awaited("dew-point", each -> each.number() < -60);
      CompletableFuture<Double> cold = awaited("chiller-temperature", each -> each.number() < 14);
      try (ModbusBridge bridge = ModbusBridge.start(site, board, time)) {
        assertEquals(1, bridge.presses());
        assertEquals(-64, dry.get(20, TimeUnit.SECONDS), 2);

        PressOrder order = new PressOrder.WriteTag(new OrderId(P2, 1), 1, "chiller-set-point", 12);
        assertTrue(board.orders().post(order.id(), order));

        assertEquals(new Progress.Obeyed(), end.get(20, TimeUnit.SECONDS));
        assertEquals(13, cold.get(30, TimeUnit.SECONDS), 1.1);
      }
    }
  }
}
