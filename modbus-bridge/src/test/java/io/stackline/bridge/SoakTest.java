package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.plcsim.PlcState;
import io.stackline.press.PressState;
import io.stackline.time.Crank;
import io.stackline.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A cell under stack pressure for days, charged and discharged, in a room that is warm by day and
 * has draughts, on seals that leak for a while; cables are cut for hours, the PLC loses its power,
 * the bridge its process, and every wire loses what it can.
 *
 * <p>Two days in every build; {@code -Dsoak.days=25} lives through a test campaign, {@code
 * -Dsoak.seed=7} through another one.
 */
class SoakTest {
  private static final Duration ACCIDENT = Duration.ofHours(4);
  private static final Duration GLANCE = Duration.ofSeconds(20);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final double[] TARGETS = {74, 75, 76};
  private static final int LEAK = 30;
  private static final double DRAUGHT_K = 3;

  /** One accident every four hours. */
  private enum Accident {
    CUT,
    LONG_CUT,
    BRIDGE,
    PLC,
    DRAUGHT,
    LEAK
  }

  private final int days = Integer.getInteger("soak.days", 2);
  private final long seed = Long.getLong("soak.seed", 1);
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-22T08:00:00Z"));
  private final Random random = new Random(seed);
  private final SoakPress press = new SoakPress(time, seed);
  private final SoakLink link = new SoakLink(press, time, seed + 1);
  private final SoakPressure pressure = new SoakPressure(press);
  private final SoakKeeper keeper = new SoakKeeper(time, press, link, pressure);
  private final Crank world = time.crank("world");
  private final List<Accident> coming = new ArrayList<>();
  private int cuts;
  private int bridges;
  private double compared;
  private Duration cutTime = Duration.ZERO;

  @Test
  void aCellIsHeldForDaysWhateverHappensAroundIt() {
    long began = System.nanoTime();
    try {
      world.execute(this::second);
      world.after(GLANCE, this::glance);
      world.after(ACCIDENT.dividedBy(2), this::accident);
      world.after(ACCIDENT, this::adjust);
      keeper.begin();
      time.advance(Duration.ofDays(days));
      release();
      judge();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "seed " + seed + " at " + time.now() + ": " + e.getMessage() + "\n" + figures(began), e);
    }
    System.out.println(figures(began));
  }

  private void second() {
    press.catchUp();
    pressure.look(time.now(), keeper.targets());
    world.after(SECOND, this::second);
  }

  private void glance() {
    keeper.look();
    world.after(GLANCE, this::glance);
  }

  private void adjust() {
    keeper.adjust(TARGETS[random.nextInt(TARGETS.length)]);
    world.after(minutes(30, 360), this::adjust);
  }

  private void accident() {
    if (coming.isEmpty()) {
      coming.addAll(List.of(Accident.values()));
      Collections.shuffle(coming, random);
    }
    switch (coming.remove(0)) {
      case CUT -> cut(minutes(1, 20));
      case LONG_CUT -> cut(minutes(20, 210));
      case BRIDGE -> bridge(minutes(0, 60));
      case PLC -> plc(Duration.ofSeconds(5 + random.nextInt(60)));
      case DRAUGHT -> draught(random.nextBoolean() ? DRAUGHT_K : -DRAUGHT_K);
      case LEAK -> {
        press.leakTimes(LEAK);
        world.after(minutes(30, 90), () -> press.leakTimes(1));
      }
    }
    world.after(ACCIDENT, this::accident);
  }

  private Duration minutes(int least, int most) {
    return Duration.ofSeconds(60L * least + random.nextInt(60 * (most - least) + 1));
  }

  private void cut(Duration lasting) {
    cuts++;
    cutTime = cutTime.plus(lasting);
    link.cut(true);
    world.after(
        lasting,
        () -> {
          Instant healed = time.now();
          assertTrue(keeper.showsLost(), "a press out of reach for a minute is lost");
          link.cut(false);
          world.after(
              Duration.ofSeconds(40),
              () -> assertTrue(keeper.fresh().isAfter(healed), "and seen again soon after"));
        });
  }

  private void bridge(Duration lasting) {
    bridges++;
    keeper.die();
    world.after(lasting, keeper::begin);
  }

  /** Whoever restarts a PLC in the midst of a hold finds it in FAULT, until somebody orders. */
  private void plc(Duration lasting) {
    PlcState before = press.state();
    long strokes = press.strokes();
    press.powerOff();
    world.after(
        lasting,
        () -> {
          press.powerOn();
          assertEquals(PlcState.INSITU, before, "control: it was holding");
          assertEquals(PlcState.FAULT, press.state());
          assertEquals(strokes, press.strokes());
        });
  }

  private void draught(double kelvin) {
    press.draught(kelvin);
    world.after(minutes(10, 40), () -> press.draught(0));
  }

  private void release() {
    assertTrue(time.runUntil(() -> !link.down() && keeper.holds(), ACCIDENT), "a hold at the end");
    keeper.goOn();
    assertTrue(time.runUntil(keeper::over, Duration.ofMinutes(30)), "released");
  }

  private void judge() {
    assertEquals(PressState.COMPLETE, keeper.end().state());
    assertEquals(press.strokes(), press.frames.starts().size(), "CYCLES");
    assertTrue(press.frames.starts().values().stream().allMatch(times -> times == 1), "once each");
    assertEquals(press.frames.starts().keySet(), keeper.running, "RUN_IDs");
    assertTrue(
        Collections.disjoint(keeper.refused(), press.frames.starts().keySet()), "refused, moved");
    assertEquals(press.restarts + 1, press.strokes(), "strokes: one a boot");
    assertTrue(press.frames.again > 0 && link.strays > 0, "control: frames came twice");
    assertTrue(link.failures > link.transactions / 100, "control: the wire lost something");
    compared = pressure.compare();
    assertTrue(compared > 12 * days, () -> "control: only " + compared + " h have a trace");
  }

  private String figures(long began) {
    return String.format(
        Locale.ROOT,
        "soak seed %d: %d days in %.1f s; %d cuts (%d min), %d bridge and %d PLC restarts;"
            + " %d transactions, %d failed; %d command frames, %d came again, %d strays,"
            + " %d executed, strokes %d;"
            + " %d corrections; held %s, at most %.2f from its target, highest ever %.2f MPa;"
            + " %d samples handed over, %d lost; %d half-cycles, %.0f h of them compared, means %.3f MPa apart; clock %d ms apart; orders %s",
        seed,
        days,
        (System.nanoTime() - began) * 1e-9,
        cuts,
        cutTime.toMinutes(),
        bridges,
        press.restarts,
        link.transactions,
        link.failures,
        press.frames.written,
        press.frames.again,
        link.strays,
        press.frames.executed,
        press.strokes(),
        pressure.corrections,
        pressure.held,
        pressure.worst,
        pressure.highest,
        press.trace.handedOver,
        press.trace.lost,
        pressure.halfCycles(),
        compared,
        pressure.apart,
        keeper.clock().toMillis(),
        keeper.words);
  }
}
