package io.stackline.launch.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.launch.kill.Sight.State;
import io.stackline.launch.kill.Told.Answer;
import io.stackline.launch.kill.Told.What;
import io.stackline.record.RunJournal.Stroke;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.sequence.store.StoreAudit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each way in which a journal can be wrong, one at a time, beside one that is right. */
final class JournalJudgeTest {
  private static final RunId RUN = new RunId("run-1");
  private static final CommandId START = new CommandId("k-1");
  private static final CommandId HOLD = new CommandId("k-2");
  private static final Told STARTED =
      new Told(START, What.START, "", 1, new Answer.Accepted("run-1"));
  private static final Told REFUSED =
      new Told(HOLD, What.HOLD, "run-1", 1, new Answer.Refused("not now"));
  private static final StoreAudit NOTHING =
      new StoreAudit(0, 0, Map.of(), List.of(), List.of(), Map.of(), Map.of());

  private final Map<CommandId, Outcome> outcomes =
      new HashMap<>(
          Map.of(
              START,
              new Outcome.Accepted(START, Instant.EPOCH, RUN),
              HOLD,
              new Outcome.Refused(
                  HOLD, Instant.EPOCH, new Refusal(Refusal.Code.STATE, "not now", "wait"))));
  private final List<CommandId> again = new ArrayList<>();
  private final List<Stroke> drawn = new ArrayList<>(List.of(new Stroke(101, RUN, "densify")));
  private final Map<RunId, Boolean> runs = new HashMap<>(Map.of(RUN, false));
  private final List<Told> told = new ArrayList<>(List.of(STARTED, REFUSED));
  private final Map<String, Map<Long, State>> begun =
      new HashMap<>(Map.of("A1", Map.of(101L, State.DWELL)));
  private StoreAudit before = NOTHING;
  private long reached = 7;

  private StoreAudit audit() {
    return new StoreAudit(7, reached, outcomes, again, drawn, runs, Map.of());
  }

  private List<String> faults() {
    return JournalJudge.judge(before, audit(), told, begun);
  }

  private void onlyFault(String words) {
    List<String> faults = faults();
    assertEquals(1, faults.size(), faults.toString());
    assertTrue(faults.get(0).contains(words), faults.get(0));
  }

  @Test
  void whatAgreesIsNoFault() {
    before = audit();
    assertEquals(List.of(), faults());
  }

  @Test
  void anAcknowledgedCommandThatIsNotThereIsFound() {
    outcomes.remove(HOLD);
    onlyFault("acknowledged and lost");
  }

  @Test
  void aRefusalThatDoesNotSayWhatToDoIsFound() {
    outcomes.put(
        HOLD,
        new Outcome.Refused(HOLD, Instant.EPOCH, new Refusal(Refusal.Code.STATE, "not now", "  ")));
    onlyFault("refused without saying what to do");
  }

  @Test
  void aStartThatIsNotThereIsFoundAndItsRunToo() {
    outcomes.remove(START);
    List<String> faults = faults();
    assertTrue(faults.toString().contains("acknowledged and lost"), faults.toString());
    assertTrue(faults.toString().contains("started by nobody"), faults.toString());
  }

  @Test
  void aCommandThatWasRefusedAndThenDoneIsFound() {
    outcomes.put(HOLD, new Outcome.Accepted(HOLD, Instant.EPOCH, RUN));
    onlyFault("acknowledged and lost");
  }

  @Test
  void anAnswerThatWasGivenForAnotherRunIsFound() {
    told.set(0, STARTED.answered(new Answer.Accepted("run-9")));
    onlyFault("acknowledged and lost");
  }

  @Test
  void anOutcomeThatChangesIsFound() {
    before = audit();
    outcomes.put(START, new Outcome.Accepted(START, Instant.EPOCH.plusSeconds(1), RUN));
    onlyFault("had Accepted");
  }

  @Test
  void aJournalThatShrinksIsFound() {
    before = new StoreAudit(9, 9, Map.of(), List.of(), List.of(), Map.of(), Map.of());
    onlyFault("had 9 entries and has 7");
  }

  @Test
  void tablesThatLagBehindAreFound() {
    reached = 6;
    onlyFault("the tables tell up to entry 6");
  }

  @Test
  void aCommandThatWasAnsweredTwiceIsFound() {
    again.add(HOLD);
    onlyFault("answered twice");
  }

  @Test
  void aRunThatIsLostIsFound() {
    runs.clear();
    onlyFault("is lost");
  }

  @Test
  void twoStartsOfOneRunAreFound() {
    CommandId other = new CommandId("k-3");
    outcomes.put(other, new Outcome.Accepted(other, Instant.EPOCH, RUN));
    told.add(new Told(other, What.START, "", 1, new Answer.None()));
    onlyFault("two starts gave run run-1");
  }

  @Test
  void aStrokeTheJournalNeverDrewIsFound() {
    drawn.clear();
    onlyFault("which the journal never drew");
  }

  @Test
  void aNumberThatWasDrawnTwiceIsFound() {
    drawn.add(new Stroke(101, RUN, "densify"));
    onlyFault("was drawn twice");
  }

  @Test
  void oneNumberOnTwoPressesIsFound() {
    begun.put("A2", Map.of(101L, State.RAMP));
    List<String> faults = faults();
    assertTrue(faults.toString().contains("was started on"), faults.toString());
  }

  @Test
  void aStageThatIsPressedTwiceUnderTwoNumbersIsFoundUnlessAPersonSaidSo() {
    drawn.add(new Stroke(102, RUN, "densify"));
    begun.put("A1", Map.of(101L, State.COMPLETE, 102L, State.RAMP));
    onlyFault("0 repetitions were asked for");

    CommandId repeat = new CommandId("k-3");
    Told asked = new Told(repeat, What.REPEAT, "run-1", 1, new Answer.None());
    told.add(asked);
    assertEquals(List.of(), faults(), "it may have been taken, for nobody heard the answer");

    outcomes.put(
        repeat,
        new Outcome.Refused(repeat, Instant.EPOCH, new Refusal(Refusal.Code.STATE, "no", "wait")));
    told.set(2, asked.answered(new Answer.Refused("no")));
    onlyFault("0 repetitions were asked for");
  }

  @Test
  void atTheEndEveryRunHasEndedAndEveryCommandHasItsOutcome() {
    told.add(new Told(new CommandId("k-3"), What.HOLD, "run-1", 2, new Answer.None()));
    List<String> faults = JournalJudge.judgeEnd(audit(), told);
    assertEquals(3, faults.size(), faults.toString());
    assertTrue(faults.get(0).contains("has not ended"), faults.toString());
    assertTrue(faults.get(1).contains("never got an answer"), faults.toString());
    assertTrue(faults.get(2).contains("has no outcome"), faults.toString());
  }
}
