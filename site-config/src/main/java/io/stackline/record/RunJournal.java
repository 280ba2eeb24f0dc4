package io.stackline.record;

import io.stackline.press.PressId;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.HoldFact;
import io.stackline.run.OrderId;
import io.stackline.run.Outcome;
import io.stackline.run.PressDuty;
import io.stackline.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The truth about runs: what is not in the journal has not happened. One writer; not thread-safe.
 * Every method throws {@link StoreFailed} if the store does not answer.
 */
public interface RunJournal {
  /** Term of this opening: grows by one each time, and fences whoever had the journal before. */
  long term();

  /** The numbers that nobody has used yet. */
  Numbers numbers();

  /** Secret of this installation for a press: unsigned 32 bit, above zero, the same for ever. */
  long nonce(PressId press);

  /** The answer this command got, if it was ever answered. */
  Optional<Outcome> outcome(CommandId command);

  /** Whether a run of this name was ever started. */
  boolean knows(RunId run);

  /** Runs that have not ended, in the order they were started. */
  List<Image> unfinished();

  /** Errands of presses that were written down and have no outcome yet, oldest first. */
  List<SentErrand> errands();

  /** Presses nobody knows the state of since a run on them ended, each with the reason. */
  Map<PressId, String> doubts();

  /** The duty each press was given last, of those that were ever given one. */
  Map<PressId, Duty> duties();

  /** The newest ended runs, oldest first. */
  List<Image> ended(int max);

  /**
   * Writes all of an entry or nothing of it; when this returns, a crash loses none of it. An entry
   * whose writing failed is written before any other: the same one once more.
   *
   * @throws StoreFailed also if a successor with a higher term has taken over, or a command in it
   *     was answered before
   */
  void write(Entry entry);

  /**
   * Writes down that an alarm of a hold was raised or cleared, on the same terms as an entry, and a
   * line in the log of its run.
   */
  void alarm(HoldAlarm alarm);

  /**
   * Whether the entry whose writing failed last is there all the same, because the store died
   * before it could say so. Writing the same entry again does no harm then.
   */
  boolean wasWritten();

  /**
   * Numbers are taken from here, and are used up once an entry says so: none is used twice, not
   * even after a crash.
   *
   * @param run next RUN_ID, from 1
   * @param orders next order number by press; a press that is absent starts at 1
   */
  record Numbers(long run, Map<PressId, Long> orders) {
    public Numbers {
      orders = Map.copyOf(orders);
    }

    public long order(PressId press) {
      return orders.getOrDefault(press, 1L);
    }
  }

  /**
   * A run as its owner wrote it down.
   *
   * @param word the run as text, in a form the owner reads back
   */
  record Image(RunId run, Instant started, boolean ended, String word) {}

  /** Which run and stage a RUN_ID belongs to. */
  record Stroke(long runNumber, RunId run, String stage) {}

  /**
   * A line in a run's log.
   *
   * @param who a user, a press, or the sequencer itself
   */
  record Note(Instant at, String who, String text) {}

  /** An errand that is about to go out to its press, under a number nobody has used. */
  record SentErrand(Command.AtPress command, OrderId order) {}

  /**
   * Whether a press may be given to a run.
   *
   * @param reason why not, or empty once it has been seen at rest
   */
  record Doubt(PressId press, Optional<String> reason) {}

  /**
   * A press was given a duty.
   *
   * @param since when
   * @param by whose word it was
   */
  record Duty(PressId press, PressDuty duty, Instant since, String by, String note) {}

  /**
   * An alarm of a hold was raised or cleared.
   *
   * @param runNumber RUN_ID of the stroke
   * @param fact of a kind that {@linkplain HoldFact.Kind#isAlarm is about an alarm}
   * @param note the same as a line in the run's log
   */
  record HoldAlarm(RunId run, long runNumber, HoldFact fact, Note note) {}

  /**
   * What one decision changes.
   *
   * @param outcome answer to the command that led to it, if one did
   * @param run the run after it, unless none is concerned
   * @param notes of that run's log; without a run they concern the line as a whole
   * @param record the finished record, once the run has ended
   * @param errand errand that goes out to a press, if one does
   * @param doubts presses whose state has become unknown, or known again
   * @param duty a press is given, if one is
   * @param numbers next free numbers after it
   */
  record Entry(
      Optional<Outcome> outcome,
      Optional<Image> run,
      List<Stroke> strokes,
      List<Note> notes,
      Optional<RunRecord> record,
      Optional<SentErrand> errand,
      List<Doubt> doubts,
      Optional<Duty> duty,
      Numbers numbers) {
    public Entry {
      strokes = List.copyOf(strokes);
      notes = List.copyOf(notes);
      doubts = List.copyOf(doubts);
    }

    /** One that changes no press's duty. */
    public Entry(
        Optional<Outcome> outcome,
        Optional<Image> run,
        List<Stroke> strokes,
        List<Note> notes,
        Optional<RunRecord> record,
        Optional<SentErrand> errand,
        List<Doubt> doubts,
        Numbers numbers) {
      this(outcome, run, strokes, notes, record, errand, doubts, Optional.empty(), numbers);
    }

    /** One that concerns runs alone. */
    public Entry(
        Optional<Outcome> outcome,
        Optional<Image> run,
        List<Stroke> strokes,
        List<Note> notes,
        Optional<RunRecord> record,
        Numbers numbers) {
      this(outcome, run, strokes, notes, record, Optional.empty(), List.of(), numbers);
    }
  }
}
