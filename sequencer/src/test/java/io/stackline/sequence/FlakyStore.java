package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.press.TraceSample;
import io.stackline.record.HoldStore;
import io.stackline.record.RunArchive;
import io.stackline.record.RunJournal;
import io.stackline.record.RunStore;
import io.stackline.record.StoreFailed;
import io.stackline.record.TraceReader;
import io.stackline.record.TraceStore;
import io.stackline.run.CommandId;
import io.stackline.run.HoldFact;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.run.TraceChunk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A real store that can be made to take and give nothing, or to write and not to say so. What was
 * written so is not written once more, as with the real one whose connection breaks.
 */
final class FlakyStore implements RunStore {
  private final RunStore real;
  private boolean away;
  private boolean holdsAway;
  private int refused;
  private boolean mute;
  private boolean never;
  private Optional<RunJournal.Entry> unsaid = Optional.empty();

  FlakyStore(RunStore real) {
    this.real = real;
  }

  /** How often it did not take or give what it was asked for. */
  int refused() {
    return refused;
  }

  void away(boolean now) {
    away = now;
  }

  /** Only what sums up holds is not taken. */
  void holdsAway(boolean now) {
    holdsAway = now;
  }

  void losesAnswers(boolean now) {
    mute = now;
  }

  private void write(RunJournal journal, RunJournal.Entry entry) {
    if (away) {
      refused++;
      throw new StoreFailed("the disk is full");
    }
    if (never) {
      throw StoreFailed.forEver("it is there already", new IllegalStateException());
    }
    if (!unsaid.equals(Optional.of(entry))) {
      journal.write(entry);
    }
    unsaid = mute ? Optional.of(entry) : Optional.empty();
    if (mute) {
      throw new StoreFailed("the connection was cut");
    }
  }

  /** The store answers, but takes no entry for ever. */
  void takesNothing(boolean now) {
    never = now;
  }

  private TraceStore here() {
    if (away) {
      refused++;
      throw new StoreFailed("the disk is full");
    }
    return real.traces();
  }

  @Override
  public TraceStore traces() {
    return new TraceStore() {
      @Override
      public void put(TraceChunk chunk) {
        here().put(chunk);
      }

      @Override
      public long samples(long runNumber) {
        return here().samples(runNumber);
      }

      @Override
      public boolean hasBeginning(long runNumber) {
        return here().hasBeginning(runNumber);
      }

      @Override
      public void read(long runNumber, Consumer<TraceSample> reader) {
        here().read(runNumber, reader);
      }

      @Override
      public TraceReader reader(long runNumber) {
        TraceReader reader = here().reader(runNumber);
        return samples -> {
          here();
          return reader.next(samples);
        };
      }

      @Override
      public void pack(long runNumber) {
        here().pack(runNumber);
      }
    };
  }

  @Override
  public boolean tidy() {
    return real.tidy();
  }

  @Override
  public HoldStore holds() {
    HoldStore holds = real.holds();
    return new HoldStore() {
      @Override
      public void put(long runNumber, List<HoldFact.Summed> summaries) {
        if (away || holdsAway) {
          throw new StoreFailed("the disk is full");
        }
        holds.put(runNumber, summaries);
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
      public void alarm(HoldAlarm alarm) {
        if (away) {
          throw new StoreFailed("the disk is full");
        }
        journal.alarm(alarm);
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
        FlakyStore.this.write(journal, entry);
      }

      @Override
      public boolean wasWritten() {
        return unsaid.isPresent();
      }
    };
  }
}
