package io.stackline.launch.soak;

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
 * A store as one process of ours uses it: it may die before and after each commit, and the store
 * may be away. The numbers a store draws for itself are drawn from the seed instead.
 */
final class MortalStore implements RunStore {
  private final RunStore store;
  private final Mortal mortal;
  private final StoreTrouble trouble;
  private final Consumer<Boolean> cut;
  private final Journal journal = new Journal();
  private final Traces traces = new Traces();
  private final Holds holds = new Holds();

  /**
   * @param cut lets the next commit fail, written or not
   */
  MortalStore(RunStore store, Mortal mortal, StoreTrouble trouble, Consumer<Boolean> cut) {
    this.store = store;
    this.cut = cut;
    this.mortal = mortal;
    this.trouble = trouble;
  }

  @Override
  public RunJournal journal() {
    return journal;
  }

  @Override
  public TraceStore traces() {
    return traces;
  }

  @Override
  public HoldStore holds() {
    return holds;
  }

  @Override
  public boolean tidy() {
    mortal.step(Mortal.Step.TRACE);
    reach();
    boolean more = store.tidy();
    mortal.step(Mortal.Step.TRACE);
    return more;
  }

  @Override
  public RunArchive archive() {
    return store.archive();
  }

  private void reach() {
    mortal.live();
    if (trouble.isAway()) {
      throw new StoreFailed("the simulated store is away");
    }
  }

  private final class Journal implements RunJournal {
    /** In the journal for good, though its writer was told that it failed. */
    private Optional<Entry> untold = Optional.empty();

    @Override
    public long term() {
      reach();
      return store.journal().term();
    }

    @Override
    public Numbers numbers() {
      reach();
      return trouble.drawn(store.journal().numbers());
    }

    @Override
    public long nonce(PressId press) {
      reach();
      return trouble.nonce(press);
    }

    @Override
    public Optional<Outcome> outcome(CommandId command) {
      reach();
      return store.journal().outcome(command);
    }

    @Override
    public boolean knows(RunId run) {
      reach();
      return store.journal().knows(run);
    }

    @Override
    public List<Image> unfinished() {
      reach();
      return store.journal().unfinished();
    }

    @Override
    public List<SentErrand> errands() {
      reach();
      return store.journal().errands();
    }

    @Override
    public Map<PressId, String> doubts() {
      reach();
      return store.journal().doubts();
    }

    @Override
    public Map<PressId, Duty> duties() {
      reach();
      return store.journal().duties();
    }

    @Override
    public List<Image> ended(int max) {
      reach();
      return store.journal().ended(max);
    }

    @Override
    public void write(Entry entry) {
      mortal.step(Mortal.Step.JOURNAL);
      reach();
      Fault.Commit commit = trouble.commit();
      if (commit == Fault.Commit.NONE) {
        store.journal().write(entry);
      } else {
        cut(entry, commit == Fault.Commit.UNTOLD);
      }
      if (!untold.equals(Optional.of(entry))) {
        trouble.written(entry);
      }
      untold = Optional.empty();
      mortal.step(Mortal.Step.JOURNAL);
    }

    @Override
    public void alarm(HoldAlarm alarm) {
      mortal.step(Mortal.Step.JOURNAL);
      reach();
      store.journal().alarm(alarm);
      mortal.step(Mortal.Step.JOURNAL);
    }

    private void cut(Entry entry, boolean written) {
      cut.accept(written);
      try {
        store.journal().write(entry);
        throw new IllegalStateException("a commit was cut, and nobody was told");
      } catch (StoreFailed e) {
        if (store.journal().wasWritten()) {
          trouble.written(entry);
          untold = Optional.of(entry);
        }
        throw e;
      }
    }

    @Override
    public boolean wasWritten() {
      reach();
      return store.journal().wasWritten();
    }
  }

  private final class Traces implements TraceStore {
    @Override
    public void put(TraceChunk chunk) {
      mortal.step(Mortal.Step.TRACE);
      reach();
      store.traces().put(chunk);
      mortal.step(Mortal.Step.TRACE);
    }

    @Override
    public void pack(long runNumber) {
      mortal.step(Mortal.Step.TRACE);
      reach();
      store.traces().pack(runNumber);
      mortal.step(Mortal.Step.TRACE);
    }

    @Override
    public long samples(long runNumber) {
      reach();
      return store.traces().samples(runNumber);
    }

    @Override
    public boolean hasBeginning(long runNumber) {
      reach();
      return store.traces().hasBeginning(runNumber);
    }

    @Override
    public void read(long runNumber, Consumer<TraceSample> reader) {
      reach();
      store.traces().read(runNumber, reader);
    }

    @Override
    public TraceReader reader(long runNumber) {
      reach();
      TraceReader reader = store.traces().reader(runNumber);
      return samples -> {
        reach();
        return reader.next(samples);
      };
    }
  }

  private final class Holds implements HoldStore {
    @Override
    public void put(long runNumber, List<HoldFact.Summed> summaries) {
      mortal.step(Mortal.Step.TRACE);
      reach();
      store.holds().put(runNumber, summaries);
      mortal.step(Mortal.Step.TRACE);
    }

    @Override
    public List<HoldFact> newest(long runNumber, HoldFact.Kind kind, int max) {
      reach();
      return store.holds().newest(runNumber, kind, max);
    }
  }
}
