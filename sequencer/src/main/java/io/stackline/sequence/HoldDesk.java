package io.stackline.sequence;

import io.stackline.board.Stamp;
import io.stackline.board.StateLane;
import io.stackline.press.Press;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.StageKind;
import io.stackline.recipe.Stage;
import io.stackline.record.RunStore;
import io.stackline.record.StoreFailed;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.HoldStatus;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.StageState;
import io.stackline.run.TraceChunk;
import io.stackline.run.WindowAlarm;
import io.stackline.sequence.stage.RecipeOnSite;
import io.stackline.sequence.stage.StageJob;
import io.stackline.site.Site;
import io.stackline.time.Crank;
import io.stackline.time.Time;
import io.stackline.time.Wall;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the stack-pressure holds that are under way, whatever state their runs are in: statistics
 * and alarms go on while a run is held. Nothing here touches a press; where a recipe says that an
 * alarm releases a hold, it asks for the release as a person would. One crank uses it.
 */
final class HoldDesk {
  private static final Logger LOG = LoggerFactory.getLogger(HoldDesk.class);

  /** Whoever asks for the release of a hold whose recipe says so. */
  static final String ALARM = "stack-pressure alarm";

  /** Temperatures change slowly, and a reading costs a turn of the crank. */
  private static final Duration CLIMATE_EVERY = Duration.ofSeconds(5);

