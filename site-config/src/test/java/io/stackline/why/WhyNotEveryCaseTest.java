package io.stackline.why;

import static io.stackline.why.Cases.NOW;
import static io.stackline.why.Cases.OTHER;
import static io.stackline.why.Cases.RUN;
import static io.stackline.why.Cases.STROKE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.Alarm;
import io.stackline.press.Doubt;
import io.stackline.press.Interlock;
import io.stackline.press.PressMode;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.run.PressDuty;
import io.stackline.run.PressUse;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.StageState;
import io.stackline.why.Cases.Says;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;

/** What holds of every answer: every reading with every duty, run and stage there can be. */
final class WhyNotEveryCaseTest {
  private static final Set<PressState> MOVING =
      EnumSet.of(
          PressState.APPROACH,
          PressState.RAMP,
          PressState.DWELL,
          PressState.INSITU,
          PressState.RELEASE);

  private static final Optional<PressUse> ON_P2 =
      Optional.of(
          new PressUse(Cases.P2, PressDuty.PROCESSING, NOW, "", "", Optional.of(RUN), "laminate"));

  /** What was found so far; readings are looked at in parallel. */
  private final Set<Code> seen = Collections.synchronizedSet(EnumSet.noneOf(Code.class));

  private final LongAdder cases = new LongAdder();

  /** Most answers are made of few reasons; each is read once. */
  private final Set<Reason> read = ConcurrentHashMap.newKeySet();

  private static List<Optional<PressReading>> readings() {
    List<Optional<PressReading>> all = new ArrayList<>();
    all.add(Optional.empty());
    all.add(Cases.lost());
    for (PressState state : PressState.values()) {
      Says well = Says.well(state);
      all.add(Cases.stale(state));
      for (long stroke : new long[] {0, STROKE, 77}) {
        all.add(well.stroke(stroke).read());
      }
      all.add(well.mode(PressMode.LOCAL).read());
      all.add(well.missing(Interlock.GUARD_CLOSED, Interlock.DIE_PRESENT).read());
      all.add(well.trips(Alarm.PUMP, Alarm.OVERFORCE).read());
      all.add(well.leased(false).read());
      all.add(well.force(Doubt.NOT_FITTED).read());
      all.add(well.readByMap());
    }
    return all;
  }

  private static List<Optional<PressUse>> uses() {
    List<Optional<PressUse>> all = new ArrayList<>();
    all.add(Optional.empty());
    for (PressDuty duty : PressDuty.values()) {
      all.add(Cases.use(duty, Optional.empty()));
      all.add(Cases.use(duty, Optional.of(RUN)));
      all.add(Cases.use(duty, Optional.of(OTHER)));
    }
    return all;
  }

  private static List<RunStatus> runs() {
    List<RunStatus> all = new ArrayList<>();
    for (RunState state : RunState.values()) {
      for (StageState stage : StageState.values()) {
        all.add(Cases.late(Cases.run(state, "held by ann", stage, true)));
        all.add(Cases.run(state, "held by ann", stage, false));
        if (state.isHolding()) {
          all.add(Cases.run(state, "look at it, then resume or abort", stage, true));
        }
      }
    }
    return all;
  }

  @Test
  void everyAnswerIsInOrderAndEmptyOnlyIfItIsPressing() {
    List<RunStatus> runs = runs();
    List<Optional<PressUse>> uses = uses();
    readings().parallelStream()
        .forEach(reading -> uses.forEach(use -> everyRun(reading, use, runs)));
    for (RunStatus run : runs) {
      check(Optional.empty(), WhyNot.press(Optional.empty(), ON_P2, Optional.of(run), NOW));
    }
    assertEquals(EnumSet.allOf(Code.class), seen, "a control: every code has its case");
    assertTrue(cases.sum() > 500_000, () -> cases + " cases");
  }

  private void everyRun(
      Optional<PressReading> reading, Optional<PressUse> use, List<RunStatus> runs) {
    check(reading, WhyNot.press(reading, use, Optional.empty(), NOW));
    for (RunStatus run : runs) {
      check(reading, WhyNot.press(reading, use, Optional.of(run), NOW));
      List<Reason> why = WhyNot.run(run, press -> reading, press -> use, NOW);
      inOrder(why);
      boolean own = !run.state().isEnded() && isOwn(reading, run.stages().get(0).state());
      assertEquals(own, why.isEmpty(), () -> reading + " " + run + " " + why);
    }
  }

  private void check(Optional<PressReading> reading, List<Reason> why) {
    inOrder(why);
    assertEquals(moves(reading), why.isEmpty(), () -> reading + " " + why);
  }

  private static boolean moves(Optional<PressReading> reading) {
    return reading.isPresent()
        && reading.get() instanceof PressReading.Fresh fresh
        && MOVING.contains(fresh.now().state());
  }

  /** A stroke before the first has no number; a press that names none cannot tell whose it is. */
  private static boolean isOwn(Optional<PressReading> reading, StageState stage) {
    long named =
        reading.flatMap(PressReading::status).map(each -> each.loaded().runNumber()).orElse(0L);
    return moves(reading)
        && switch (stage) {
          case PREPARING, PRESSING, COMM_LOST, PAUSED -> named != 77;
          case QUEUED, JUDGING, NOT_PRESSED -> named == STROKE;
          case WAITING, PROMPT, DONE, SKIPPED -> false;
        };
  }

  private void inOrder(List<Reason> why) {
    cases.increment();
    for (int i = 0; i < why.size(); i++) {
      Reason each = why.get(i);
      assertTrue(i == 0 || why.get(i - 1).code().compareTo(each.code()) <= 0, why::toString);
      assertTrue(why.indexOf(each) == i, () -> "said twice: " + why);
      if (read.add(each)) {
        seen.add(each.code());
        assertTrue(
            each.text().endsWith(each.code().remedy()) || each.text().endsWith("resume or abort"),
            each::text);
        assertTrue(!each.text().contains("Optional") && !each.text().contains("null"), each::text);
      }
    }
  }
}
