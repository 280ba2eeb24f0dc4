package io.stackline.sequence.hold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.material.Sourced;
import io.stackline.recipe.HoldAlarm;
import io.stackline.recipe.StackPressure;
import io.stackline.recipe.Tolerance;
import io.stackline.run.HoldFact;
import io.stackline.run.WindowAlarm;
import io.stackline.run.WindowAlarm.Kind;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When an alarm is raised and when it is cleared: 5 % or 2 MPa for 30 s, 20 % for a second. */
final class WindowWatchTest {
  private static final Pressure TARGET = Pressure.ofMPa(75);

  private final List<HoldFact> facts = new ArrayList<>();
  private WindowWatch watch = watch(StackPressure.PLAIN);
  private long second;

  private static WindowWatch watch(StackPressure hold) {
    return new WindowWatch(hold, TARGET, PressureRate.ofMPaPerSecond(0.1));
  }

  /** So many seconds at a pressure; what was raised and cleared in them. */
  private List<String> hold(int seconds, double mpa) {
    facts.clear();
    for (int i = 0; i < seconds; i++) {
      facts.addAll(watch.add(1, Pressure.ofMPa(mpa), HoldTrace.AT.plusSeconds(++second)));
    }
    return facts.stream().map(WindowWatchTest::words).toList();
  }

  private static String words(HoldFact fact) {
    WindowAlarm alarm =
        fact instanceof HoldFact.Raised raised ? raised.alarm() : ((HoldFact.Cleared) fact).alarm();
    return fact.kind() + " " + alarm.n() + " " + alarm.kind() + " " + alarm.worst();
  }

  @Test
  void anAlarmIsRaisedAfterHalfAMinuteOutsideAndClearedAfterAsLongInside() {
    assertEquals(List.of(), hold(100, 78.7), "5 % of 75 MPa are 3.75 MPa");
    assertEquals(List.of(), hold(29, 78.8));
    assertEquals(List.of(), hold(1, 75));
    assertEquals(List.of(), hold(29, 79.2), "it begins anew");
    assertEquals(List.of("RAISED 1 HIGH 79.2 MPa"), hold(1, 79.0));
    assertEquals(second, watch.raised().get(0).since().getEpochSecond() - epoch());
    assertEquals(List.of(), hold(29, 75));
    assertEquals(List.of(), hold(1, 79.5));
    assertEquals(List.of("CLEARED 1 HIGH 79.5 MPa"), hold(30, 75));
    assertEquals(List.of(), watch.raised());
    assertEquals(List.of("RAISED 2 LOW 71 MPa"), hold(30, 71));
    assertEquals(2, watch.ever());
  }

  private static long epoch() {
    return HoldTrace.AT.getEpochSecond();
  }

  @Test
  void aPressureSoLowThatTheCellMayLoseContactIsToldAtOnce() {
    assertEquals(List.of("RAISED 1 CONTACT_LOSS 59 MPa"), hold(2, 59));
    assertEquals(List.of("RAISED 2 LOW 59 MPa"), hold(28, 59));
    assertEquals(2, watch.raised().size());
  }

  @Test
  void whatLiesBetweenTwoTargetsIsGoodWhileThePressWalks() {
    watch.aim(List.of(Pressure.ofMPa(68)));
    // 7 MPa at 0.1 MPa/s, at half that rate, and ten seconds: 150 s
    assertEquals(List.of(), hold(149, 75));
    assertEquals(List.of("RAISED 1 HIGH 75 MPa"), hold(31, 75));
    assertEquals(List.of("CLEARED 1 HIGH 75 MPa"), hold(40, 68));
  }

  @Test
  void whereNobodyKnowsWhichTargetIsInForceBothAreGood() {
    watch.aim(List.of(TARGET, Pressure.ofMPa(68)));
    assertEquals(List.of(), hold(500, 66));
    assertEquals(List.of(), hold(500, 77));
    assertEquals(List.of("RAISED 1 HIGH 80 MPa"), hold(40, 80));
  }

  @Test
  void atAConstantGapThePressureSwingsAndOnlyContactIsWatchedUnlessTheRecipeAsks() {
    watch = watch(new StackPressure(StackPressure.Mode.CONSTANT_GAP, Optional.empty()));
    assertEquals(List.of(), hold(500, 90));
    assertEquals(List.of("RAISED 1 CONTACT_LOSS 59 MPa"), hold(40, 59));

    watch = watch(asking(StackPressure.Mode.CONSTANT_GAP));
    assertEquals(List.of("RAISED 1 HIGH 90 MPa"), hold(10, 90));
  }

  private static StackPressure asking(StackPressure.Mode mode) {
    return new StackPressure(
        mode,
        Optional.empty(),
        Optional.of(
            new HoldAlarm(
                Optional.of(new Tolerance.OfPressure(new Sourced<>(Pressure.ofMPa(10), "E"))),
                Optional.of(new Sourced<>(Duration.ofSeconds(10), "E")),
                Optional.of(new Sourced<>(0.5, "E")),
                HoldAlarm.Then.TELL)),
        Optional.empty());
  }

  @Test
  void theRecipesWordCounts() {
    watch = watch(asking(StackPressure.Mode.CONSTANT_PRESSURE));
    assertEquals(List.of(), hold(9, 86));
    assertEquals(List.of("RAISED 1 HIGH 86 MPa"), hold(1, 86));
    assertEquals(List.of("CLEARED 1 HIGH 86 MPa", "RAISED 2 LOW 40 MPa"), hold(10, 40));
    assertEquals(List.of("RAISED 3 CONTACT_LOSS 37 MPa"), hold(10, 37));
  }

  @Test
  void aHoleProvesNothing() {
    hold(10, 79);
    facts.addAll(watch.add(600, Pressure.ofMPa(79), HoldTrace.AT));
    assertEquals(List.of(), facts);
    facts.addAll(watch.add(1, Pressure.UNKNOWN, HoldTrace.AT));
    assertEquals(List.of("RAISED 1 HIGH 79 MPa"), hold(20, 79));
  }

  @Test
  void anAlarmOfAnEarlierLifeGoesOnAndTheEndClearsIt() {
    WindowAlarm before = new WindowAlarm(4, Kind.LOW, HoldTrace.AT, Pressure.ofMPa(70));
    watch.resume(List.of(before), 5);
    assertEquals(List.of(before), watch.raised());
    assertEquals(List.of("RAISED 6 HIGH 80 MPa", "CLEARED 4 LOW 70 MPa"), hold(30, 80));
    List<HoldFact> over = watch.close(HoldTrace.AT);
    assertEquals(
        List.of("CLEARED 6 HIGH 80 MPa"), over.stream().map(WindowWatchTest::words).toList());
    assertTrue(watch.raised().isEmpty());
  }
}