  private static final Duration SHOWN_EVERY = Duration.ofMinutes(1);
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);

  private final Supplier<Site> site;
  private final RunStore store;
  private final Time time;
  private final Crank crank;
  private final StateLane<HoldStatus.Id, HoldStatus> lane;
  private final Function<RunId, Optional<Run>> runs;
  private final Consumer<Input> inputs;
  private final long term;
  private final Duration againAfter;
  private final Map<RunId, HoldWatch> watches = new HashMap<>();

  /** When the temperature of a press is wanted next; asked by any thread. */
  private final Map<PressId, Instant> climateDue = new ConcurrentHashMap<>();

  private long stamps;

  /**
   * @param runs those that have not ended
   * @param inputs takes what alarms ask for, later
   */
  HoldDesk(
      Supplier<Site> site,
      RunStore store,
      Time time,
      Crank crank,
      StateLane<HoldStatus.Id, HoldStatus> lane,
      Function<RunId, Optional<Run>> runs,
      Consumer<Input> inputs) {
    this.site = site;
    this.store = store;
    this.time = time;
    this.crank = crank;
    this.lane = lane;
    this.runs = runs;
    this.inputs = inputs;
    term = store.journal().term();
    againAfter = Wall.time(AGAIN_AFTER, time);
  }

  /** A stroke of a stage that holds stack pressure. */
  private record Held(int stage, long runNumber, boolean released) {}

  private static Optional<Held> held(Run run) {
    Optional<Held> stroke = Optional.empty();
    if (run.step() instanceof Stroke step) {
      stroke = Optional.of(new Held(step.stage(), step.runNumber(), false));
    } else if (run.step() instanceof Judging step) {
      stroke = Optional.of(new Held(step.stage(), step.runNumber(), true));
    }
    return stroke.filter(
        each -> run.status().stages().get(each.stage()).kind() == StageKind.INSITU);
  }

  /** A run has changed, or was taken up after a restart; nobody was told yet. */
  void changed(RunId id) {
    Optional<Run> run = runs.apply(id);
    Optional<Held> held = run.flatMap(HoldDesk::held);
    HoldWatch watch = watches.get(id);
    if (watch != null && held.filter(each -> each.runNumber() == watch.runNumber()).isEmpty()) {
      over(watch);
    }
    if (run.isPresent() && held.isPresent()) {
      follow(run.get(), held.get());
    }
  }

  private void over(HoldWatch watch) {
    if (watch.isGivenUp()) {
      leave(watch);
    } else if (!watch.isCatchingUp()) {
      end(watch);
    }
  }

  private void follow(Run run, Held held) {
    HoldWatch watch = watches.get(run.id());
    if (watch == null) {
      begin(run, held);
    } else if (watch.runNumber() == held.runNumber() && !watch.isGivenUp()) {
      StageJob job = job(run, held.stage());
      watch.aim(new MoveDraft(run.moves()).present(held.runNumber(), job.target()));
      release(run, held, watch);
      if (held.released() && !watch.isCatchingUp()) {
        watch.release(time.now());
        tell(watch);
      }
    }
  }

  private void begin(Run run, Held held) {
    try {
      HoldWatch watch = new HoldWatch(run.id(), job(run, held.stage()), held.runNumber(), store);
      watches.put(run.id(), watch);
      climateDue.put(watch.press(), Instant.MIN);
      catchUp(watch);
    } catch (StoreFailed e) {
      LOG.error("run={} its hold is followed later", run.id(), e);
      if (!e.isLasting()) {
        crank.after(againAfter, () -> changed(run.id()));
      }
    } catch (IllegalArgumentException e) {
      LOG.error("run={} its hold is not followed", run.id(), e);
    }
  }

  private StageJob job(Run run, int index) {
    Stage stage = run.recipe().stages().get(index);
    Press press = site.get().press(run.status().stages().get(index).press()).press();
    return new RecipeOnSite(site.get(), run.recipe())
        .job(stage, press, run.stack().with(stage.id(), stage.adds()));
  }

  /** A trace of days is read in pieces, so that nobody waits for it. */
  private void catchUp(HoldWatch watch) {
    try {
      if (watch.catchUp(time.now())) {
        crank.execute(() -> catchUp(watch));
        return;
      }
    } catch (StoreFailed e) {
      caughtNothing(watch, e);
      return;
    }
    changed(watch.id().run());
    show(watch);
  }

  private void caughtNothing(HoldWatch watch, StoreFailed e) {
    if (e.isLasting()) {
      LOG.error(
          "hold={} what is stored of it cannot be read: it is followed no more", watch.id(), e);
      watch.giveUp();
      changed(watch.id().run());
    } else {
      LOG.warn("hold={} its trace is read later: {}", watch.id(), e.getMessage());
      crank.after(againAfter, () -> catchUp(watch));
    }
  }

  /** Samples have come, and are stored. */
  void traced(TraceChunk chunk) {
    watches.values().stream()
        .filter(each -> each.runNumber() == chunk.runNumber())
        .filter(each -> !each.isCatchingUp() && !each.isGivenUp())
        .findFirst()
        .ifPresent(watch -> guarded(watch, () -> traced(watch, chunk)));
  }

  private void traced(HoldWatch watch, TraceChunk chunk) {
    watch.add(chunk, time.now());
    write(watch);
    tell(watch);
    runs.apply(watch.id().run())
        .ifPresent(run -> held(run).ifPresent(each -> release(run, each, watch)));
    show(watch);
  }

  /** A hold that cannot be followed goes on as before; only its figures stop. */
  private void guarded(HoldWatch watch, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.error("hold={} an unexpected fault: it is followed no more", watch.id(), e);
      watch.giveUp();
    }
  }

  private void leave(HoldWatch watch) {
    watches.remove(watch.id().run(), watch);
    climateDue.remove(watch.press());
  }

  /** Alarms go into the journal, in their turn. */
  private void tell(HoldWatch watch) {
    watch.alarms().forEach(each -> inputs.accept(new Input.Alarmed(each)));
  }

  /** What cannot be written down now is written with what comes next. */
  private static boolean write(HoldWatch watch) {
    try {
      watch.write();
      return true;
    } catch (StoreFailed e) {
      if (e.isLasting()) {
        LOG.error("hold={} what was seen of it cannot be written down", watch.id(), e);
        watch.forget();
        return true;
      }
      LOG.warn("hold={} what was seen of it is written down later: {}", watch.id(), e.getMessage());
      return false;
    }
  }

  /** A run that is held stays so: the alarm waits with its release until somebody resumes it. */
  private void release(Run run, Held held, HoldWatch watch) {
    boolean pressing =
        run.status().state() == RunState.RUNNING
            && run.status().stages().get(held.stage()).state() == StageState.PRESSING;
    if (pressing) {
      watch
          .releasing()
          .ifPresent(
              alarm -> {
                LOG.warn("run={} stage={} {}", run.id(), watch.id().stage(), alarm);
                inputs.accept(new Input.Asked(releaseBy(alarm, watch)));
              });
    }
  }

  private Command releaseBy(WindowAlarm alarm, HoldWatch watch) {
    CommandId id = new CommandId("alarm-" + watch.runNumber() + "-" + alarm.n() + "-" + term);
    return new Command.Release(id, ALARM, time.now(), watch.id().run());
  }

  /** Whether a reading is wanted; for any thread. */
  boolean wants(PressReading.Fresh reading) {
    Instant due = climateDue.get(reading.press());
    return due != null
        && !reading.at().isBefore(due)
        && climateDue.replace(reading.press(), due, reading.at().plus(CLIMATE_EVERY));
  }

  /** What a press shows beside its trace. */
  void read(PressReading.Fresh reading) {
    watches.values().stream()
        .filter(each -> each.press().equals(reading.press()))
        .filter(each -> each.runNumber() == reading.now().loaded().runNumber())
        .filter(each -> !each.isGivenUp())
        .findFirst()
        .ifPresent(
            watch ->
                guarded(
                    watch,
                    () -> {
                      watch.read(reading);
                      write(watch);
                      show(watch);
                    }));
  }

  private void end(HoldWatch watch) {
    watch.close(time.now());
    tell(watch);
    if (!write(watch)) {
      crank.after(againAfter, () -> changed(watch.id().run()));
      return;
    }
    leave(watch);
    show(watch);
  }

  private void show(HoldWatch watch) {
    watch
        .news(time.now(), SHOWN_EVERY)
        .ifPresent(status -> lane.publish(status.id(), new Stamp(term, ++stamps), status));
  }
}
