package io.stackline.sequence;

import io.stackline.press.StageKind;
import io.stackline.record.RunJournal.Doubt;
import io.stackline.record.RunJournal.Duty;
import io.stackline.record.RunJournal.Note;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.record.RunJournal.Stroke;
import io.stackline.run.Refusal;
import io.stackline.sequence.stage.StageTask;
import io.stackline.sequence.stage.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run decided: first it is written down, then it is told, then its work is done.
 *
 * @param refusal why the command that led to it is refused, or empty if it is taken on
 * @param work what stages have to do now, in order
 * @param strokes RUN_IDs drawn in it
 * @param doubt the press whose state nobody knows after it, if there is one
 * @param toClear the press that a person has to clear after it, if there is one
 * @param numbers those nobody has used after it
 */
record Decision(
    Run next,
    Optional<Refusal> refusal,
    List<Work> work,
    List<Stroke> strokes,
    List<Note> notes,
    Optional<Doubt> doubt,
    Optional<Duty> toClear,
    Numbers numbers) {
  Decision {
    work = List.copyOf(work);
    strokes = List.copyOf(strokes);
    notes = List.copyOf(notes);
  }

  /** The same, but the command that led to it is refused. */
  Decision refusing(Refusal why) {
    return new Decision(next, Optional.of(why), work, strokes, notes, doubt, toClear, numbers);
  }

  /** The work as turns: neighbouring tasks of one stage together. */
  List<Turn> turns() {
    List<Turn> turns = new ArrayList<>();
    List<StageTask> tasks = new ArrayList<>();
    for (int i = 0; i < work.size(); i++) {
      Work each = work.get(i);
      tasks.add(each.task());
      if (i + 1 == work.size() || !work.get(i + 1).stage().equals(each.stage())) {
        turns.add(new Turn.OfStage(next.id(), each.stage(), each.kind(), tasks));
        tasks.clear();
      }
    }
    return turns;
  }

  /** A task of a stage. */
  record Work(String stage, StageKind kind, StageTask task) {}
}
