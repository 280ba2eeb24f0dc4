package io.stackline.bridge.mapped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.PressReading;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.PressOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Strokes among random accidents on presses that promise little: answers and requests lost, busy
 * answers, cables pulled, controllers and bridges restarted, sensors open, aborts. Whatever
 * happens, START arrives at most once for an order, a refused stroke never moved, every order ends
 * with one final word, and no force is shown that was not read. A failure names its seed.
 */
class VendorAccidentsTest {
  private static final int SEEDS = 15;
  private static final long RUN = 1001;

  /** One life of one stroke. */
  private static final class Life implements AutoCloseable {
    private final VendorRig rig;
    private final Random random;
    private final List<OrderId> orders = new ArrayList<>();
    private boolean bridgeRestarted;

    Life(VendorRig rig, long seed) {
      this.rig = rig;
      random = new Random(seed);
    }

    void live() {
      rig.advance(Duration.ofMillis(random.nextInt(1000)));
      orders.add(rig.run(RUN));
      for (int accident = random.nextInt(8); accident > 0; accident--) {
        rig.advance(Duration.ofMillis(random.nextInt(random.nextBoolean() ? 300 : 15_000)));
        accident();
        checkForce();
      }
      rig.link.unplugged = false;
      rig.link.loseAnswers = 0;
      rig.link.swallowed = 0;
      rig.link.busy = 0;
      rig.press.sensorOpen = false;
      rig.advance(Duration.ofSeconds(30));
      orders.add(rig.post(new PressOrder.Continue(rig.next(), 1, RUN)));
      rig.advance(Duration.ofSeconds(150));
    }

    private void accident() {
      switch (random.nextInt(11)) {
        case 0, 1 -> rig.link.loseAnswers = 1 + random.nextInt(3);
        case 2, 3 -> rig.link.swallowed = 1 + random.nextInt(3);
        case 4 -> rig.link.unplugged = true;
        case 5 -> rig.link.unplugged = false;
        case 6 -> rig.link.busy = random.nextInt(60);
        case 7 -> rig.link.writesOnly = random.nextBoolean();
        case 8 -> {
          if (random.nextInt(3) == 0) {
            orders.add(rig.abort(RUN));
          }
        }
        case 9 -> rig.press.sensorOpen = random.nextInt(3) == 0;
        default -> restartSomething();
      }
    }

    private void restartSomething() {
      if (random.nextBoolean()) {
        rig.press.restart();
      } else {
        bridgeRestarted = true;
        rig.restartBridge();
      }
    }

    /** A fresh reading is younger than half a second. */
    private void checkForce() {
      boolean open = rig.press.sensorOpen;
      rig.advance(Duration.ofSeconds(1));
      if (open && rig.reading() instanceof PressReading.Fresh fresh) {
        assertTrue(!fresh.now().forces().actual().isKnown(), "a force nobody measured");
      }
    }

    /** What the checker, who knows the press's side, finds wrong. */
    void check() {
      int starts = Collections.frequency(rig.press.commands, 1);
      assertTrue(starts <= 1, "START arrived " + starts + " times");
      for (OrderId order : orders) {
        List<OrderReport> told = rig.reports(order);
        long ends = told.stream().map(OrderReport::progress).filter(Progress::isFinal).count();
        assertTrue(bridgeRestarted ? ends >= 1 : ends == 1, order + " ended " + ends + ": " + told);
      }
      Progress last = rig.last(orders.get(0));
      if (last instanceof Progress.Refused) {
        assertEquals(0, starts, "refused, but it moved: " + last);
      } else if (last instanceof Progress.Ended) {
        assertEquals(1, starts, "ended, but it never began");
        assertEquals(0, rig.press.force, "ended under load: " + last);
      }
    }

    @Override
    public void close() {
      rig.close();
    }
  }

  private static int ended(Supplier<VendorRig> rigs) {
    int ended = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      try (Life life = new Life(rigs.get(), seed)) {
        life.live();
        life.check();
        ended += life.rig.last(life.orders.get(0)) instanceof Progress.Ended ? 1 : 0;
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
    return ended;
  }

  private static void control(int ended) {
    assertTrue(ended >= SEEDS / 4, "control: many strokes must get through, " + ended + " did");
  }

  @Test
  void aPressWithThreeSetPointsIsStartedAtMostOnce() {
    control(ended(VendorRig::hypro));
  }

  @Test
  void aPressWithSegmentsIsStartedAtMostOnce() {
    control(ended(VendorRig::prestek));
  }

  @Test
  void aPressTimedByTheBridgeIsStartedAtMostOnce() {
    control(ended(VendorRig::plain));
  }
}
