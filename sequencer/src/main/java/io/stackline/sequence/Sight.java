package io.stackline.sequence;

import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.record.RunJournal;
import io.stackline.run.CommandId;
import io.stackline.run.Outcome;
import io.stackline.run.RunId;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is looked up to decide about one input: the time, readings, what the journal knows. It stays
 * as it was first seen until the input is {@linkplain #over dealt with}: one that could not be
 * written down is decided once more, and must be decided the same, because the store may have
 * written it and died before it could say so. One crank uses it.
 */
final class Sight implements Time {
  private final Time time;
  private final RunJournal journal;
  private final Function<PressId, Optional<PressReading>> readings;
  private final Map<PressId, Optional<PressReading>> read = new HashMap<>();
  private final Map<CommandId, Optional<Outcome>> outcomes = new HashMap<>();
  private final Map<RunId, Boolean> runs = new HashMap<>();
  private final Supplier<Map<PressId, String>> ailing;
  private Optional<Map<PressId, String>> ailments = Optional.empty();
  private Optional<Instant> now = Optional.empty();

  Sight(
      Time time,
      RunJournal journal,
      Function<PressId, Optional<PressReading>> readings,
      Supplier<Map<PressId, String>> ailing) {
    this.ailing = ailing;
    this.time = time;
    this.journal = journal;
    this.readings = readings;
  }

  /** An input is being taken. */
  void begin() {
    now = now.or(() -> Optional.of(time.now()));
  }

  /** It was dealt with; the next one sees what is there then. */
  void over() {
    now = Optional.empty();
    ailments = Optional.empty();
    read.clear();
    outcomes.clear();
    runs.clear();
  }

  @Override
  public Instant now() {
    return now.orElseGet(time::now);
  }

  @Override
  public long wallNanos() {
    return time.wallNanos();
  }

  @Override
  public double speed() {
    return time.speed();
  }

  @Override
  public Crank crank(String name) {
    return time.crank(name);
  }

  Optional<PressReading> reading(PressId press) {
    return read.computeIfAbsent(press, readings);
  }

  /** What presses say against being given a run. */
  Map<PressId, String> ailments() {
    Map<PressId, String> seen = ailments.orElseGet(ailing);
    ailments = now.map(at -> seen);
    return seen;
  }

  Optional<Outcome> outcome(CommandId command) {
    return outcomes.computeIfAbsent(command, journal::outcome);
  }

  boolean knows(RunId run) {
    return runs.computeIfAbsent(run, journal::knows);
  }
}
