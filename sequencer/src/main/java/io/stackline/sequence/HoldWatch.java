package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.PressStatus.Climate;
import io.stackline.press.TagReading;
import io.stackline.press.TraceSample;
import io.stackline.recipe.HoldAlarm;
import io.stackline.recipe.StackPressure;
import io.stackline.record.HoldStore;
import io.stackline.record.RunJournal;
import io.stackline.record.RunStore;
import io.stackline.record.TraceReader;
import io.stackline.run.HoldFact;
import io.stackline.run.HoldStatus;
import io.stackline.run.HoldSummary;
import io.stackline.run.RunId;
import io.stackline.run.TraceChunk;
import io.stackline.run.WindowAlarm;
import io.stackline.sequence.hold.HoldBook;
import io.stackline.sequence.stage.StageJob;
import io.stackline.sequence.stage.StagePrograms;
import io.stackline.unit.Area;
import io.stackline.unit.Pressure;
import io.stackline.unit.PressureRate;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One hold under way, as it is followed: first what an earlier life of ours has stored of its
 * trace, piece by piece, then what comes. Summaries that cannot be written down wait, at most
 * {@value #WAITING_MAX}; alarms are for the journal, and handed out. One crank uses it.
 */
final class HoldWatch {
  /** Hours and half cycles of months; beyond it the store has been away for long. */
  private static final int WAITING_MAX = 1000;

  /** Open alarms are among the newest: there is at most one of a kind. */
  private static final int ALARMS_READ = 16;

  private final HoldStatus.Id id;
  private final PressId press;
  private final long runNumber;
  private final HoldStore store;
  private final HoldBook book;
  private final Optional<String> cycleTag;
  private final boolean releases;
  private final List<HoldFact.Summed> waiting = new ArrayList<>();
  private final List<HoldFact> alarms = new ArrayList<>();
  private Optional<TraceReader> past;
  private Optional<HoldSummary> lastHour = Optional.empty();
  private Optional<HoldSummary> lastHalfCycle = Optional.empty();
  private Optional<Instant> since = Optional.empty();
  private Optional<Instant> shown = Optional.empty();
  private String remark = "";
  private boolean toRelease;
  private boolean released;
  private boolean over;
  private boolean givenUp;

  HoldWatch(RunId run, StageJob job, long runNumber, RunStore store) {
    id = new HoldStatus.Id(run, job.stage().id());
    press = job.press().id();
    this.runNumber = runNumber;
    this.store = store.holds();
    StackPressure hold = job.stage().pressing().stackPressure();
    Area area = job.die().area();
    double newtonsPerSecond = StagePrograms.program(job, runNumber).abortRate().newtonsPerSecond();
    book =
        new HoldBook(
            area, hold, job.target(), new PressureRate(newtonsPerSecond / area.squareMetres()));
    cycleTag = hold.cycleTag();
    releases = hold.alarm().filter(each -> each.then() == HoldAlarm.Then.RELEASE).isPresent();
    past = Optional.of(store.traces().reader(runNumber));
    remember();
  }

  /** What an earlier life has written down. */
  private void remember() {
    List<WindowAlarm> open = new ArrayList<>();
    int ever = 0;
    for (HoldFact each : store.newest(runNumber, HoldFact.Kind.RAISED, ALARMS_READ)) {
      open.add(((HoldFact.Raised) each).alarm());
      ever = Math.max(ever, each.n());
    }
    for (HoldFact each : store.newest(runNumber, HoldFact.Kind.CLEARED, ALARMS_READ)) {
      open.removeIf(alarm -> alarm.n() == each.n());
    }
    book.resume(open, ever);
    toRelease = releases && !open.isEmpty();
  }

  HoldStatus.Id id() {
    return id;
  }

  PressId press() {
    return press;
  }

  long runNumber() {
    return runNumber;
  }

  /**
   * Takes the next piece of what is stored of the trace.
   *
   * @return whether there may be more; if not, samples are taken as they come from now on
   */
  boolean catchUp(Instant now) {
    Optional<TraceReader> reader = past;
    boolean more =
        reader.isPresent() && reader.get().next(sample -> note(book.replayed(sample, now)));
    if (!more) {
      past = Optional.empty();
      write();
      recall();
    }
    return more;
  }

  /** Summaries written down before carry temperatures that the trace does not. */
  private void recall() {
    lastHour = newest(HoldFact.Kind.HOUR).or(() -> lastHour);
    lastHalfCycle = newest(HoldFact.Kind.HALF_CYCLE).or(() -> lastHalfCycle);
  }

  private Optional<HoldSummary> newest(HoldFact.Kind kind) {
    return store.newest(runNumber, kind, 1).stream()
        .map(each -> ((HoldFact.Summed) each).summary())
        .findFirst();
  }

  boolean isCatchingUp() {
    return past.isPresent();
  }

  /** Takes samples that have come. */
  void add(TraceChunk chunk, Instant now) {
    for (TraceSample each : chunk.samples()) {
      note(released ? book.replayed(each, now) : book.sampled(each, now));
    }
    if (since.isEmpty() && book.hasBegun()) {
      since = Optional.of(now.minus(book.held()));
    }
  }

  private void note(List<HoldFact> facts) {
    for (HoldFact each : facts) {
      if (each instanceof HoldFact.Summed summed) {
        keep(summed);
      } else {
        alarms.add(each);
        toRelease |= releases && each instanceof HoldFact.Raised;
      }
      shown = Optional.empty();
    }
  }

  private void keep(HoldFact.Summed summed) {
    if (waiting.size() < WAITING_MAX) {
      waiting.add(summed);
    }
    HoldSummary summary = summed.summary();
    if (summary.span() == HoldSummary.Span.HOUR) {
      lastHour = Optional.of(summary);
    } else {
      lastHalfCycle = Optional.of(summary);
    }
  }

  /** Alarms raised and cleared since this was asked last. */
  List<RunJournal.HoldAlarm> alarms() {
    List<RunJournal.HoldAlarm> news =
        alarms.stream()
            .map(each -> new RunJournal.HoldAlarm(id.run(), runNumber, each, note(each)))
            .toList();
    alarms.clear();
    return news;
  }

  private RunJournal.Note note(HoldFact fact) {
    WindowAlarm alarm =
        fact instanceof HoldFact.Cleared cleared
            ? cleared.alarm()
            : ((HoldFact.Raised) fact).alarm();
    String text =
        "stage %s: alarm %d %s: %s"
            .formatted(id.stage(), fact.n(), fact.kind().name().toLowerCase(Locale.ROOT), alarm);
    return new RunJournal.Note(fact.at(), press.value(), text);
  }

  /** Writes down the summaries that wait; if it throws they go on waiting. */
  void write() {
    if (!waiting.isEmpty()) {
      store.put(runNumber, List.copyOf(waiting));
      waiting.clear();
    }
  }

  /** What the press shows beside its trace. */
  void read(PressReading.Fresh reading) {
    book.warmed(platens(reading.now().climate()), reading.at());
    cycleTag.ifPresent(
        tag ->
            reading.sampled().tags().stream()
                .filter(each -> each.name().equals(tag))
                .map(TagReading::number)
                .findFirst()
                .ifPresent(each -> note(book.marked(each, reading.at()))));
  }

  /** The targets that may be in force now; more than one if nobody knows which. */
  void aim(List<Pressure> present) {
    book.aim(present);
  }

  /**
   * Whether an alarm is to release the hold, and nobody was asked yet; says so once.
   *
   * @return the alarm
   */
  Optional<WindowAlarm> releasing() {
    Optional<WindowAlarm> alarm = book.alarms().stream().findFirst();
    if (!toRelease || alarm.isEmpty()) {
      return Optional.empty();
    }
    toRelease = false;
    remark = "released by an alarm: " + alarm.get();
    shown = Optional.empty();
    return alarm;
  }

  /** What is stored cannot be read, and never will be: it is followed no more. */
  void giveUp() {
    givenUp = true;
  }

  boolean isGivenUp() {
    return givenUp;
  }

  /** What waits is never taken. */
  void forget() {
    waiting.clear();
  }

  /** The press holds no more. */
  void release(Instant now) {
    if (!released) {
      released = true;
      note(book.release(now));
    }
  }

  /** The stroke is over, and all of its trace was there. */
  void close(Instant now) {
    release(now);
    if (!over) {
      over = true;
      note(book.close(now));
    }
  }

  /** The status, if there is news or the last one was shown long enough ago. */
  Optional<HoldStatus> news(Instant now, Duration every) {
    if (shown.filter(last -> now.isBefore(last.plus(every))).isPresent()) {
      return Optional.empty();
    }
    shown = Optional.of(now);
    return Optional.of(status(now));
  }

  private HoldStatus status(Instant now) {
    return new HoldStatus(
        id.run(),
        id.stage(),
        press,
        runNumber,
        since,
        book.held(),
        over ? Optional.empty() : book.present(),
        lastHour,
        lastHalfCycle,
        book.halfCycles(),
        book.alarms(),
        book.alarmsEver(),
        remark,
        over ? Optional.of(now) : Optional.empty());
  }

  /** The mean of both platens, or of the one that has a thermometer. */
  private static Temperature platens(Climate climate) {
    double upper = climate.platenUpper().kelvin();
    double lower = climate.platenLower().kelvin();
    if (Double.isNaN(upper) || Double.isNaN(lower)) {
      return Double.isNaN(upper) ? climate.platenLower() : climate.platenUpper();
    }
    return new Temperature((upper + lower) / 2);
  }
}
