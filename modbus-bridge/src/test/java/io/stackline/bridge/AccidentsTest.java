package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.bridge.register.Words;
import io.stackline.press.PressState;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.time.Crank;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Strokes among random accidents: answers and frames lost, frames that arrive late and again,
 * cables pulled, PLC and bridge restarted, other hosts, pauses and aborts. Whatever happens, no
 * stroke is started twice, a refused one never moved, every order ends with one final word, and the
 * word is true. A failure names its seed.
 */
class AccidentsTest {
  private static final int SEEDS = 60;
  private static final long RUN = 1001;

  /** One life of one stroke. */
  private static final class Life implements AutoCloseable {
    private final Rig rig = new Rig();
    private final Random random;
    private final Crank network;
    private final List<OrderId> orders = new ArrayList<>();
    private boolean plcRestarted;
    private boolean bridgeRestarted;

    Life(long seed) {
      random = new Random(seed);
      network = rig.time.crank("network");
      useLink();
    }

    private void useLink() {
      rig.link.strays = this::stray;
    }

    /** A frame that failed may still arrive, up to 20 s later, once or twice. */
    private void stray(Words words) {
      for (int times = random.nextInt(3); times > 0; times--) {
        network.after(
            Duration.ofMillis(random.nextInt(20_000)),
            () -> rig.plc.write(words.address(), words.toArray()));
      }
    }

    void live() {
      rig.advance(Duration.ofMillis(random.nextInt(1000)));
      OrderId stroke = rig.run(RUN);
      orders.add(stroke);
      for (int accident = random.nextInt(12); accident > 0; accident--) {
        rig.advance(Duration.ofMillis(random.nextInt(random.nextBoolean() ? 300 : 4000)));
        accident();
      }
      rig.link.unplugged = false;
      rig.link.loseAnswers = 0;
      rig.link.swallowed = 0;
      rig.advance(Duration.ofSeconds(30));
      rig.plc.stroke.resume(rig.time.now());
      rig.advance(Duration.ofSeconds(100));
    }

    private void accident() {
      switch (random.nextInt(12)) {
        case 0, 1 -> rig.link.loseAnswers = 1 + random.nextInt(3);
        case 2, 3 -> rig.link.swallowed = 1 + random.nextInt(3);
        case 4 -> rig.link.unplugged = true;
        case 5, 6 -> rig.link.unplugged = false;
        case 7 -> rig.link.tornReads = random.nextInt(60);
        case 8 -> orders.add(random.nextBoolean() ? rig.pause(RUN) : rig.resume(RUN));
        case 9 -> restartSomething();
        case 10 -> {
          if (random.nextInt(3) == 0) {
            orders.add(rig.abort(RUN));
          }
        }
        default -> rig.plc.takenByAnother(Duration.ofSeconds(random.nextInt(10)));
      }
    }

    private void restartSomething() {
      if (random.nextInt(4) == 0) {
        plcRestarted = true;
        rig.plc.restart();
      } else {
        bridgeRestarted = true;
        rig.restartBridge();
        useLink();
      }
    }

    /** What the checker, who knows the PLC's side, finds wrong. */
    void check() {
      int starts = Collections.frequency(rig.plc.executed, "START " + RUN);
      assertTrue(starts <= 1, "started " + starts + " times");
      for (OrderId order : orders) {
        List<OrderReport> told = rig.reports(order);
        long ends = told.stream().map(OrderReport::progress).filter(Progress::isFinal).count();
        assertTrue(bridgeRestarted ? ends >= 1 : ends == 1, order + " ended " + ends + " times");
        if (!bridgeRestarted) {
          for (int n = 1; n <= told.size(); n++) {
            assertEquals(n, told.get(n - 1).n(), "numbers of " + told);
          }
        }
      }
      Progress last = rig.last(orders.get(0));
      if (last instanceof Progress.Refused) {
        assertEquals(0, starts, "refused, but it moved: " + last);
      } else if (last instanceof Progress.Ended ended) {
        assertEquals(1, starts, "ended, but it never began");
        assertEquals(rig.plc.state().isComplete(), ended.end().state().isComplete());
        assertFalse(ended.end().state() == PressState.FAULT && !plcRestarted);
      }
    }

    @Override
    public void close() {
      network.close();
      rig.close();
    }
  }

  @Test
  void noStrokeIsStartedTwiceAndEveryOrderEndsWithTheTruth() {
    int ended = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      try (Life life = new Life(seed)) {
        life.live();
        life.check();
        ended += life.rig.last(life.orders.get(0)) instanceof Progress.Ended ? 1 : 0;
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
    assertTrue(ended > SEEDS / 4, "control: many strokes must get through, " + ended + " did");
  }
}
