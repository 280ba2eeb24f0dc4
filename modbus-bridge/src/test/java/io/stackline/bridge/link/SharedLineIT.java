package io.stackline.bridge.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.link.ScriptedPlc.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Several PLCs behind one connection. */
@Timeout(30)
class SharedLineIT {
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofSeconds(5);
  private static final int DEAD = 2;
  private static final int DEAD_TRIES = 8;

  /** Answers with the unit, if that is not the dead one. */
  private static ScriptedPlc gateway(Wrapping wrapping) throws Exception {
    return ScriptedPlc.start(
        wrapping,
        (request, wire) -> {
          if (request.unit() != DEAD) {
            wire.send(request.registers(request.unit()));
          }
        });
  }

  /**
   * The dead unit is asked again and again without any pause, which no bridge does, and still the
   * living one waits for one time-out at the most: its question always comes between two of those.
   */
  @ParameterizedTest
  @EnumSource
  void aDeadUnitIsNeverAskedTwiceWhileALivingOneWaits(Wrapping wrapping) throws Exception {
    Lines lines = new Lines();
    ExecutorService press = Executors.newSingleThreadExecutor();
    try (ScriptedPlc gateway = gateway(wrapping);
        PlcLink living = lines.link(gateway.connection(1, LONG, Duration.ZERO));
        PlcLink dead = lines.link(gateway.connection(DEAD, SHORT, Duration.ZERO))) {
      CompletableFuture<Integer> deadTries =
          CompletableFuture.supplyAsync(() -> timeOuts(dead), press);
      int reads = 0;
      while (!deadTries.isDone() || reads < 100) {
        assertEquals(1, living.readInput(100, 1).u16(100));
        reads++;
      }
      assertEquals(DEAD_TRIES, deadTries.get(10, TimeUnit.SECONDS));
      assertFalse(askedTwiceInARow(gateway.seen()), "the living unit had to wait twice");
      assertTrue(gateway.connections() <= DEAD_TRIES + 1, "one connection a time-out");
    } finally {
      press.shutdownNow();
    }
  }

  private static int timeOuts(PlcLink dead) {
    int timeOuts = 0;
    for (int i = 0; i < DEAD_TRIES; i++) {
      LinkException e = assertThrows(LinkException.class, () -> dead.readInput(100, 1));
      timeOuts += e.kind() == LinkException.Kind.TIMED_OUT ? 1 : 0;
      dead.drop();
    }
    return timeOuts;
  }

  private static boolean askedTwiceInARow(List<Request> seen) {
    for (int i = 1; i < seen.size(); i++) {
      if (seen.get(i).unit() == DEAD && seen.get(i - 1).unit() == DEAD) {
        return true;
      }
    }
    return false;
  }

  @ParameterizedTest
  @EnumSource
  void oneTransactionAtATimeWithTheLongestGapBetween(Wrapping wrapping) throws Exception {
    long gapMillis = 20;
    ConcurrentLinkedQueue<Long> asked = new ConcurrentLinkedQueue<>();
    ConcurrentLinkedQueue<Long> answered = new ConcurrentLinkedQueue<>();
    Lines lines = new Lines();
    ExecutorService presses = Executors.newFixedThreadPool(3);
    try (ScriptedPlc gateway =
        ScriptedPlc.start(
            wrapping,
            (request, wire) -> {
              asked.add(System.nanoTime());
              byte[] answer = request.registers(request.unit());
              answered.add(System.nanoTime());
              wire.send(answer);
            })) {
      List<CompletableFuture<Boolean>> all = new ArrayList<>();
      List<PlcLink> links = new ArrayList<>();
      for (int unit : new int[] {1, 2, 5}) {
        Duration gap = unit == 5 ? Duration.ofMillis(gapMillis) : Duration.ZERO;
        links.add(lines.link(gateway.connection(unit, LONG, gap)));
      }
      // Only now: the line keeps the gap of the most patient PLC from the moment it knows of it.
      for (int i = 0; i < links.size(); i++) {
        PlcLink link = links.get(i);
        int unit = new int[] {1, 2, 5}[i];
        all.add(CompletableFuture.supplyAsync(() -> reads(link, unit), presses));
      }
      for (CompletableFuture<Boolean> each : all) {
        assertTrue(each.get(20, TimeUnit.SECONDS));
      }
      links.forEach(PlcLink::close);
      assertEquals(1, gateway.connections());
      List<Long> starts = new ArrayList<>(asked);
      List<Long> ends = new ArrayList<>(answered);
      for (int i = 1; i < starts.size(); i++) {
        long gap = starts.get(i) - ends.get(i - 1);
        assertTrue(gap >= TimeUnit.MILLISECONDS.toNanos(gapMillis), gap + " ns");
      }
    } finally {
      presses.shutdownNow();
    }
  }

