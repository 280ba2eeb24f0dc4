package io.stackline.why;

import static io.stackline.why.Cases.NOW;
import static io.stackline.why.Cases.P1;
import static io.stackline.why.Cases.RUN;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a press answers, in words. */
final class WhyNotPressTest {
  private static final String FREE = "no run needs P1; start one";

  private static List<String> texts(List<Reason> reasons) {
    return reasons.stream().map(each -> each.code() + ": " + each.text()).toList();
  }

  /** Of a press that nobody wants anything of. */
  private static List<String> idle(Optional<PressReading> reading) {
    List<Reason> all = WhyNot.press(reading, Cases.use(Optional.empty()), Optional.empty(), NOW);
    assertEquals(new Reason(Code.NOTHING_TO_DO, FREE), all.get(all.size() - 1));
    return texts(all.subList(0, all.size() - 1));
  }

  private static List<String> with(PressState state, RunStatus run) {
    return texts(
        WhyNot.press(Cases.fresh(state), Cases.use(Optional.of(RUN)), Optional.of(run), NOW));
  }

  @Test
  void aFreePressInOrderHasNothingToDo() {
    for (PressState state :
        List.of(
            PressState.IDLE, PressState.READY, PressState.COMPLETE, PressState.COMPLETE_ORPHAN)) {
      assertEquals(List.of(), idle(Cases.fresh(state)));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = PressState.class,
      names = {"APPROACH", "RAMP", "DWELL", "INSITU", "RELEASE"})
  void aMovingPressHasNoReasonWhateverElseIsSaid(PressState state) {
    RunStatus held = Cases.run(RunState.HELD, "held by ann", StageState.PRESSING, true);
    Optional<PressUse> off = Cases.use(PressDuty.MAINTENANCE, Optional.of(RUN));
    assertEquals(
        List.of(),
        WhyNot.press(
            Says.well(state).trips(Alarm.PUMP).mode(PressMode.LOCAL).read(),
            off,
            Optional.of(held),
            NOW));
    assertEquals(
        List.of(
            "LINK_STALE: P1 was last read at 13:00:07 UTC, then in "
                + state
                + ": three scans missed; wait a moment, then check its power and its network"),
        idle(Cases.stale(state)),
        "but not once it is out of reach");
  }

  @Test
  void whatNobodyHasReadIsNotGuessedAt() {
    assertEquals(
        List.of(
            "NO_READING: nothing has been read of P1 yet; wait for the bridge, or look at its log"),
        idle(Optional.empty()));
    assertEquals(
        List.of(
            "LINK_LOST: P1 does not answer since 13:00:07 UTC: connection refused; check its power"
                + " and its network"),
        idle(Cases.lost()));
    assertEquals(
        List.of(
            "NO_READING: nothing has been read of the press yet; wait for the bridge, or look at"
                + " its log",
            "NOTHING_TO_DO: no run needs the press; start one"),
        texts(WhyNot.press(Optional.empty(), Optional.empty(), Optional.empty(), NOW)));
  }

  @ParameterizedTest
  @CsvSource({"SETUP", "MAINTENANCE"})
  void whoIsAtThePressComesFirst(PressDuty duty) {
    List<String> all =
        texts(WhyNot.press(Cases.lost(), Cases.use(duty, Optional.empty()), Optional.empty(), NOW));
    assertEquals(
        duty
            + ": P1 is in "
            + duty
            + " since 2026-11-21 13:00:07 UTC, set by ann: new seal; once that is done set it to"
            + " PROCESSING",
        all.get(0));
    assertEquals(3, all.size());
  }

  @ParameterizedTest
  @CsvSource({
    "BOOT, BOOT, P1 starts up; wait for it",
    "ESTOP, ESTOP, 'the emergency stop chain of P1 is open; see that nobody is in danger, then release it'",
    "FAULT, FAULT, 'P1 has tripped; look at it, then reset its alarm'",
    "MANUAL, MANUAL, P1 is driven at its panel; finish there and hand it over",
    "ABORTING, DECOMPRESSING, P1 lets go of its load after an abort; wait until it is open",
    "PAUSED, PAUSED, 'P1 is paused with its load held; resume the run, or abort it'",
    "WAIT_OPERATOR, AT_PRESS, the program on P1 waits for a person; confirm it there",
  })
  void theStateOfItsControllerIsSaid(PressState state, Code code, String text) {
    assertEquals(List.of(code + ": " + text), idle(Cases.fresh(state)));
  }

  @ParameterizedTest
  @EnumSource(
      value = PressMode.class,
      names = {"OFF", "LOCAL", "MAINTENANCE"})
  void onlyRemoteModeTakesOrders(PressMode mode) {
    assertEquals(
        List.of("NOT_REMOTE: P1 is in " + mode + " mode; turn its key switch to remote"),
        idle(Says.well(PressState.IDLE).mode(mode).read()));
  }

  @Test
  void everyPermissiveAndEveryAlarmIsAReasonOfItsOwnInTheOrderOfRepair() {
    assertEquals(
        List.of(
            "INTERLOCK: \"guard closed\" is not given on P1; see to it at the press",
            "INTERLOCK: \"pump ok\" is not given on P1; see to it at the press",
            "ALARM: P1 has latched the alarm \"guard opened\"; remove its cause, then reset it",
            "ALARM: P1 has latched the alarm \"pump fault\"; remove its cause, then reset it",
            "FAULT: P1 has tripped; look at it, then reset its alarm"),
        idle(
            Says.well(PressState.FAULT)
                .trips(Alarm.PUMP, Alarm.GUARD)
                .missing(Interlock.PUMP, Interlock.GUARD_CLOSED)
                .read()));
  }

  @Test
  void aDieIsMissedOnlyWhenItShouldBeThereAndLimitsNever() {
    Optional<PressReading> empty =
        Says.well(PressState.IDLE).missing(Interlock.DIE_PRESENT, Interlock.LIMITS_VALID).read();
    assertEquals(List.of(), idle(empty));
    for (StageState state : StageState.values()) {
      List<Reason> all =
          WhyNot.press(empty, Cases.use(Optional.of(RUN)), Optional.of(Cases.running(state)), NOW);
      boolean due =
          switch (state) {
            case PREPARING, PRESSING, COMM_LOST, PAUSED, NOT_PRESSED -> true;
            case QUEUED, WAITING, PROMPT, JUDGING, DONE, SKIPPED -> false;
          };
      assertEquals(due, all.stream().anyMatch(each -> each.code() == Code.INTERLOCK), state::name);
    }
  }

  @Test
  void aPressWithAMapOfItsOwnTellsOnlyOfAlarms() {
    assertEquals(List.of(), idle(Says.well(PressState.IDLE).readByMap()));
  }

  @Test
  void aForceNobodyMeasuresBlocksAndADoubtfulOneDoesNot() {
    assertEquals(
        List.of(
            "SENSOR: P1 shows no force: the load cell has failed; have its load cell looked at"),
        idle(Says.well(PressState.IDLE).force(Doubt.bad("the load cell has failed")).read()));
    assertEquals(List.of(), idle(Says.well(PressState.IDLE).force(Doubt.uncertain("high")).read()));
  }

  @Test
  void anotherHostOwnsItOnlyIfSomebodyDoes() {
    Says idle = Says.well(PressState.IDLE);
    assertEquals(
        List.of(
            "NOT_OWNED: P1 is owned by another host, or by this one before its restart; wait until"
                + " its lease has run out, else look for a second host"),
        idle(idle.leased(false).read()));
    assertEquals(List.of(), idle(idle.leased(true).read()), "ours");
    assertEquals(List.of(), idle(idle.read()), "nobody's");
  }

  @ParameterizedTest
  @CsvSource({
    "PROMPT, PROMPT, 'an operator is asked since 13:00:07 UTC (densify.1): Load the die; do that, then confirm it'",
    "PREPARING, PREPARING, limits and program of stage densify of run r-1 are being uploaded; wait some seconds",
    "COMM_LOST, OUT_OF_SIGHT, 'the stroke of stage densify of run r-1 is out of sight; wait, or look at the press itself'",
    "PAUSED, PAUSED, 'stage densify is paused with the load held; resume the run, or abort it'",
    "JUDGING, JUDGING, stage densify of run r-1 is being judged; wait some seconds",
    "PRESSING, NOT_MOVING, 'run r-1 is RUNNING, stage densify is PRESSING, its press READY; this lasts a moment; if it stays, look at the press and hold the run'",
    "WAITING, NOT_MOVING, 'run r-1 is RUNNING, stage densify is WAITING, its press READY; this lasts a moment; if it stays, look at the press and hold the run'",
    "DONE, NOT_MOVING, 'run r-1 is RUNNING, stage laminate is WAITING, its press READY; this lasts a moment; if it stays, look at the press and hold the run'",
  })
  void theStageOfItsRunIsSaid(StageState state, Code code, String text) {
    assertEquals(List.of(code + ": " + text), with(PressState.READY, Cases.running(state)));
  }

  @Test
  void aPressNobodyHasSaysWhoIsTheFirstToWaitForIt() {
    RunStatus waits =
        Cases.run(RunState.QUEUED, "die D1 is with run r-2", StageState.QUEUED, false);
    assertEquals(
        List.of(
            "RUN_QUEUED: run r-1 is the first of those that wait for P1: die D1 is with run r-2;"
                + " wait, or see to who has them"),
        texts(
            WhyNot.press(
                Cases.fresh(PressState.READY),
                Cases.use(Optional.empty()),
                Optional.of(waits),
                NOW)));
  }

  @Test
  void aPauseIsSaidOnce() {
    assertEquals(1, with(PressState.PAUSED, Cases.running(StageState.PAUSED)).size());
  }

  @Test
  void aHeldRunSaysWhyAndWhatToDoOnce() {
    assertEquals(
        List.of(
            "RUN_HELD: run r-1 is held since 13:00:07 UTC: held by ann; look at the reason, then"
                + " resume or abort it",
            "PROMPT: an operator is asked since 13:00:07 UTC (densify.1): Load the die; do that,"
                + " then confirm it"),
        with(PressState.IDLE, Cases.run(RunState.HELD, "held by ann", StageState.PROMPT, true)));
    String reason = "restarted; look at the press, then resume or abort";
    assertEquals(
        List.of("RUN_HELD: run r-1 is held since 13:00:07 UTC: " + reason),
        with(PressState.IDLE, Cases.run(RunState.HELD, reason, StageState.NOT_PRESSED, false)));
  }

  @Test
  void aRunThatIsBeingAbortedHasNoOtherReasonOfItsOwn() {
    assertEquals(
        List.of(
            "DECOMPRESSING: P1 lets go of its load after an abort; wait until it is open",
            "RUN_ABORTING: run r-1 is being aborted since 13:00:07 UTC: aborted by ann; wait until"
                + " its press has let go"),
        with(
            PressState.ABORTING,
            Cases.run(RunState.ABORTING, "aborted by ann", StageState.PRESSING, false)));
  }

  @Test
  void aRunThatIsStillElsewhereIsNamedWithItsStageThere() {
    RunStatus run = Cases.running(StageState.PROMPT);
    Optional<PressUse> use =
        Optional.of(
            new PressUse(
                Cases.P2, PressDuty.PROCESSING, NOW, "", "", Optional.of(RUN), "laminate"));
    Optional<PressReading> lost =
        Optional.of(new PressReading.Lost(Cases.P2, NOW, Cases.SINCE, ""));
    assertEquals(
        List.of(
            "LINK_LOST: P2 does not answer since 13:00:07 UTC; check its power and its network",
            "WAITS_FOR_PRESS: run r-1 is at stage densify on P1 (PROMPT), before its stage laminate;"
                + " see to that stage"),
        texts(WhyNot.press(lost, use, Optional.of(run), NOW)));
  }

  @Test
  void aRunNobodyHasHeardOfAndOneThatHasEndedAreSaidToBeThat() {
    assertEquals(
        List.of(
            "NOT_MOVING: P1 serves run r-1, of which nothing is told yet; this lasts a moment; if it"
                + " stays, look at the press and hold the run"),
        texts(
            WhyNot.press(
                Cases.fresh(PressState.IDLE), Cases.use(Optional.of(RUN)), Optional.empty(), NOW)));
    assertEquals(
        List.of("NOTHING_TO_DO: " + FREE),
        with(PressState.IDLE, Cases.run(RunState.ABORTED, "", StageState.NOT_PRESSED, false)));
    assertEquals(P1, Cases.use(Optional.empty()).orElseThrow().press());
  }
}
