package io.stackline.why;

import static io.stackline.why.Cases.NOW;
import static io.stackline.why.Cases.OTHER;
import static io.stackline.why.Cases.RUN;
import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** What a run answers, in words. */
final class WhyNotRunTest {
  /** After what it waits for; a press that moves, and a run that is held, need no such reminder. */
  @Test
  void whatTakesTooLongIsToldBehindWhatItWaitsFor() {
    RunStatus late = Cases.late(Cases.running(StageState.PROMPT));
    List<Reason> why =
        WhyNot.run(
            late,
            press -> Cases.fresh(PressState.READY),
            press -> Cases.use(Optional.of(RUN)),
            NOW);
    assertEquals(List.of(Code.PROMPT, Code.OVERDUE), why.stream().map(Reason::code).toList());
    assertEquals(
        "prompt densify.1 began at 13:00:07 UTC and should have been over at 13:15:07 UTC; see what"
            + " it waits for; if nothing, hold the run and look at press and log",
        why.get(1).text());
  }

  private static List<String> why(
      RunStatus run, Optional<PressReading> reading, Optional<PressUse> use) {
    return WhyNot.run(
            run,
            press -> press.equals(Cases.P1) ? reading : Optional.empty(),
            press -> press.equals(Cases.P1) ? use : Optional.empty(),
            NOW)
        .stream()
        .map(each -> each.code() + ": " + each.text())
        .toList();
  }

  private static List<String> why(RunStatus run, Optional<PressReading> reading) {
    return why(run, reading, Cases.use(Optional.of(RUN)));
  }

  @ParameterizedTest
  @CsvSource({"PREPARING", "PRESSING", "COMM_LOST", "PAUSED"})
  void theOwnStrokeIsPressingHoweverFarTheNewsHasCome(StageState state) {
    assertEquals(List.of(), why(Cases.running(state), Cases.fresh(PressState.RAMP)));
    assertEquals(
        List.of(),
        why(Cases.running(state), Says.well(PressState.DWELL).stroke(0).read()),
        "a press that names no stroke");
    RunStatus held = Cases.run(RunState.HELD, "restarted", state, false);
    assertEquals(List.of(), why(held, Cases.fresh(PressState.INSITU)), "it goes on by itself");
  }

  @Test
  void anotherStrokeOnItsPressIsNotItsOwn() {
    String other =
        "OTHER_STROKE: P1 is in RAMP for stroke 77, which is not of this run; wait for its end";
    assertEquals(
        List.of(other),
        why(Cases.running(StageState.PRESSING), Says.well(PressState.RAMP).stroke(77).read()));
    assertEquals(
        List.of(
            other,
            "PROMPT: an operator is asked since 13:00:07 UTC (densify.1): Load the die; do that,"
                + " then confirm it"),
        why(Cases.running(StageState.PROMPT), Says.well(PressState.RAMP).stroke(77).read()));
  }

  @Test
  void itsPressIsAskedFirst() {
    assertEquals(
        List.of(
            "MAINTENANCE: P1 is in MAINTENANCE since 2026-11-21 13:00:07 UTC, set by ann: new seal;"
                + " once that is done set it to PROCESSING",
            "LINK_LOST: P1 does not answer since 13:00:07 UTC: connection refused; check its power"
                + " and its network",
            "PROMPT: an operator is asked since 13:00:07 UTC (densify.1): Load the die; do that,"
                + " then confirm it"),
        why(
            Cases.running(StageState.PROMPT),
            Cases.lost(),
            Cases.use(PressDuty.MAINTENANCE, Optional.of(RUN))));
  }

  @Test
  void theRunThatHasThePressIsNamed() {
    assertEquals(
        List.of("WAITS_FOR_TURN: P1 serves run r-2 first; wait for that run, or abort it"),
        why(
            Cases.running(StageState.WAITING),
            Cases.fresh(PressState.IDLE),
            Cases.use(Optional.of(OTHER))));
  }

  @ParameterizedTest
  @CsvSource({"COMPLETE", "ABORTED"})
  void anEndedRunHasOneReason(RunState state) {
    assertEquals(
        List.of("RUN_ENDED: run r-1 is " + state + " since 13:00:07 UTC; start another"),
        why(Cases.run(state, "", StageState.NOT_PRESSED, true), Cases.lost()));
  }

  @Test
  void aRunIsAtTheFirstStageThatIsNotDone() {
    assertEquals(
        List.of(
            "NO_READING: nothing has been read of P2 yet; wait for the bridge, or look at its log"),
        why(Cases.running(StageState.DONE), Cases.fresh(PressState.IDLE)));
  }

  @Test
  void aRunThatWaitsSaysWhoHasWhatAndNothingOfThePressItMayNeverGet() {
    String why = "P1 serves run r-2";
    assertEquals(
        List.of(
            "RUN_QUEUED: run r-1 is queued since 13:00:07 UTC: P1 serves run r-2; wait, or see to"
                + " who has them"),
        why(Cases.run(RunState.QUEUED, why, StageState.QUEUED, false), Cases.lost()));
    assertEquals(
        List.of(
            "RUN_QUEUED: stage densify of run r-1 waits for a press: P1 serves run r-2; wait, or"
                + " see to who has them"),
        why(Cases.run(RunState.RUNNING, why, StageState.QUEUED, false), Cases.lost()));
  }
}