  /** Some gateways lose what comes while they are still opening the port behind them. */
  @ParameterizedTest
  @EnumSource
  void aConnectionIsLeftAloneAsLongAsItsMostDelicatePlcWants(Wrapping wrapping) throws Exception {
    long quietMillis = 60;
    ConcurrentLinkedQueue<Long> asked = new ConcurrentLinkedQueue<>();
    Lines lines = new Lines();
    try (ScriptedPlc gateway =
            ScriptedPlc.start(
                wrapping,
                (request, wire) -> {
                  asked.add(System.nanoTime());
                  wire.send(request.registers(request.unit()));
                });
        PlcLink robust = lines.link(gateway.connection(1, LONG, Duration.ZERO));
        PlcLink delicate =
            lines.link(
                gateway.connection(2, LONG, Duration.ZERO), Duration.ofMillis(quietMillis))) {
      long begun = System.nanoTime();
      assertTrue(reads(robust, 1));
      assertTrue(reads(delicate, 2));
      List<Long> times = new ArrayList<>(asked);
      assertTrue(times.get(0) - begun >= TimeUnit.MILLISECONDS.toNanos(quietMillis));
      assertEquals(10, times.size());
      assertEquals(1, gateway.connections());
      delicate.drop();
      long again = System.nanoTime();
      assertTrue(reads(delicate, 2));
      assertTrue(
          new ArrayList<>(asked).get(10) - again >= TimeUnit.MILLISECONDS.toNanos(quietMillis));
    }
  }

  private static boolean reads(PlcLink link, int unit) {
    try {
      for (int i = 0; i < 5; i++) {
        assertEquals(unit, link.readInput(100, 1).u16(100));
      }
      return true;
    } catch (LinkException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a unit drops after its failure is the connection that failed, not the one after it. */
  @ParameterizedTest
  @EnumSource
  void aUnitDropsOnlyTheConnectionItHasUsed(Wrapping wrapping) throws Exception {
    Lines lines = new Lines();
    try (ScriptedPlc gateway = gateway(wrapping);
        PlcLink living = lines.link(gateway.connection(1, LONG, Duration.ZERO));
        PlcLink dead = lines.link(gateway.connection(DEAD, SHORT, Duration.ZERO))) {
      assertThrows(LinkException.class, () -> dead.readInput(100, 1));
      assertEquals(1, living.readInput(100, 1).u16(100));
      dead.drop();
      assertEquals(1, living.readInput(100, 1).u16(100));
      assertEquals(2, gateway.connections());
      living.drop();
      assertEquals(1, living.readInput(100, 1).u16(100));
      assertEquals(3, gateway.connections());
    }
  }

  /** As a gateway says it of a unit that is off: the others' connection stands. */
  @ParameterizedTest
  @EnumSource
  void aGatewaysWordAboutOneUnitLeavesTheConnection(Wrapping wrapping) throws Exception {
    Lines lines = new Lines();
    try (ScriptedPlc gateway =
            ScriptedPlc.start(
                wrapping,
                (request, wire) ->
                    wire.send(
                        request.unit() == DEAD
                            ? request.exception(0x0B)
                            : request.registers(request.unit())));
        PlcLink living = lines.link(gateway.connection(1, LONG, Duration.ZERO));
        PlcLink dead = lines.link(gateway.connection(DEAD, LONG, Duration.ZERO))) {
      for (int i = 0; i < 3; i++) {
        LinkException e = assertThrows(LinkException.class, () -> dead.readInput(100, 1));
        assertEquals(LinkException.Kind.EXCEPTION, e.kind());
        assertEquals(1, living.readInput(100, 1).u16(100));
      }
      assertEquals(1, gateway.connections());
      dead.close();
      assertEquals(1, living.readInput(100, 1).u16(100), "the line closes with its last link");
    }
  }
}
