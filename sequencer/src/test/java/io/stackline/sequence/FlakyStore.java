package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.record.HoldStore;
import io.stackline.record.RunArchive;
import io.stackline.record.RunJournal;
import io.stackline.record.RunStore;
import io.stackline.record.StoreFailed;
import io.stackline.record.TraceStore;
import io.stackline.run.CommandId;
import io.stackline.run.HoldFact;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real store whose journal can be made to refuse writing. */
final class FlakyStore implements RunStore {
  private final RunStore real;
  private boolean away;

  FlakyStore(RunStore real) {
    this.real = real;
  }

  void away(boolean now) {
    away = now;
  }

  @Override
  public TraceStore traces() {
    return real.traces();
  }

  @Override
  public HoldStore holds() {
    HoldStore holds = real.holds();
    return new HoldStore() {
      @Override
      public void put(long runNumber, List<HoldFact> facts) {
        if (away) {
          throw new StoreFailed("the disk is full");
        }
        holds.put(runNumber, facts);
      }

      @Override
      public List<HoldFact> newest(long runNumber, HoldFact.Kind kind, int max) {
        return holds.newest(runNumber, kind, max);
      }
    };
  }

  @Override
  public RunArchive archive() {
    return real.archive();
  }

  @Override
  public RunJournal journal() {
    RunJournal journal = real.journal();
    return new RunJournal() {
      @Override
      public long term() {
        return journal.term();
      }

      @Override
      public Numbers numbers() {
        return journal.numbers();
      }

      @Override
      public long nonce(PressId press) {
        return journal.nonce(press);
      }

      @Override
      public Optional<Outcome> outcome(CommandId command) {
        return journal.outcome(command);
      }

      @Override
      public boolean knows(RunId run) {
        return journal.knows(run);
      }

      @Override
      public List<Image> unfinished() {
        return journal.unfinished();
      }

      @Override
      public List<SentErrand> errands() {
        return journal.errands();
      }

      @Override
      public Map<PressId, String> doubts() {
        return journal.doubts();
      }

      @Override
      public Map<PressId, Duty> duties() {
        return journal.duties();
      }

      @Override
      public List<Image> ended(int max) {
        return journal.ended(max);
      }

      @Override
      public void write(Entry entry) {
        if (away) {
          throw new StoreFailed("the disk is full");
        }
        journal.write(entry);
      }
    };
  }
}
