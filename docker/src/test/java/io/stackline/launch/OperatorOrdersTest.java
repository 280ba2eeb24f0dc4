package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.Alarm;
import io.stackline.press.PressId;
import io.stackline.press.PressState;
import io.stackline.run.Command;
import io.stackline.run.Errand;
import io.stackline.run.Outcome;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus.StageResult;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What operators order beside the recipe, down to the simulated PLC and its plant. */
final class OperatorOrdersTest {
  private static final PressId P1 = new PressId("P1");
  private static final PressId P3 = new PressId("P3");
  private static final int HOLD = 3;

  @TempDir Path folder;

  private VirtualLine line() throws Exception {
    return new VirtualLine(QuickSite.read(folder.resolve("site")), folder.resolve("journal"));
  }

  @Test
  void aHoldIsAdjustedWithinItsBoundsAndReleased() throws Exception {
    try (VirtualLine line = line()) {
      RunId run = line.startRun("quick-hold");
      line.drive(run, () -> line.isIn(P3, PressState.INSITU));
      line.time.advance(Duration.ofMinutes(1));

      assertInstanceOf(Outcome.Accepted.class, adjust(line, run, "78 MPa"));
      line.until(() -> Math.abs(line.press(P3).forces().actual().toKN() - 6.126) < 0.05);
      assertEquals(78, line.status(run).stages().get(HOLD).target().toMPa(), 1e-9);
      assertEquals(6.126, line.press(P3).forces().target().toKN(), 1e-3);

      assertRefused(Refusal.Code.ARGUMENT, "10 %", adjust(line, run, "90 MPa"));
      assertRefused(Refusal.Code.ENVELOPE, "bears 80 MPa", adjust(line, run, "81 MPa"));
      assertEquals(6.126, line.press(P3).forces().target().toKN(), 1e-3);
      line.time.advance(Duration.ofMinutes(10));
      assertEquals(PressState.INSITU, line.press(P3).state(), "it waits for its release");

      Outcome released = line.ask(new Command.Release(line.id(), "ann", line.time.now(), run));

      assertInstanceOf(Outcome.Accepted.class, released);
      line.drive(run, () -> line.status(run).state().isEnded());
      assertEquals(RunState.COMPLETE, line.status(run).state());
      StageResult result = line.status(run).stages().get(HOLD).result().orElseThrow();
      assertEquals(Verdict.PASS, result.verdict(), result::toString);
      assertTrue(result.inBandFraction() > 0.99, result::toString);
    }
  }

  private static Outcome adjust(VirtualLine line, RunId run, String target) {
    return line.ask(new Command.Adjust(line.id(), "ann", line.time.now(), run, target));
  }

  private static void assertRefused(Refusal.Code code, String words, Outcome outcome) {
    Refusal refusal = assertInstanceOf(Outcome.Refused.class, outcome).refusal();
    assertEquals(code, refusal.code(), refusal.toString());
    assertTrue(refusal.reason().contains(words), refusal.toString());
  }

  /** A ramp freezes when its host is lost, and after 30 s the press lets go and trips. */
  @Test
  void theAlarmOfALostHostIsResetFromTheLineAndThePressServesAgain() throws Exception {
    try (VirtualLine line = line()) {
      RunId lost = line.startRun("quick-pellet");
      line.drive(lost, () -> line.isIn(P1, PressState.RAMP));
      line.time.advance(Duration.ofSeconds(5));
      line.die();
      line.time.advance(Duration.ofMinutes(3));
      line.start();
      line.until(() -> line.isStage(lost, 0, StageState.DONE));
      assertTrue(line.press(P1).trips().contains(Alarm.HOST_LOST), "a control");
      line.ask(new Command.Abort(line.id(), "ann", line.time.now(), lost));
      assertEquals(RunState.ABORTED, line.status(lost).state());

      assertInstanceOf(Outcome.Obeyed.class, line.errand(P1, Errand.RESET_ALARM));

      line.until(() -> line.press(P1).trips().isEmpty());
      assertInstanceOf(Outcome.Obeyed.class, line.clear(P1));
      RunId next = line.startRun("quick-pellet");
      line.drive(next, () -> line.status(next).state().isEnded());
      assertEquals(Verdict.PASS, line.status(next).verdict(), line.status(next)::toString);
    }
  }

  /** The driver gives an abort a minute; the press lets go by itself meanwhile, and trips. */
  @Test
  void anAbortedRunDoesNotWaitForADeadPressWhichServesAgainOnceItWasLookedAt() throws Exception {
    try (VirtualLine line = line()) {
      RunId dead = line.startRun("quick-pellet");
      line.drive(dead, () -> line.isIn(P1, PressState.RAMP));
      line.time.advance(Duration.ofSeconds(5));
      line.cut(P1, true);
      line.until(() -> line.isStage(dead, 0, StageState.COMM_LOST));
      Instant asked = line.time.now();
      line.ask(new Command.Abort(line.id(), "ann", asked, dead));
      line.until(() -> line.status(dead).state().isEnded());

      assertEquals(RunState.ABORTED, line.status(dead).state());
      String reason = line.status(dead).reason();
      assertTrue(reason.startsWith("press state unknown, look before reuse"), reason);
      assertTrue(asked.plus(Duration.ofMinutes(2)).isAfter(line.time.now()), "after a minute");
      assertNotGivenOut(line);
      line.die();
      line.cut(P1, false);
      line.start();
      line.until(() -> line.isIn(P1, PressState.FAULT));
      assertNotGivenOut(line);

      assertInstanceOf(Outcome.Obeyed.class, line.errand(P1, Errand.RESET_ALARM));

      line.until(() -> line.isIn(P1, PressState.IDLE));
      line.time.advance(Duration.ofSeconds(1));
      assertInstanceOf(Outcome.Obeyed.class, line.clear(P1));
      RunId next = line.startRun("quick-pellet");
      line.drive(next, () -> line.status(next).state().isEnded());
      assertEquals(Verdict.PASS, line.status(next).verdict(), line.status(next)::toString);
    }
  }

  private static void assertNotGivenOut(VirtualLine line) {
    RunId waits = line.startRun("quick-pellet");
    line.until(() -> line.status(waits).standing().position() > 0);
    assertEquals(RunState.QUEUED, line.status(waits).state());
    String reason = line.status(waits).reason();
    assertTrue(reason.contains("P1 has not been seen at rest since"), reason);
    line.ask(new Command.Stop(line.id(), "ann", line.time.now(), waits));
    line.until(() -> line.status(waits).state().isEnded());
  }

  @Test
  void aPressIsTaredAndOpenedBetweenRunsAndNothingIsResetWithoutAnAlarm() throws Exception {
    try (VirtualLine line = line()) {
      line.until(() -> line.isIn(P1, PressState.IDLE));

      assertInstanceOf(Outcome.Obeyed.class, line.errand(P1, Errand.TARE));
      assertInstanceOf(Outcome.Obeyed.class, line.errand(P1, Errand.OPEN));
      assertRefused(
          Refusal.Code.STATE, "has no alarm latched", line.errand(P1, Errand.RESET_ALARM));
      assertRefused(
          Refusal.Code.UNKNOWN, "no press P9", line.errand(new PressId("P9"), Errand.OPEN));
    }
  }
}
