package io.stackline.why;

import io.stackline.press.Alarm;
import io.stackline.press.DieId;
import io.stackline.press.Doubt;
import io.stackline.press.Interlock;
import io.stackline.press.PressId;
import io.stackline.press.PressMode;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.PressStatus;
import io.stackline.press.ProfileState;
import io.stackline.press.Sampled;
import io.stackline.press.SegmentType;
import io.stackline.press.Signal;
import io.stackline.press.StageKind;
import io.stackline.recipe.RecipeId;
import io.stackline.run.Due;
import io.stackline.run.PressDuty;
import io.stackline.run.PressUse;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.RunStatus.Prompt;
import io.stackline.run.RunStatus.StageStatus;
import io.stackline.run.StageState;
import io.stackline.run.Verdict;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.LinePressure;
import io.stackline.unit.Pressure;
import io.stackline.unit.Speed;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Presses and runs in every state, as the board tells of them. */
final class Cases {
  static final PressId P1 = new PressId("P1");
  static final PressId P2 = new PressId("P2");
  static final RunId RUN = new RunId("r-1");
  static final RunId OTHER = new RunId("r-2");
  static final Instant NOW = Instant.parse("2026-11-22T14:03:20Z");
  static final Instant SINCE = Instant.parse("2026-11-22T13:00:07.5Z");
  static final Instant YESTERDAY = Instant.parse("2026-11-21T13:00:07Z");
  static final long STROKE = 1001;

  private Cases() {}

  /**
   * What a press says of itself.
   *
   * @param owned by our bridge
   * @param lease of whoever owns it, in seconds
   */
  record Says(
      PressState state,
      PressMode mode,
      Set<Interlock> missing,
      Set<Alarm> trips,
      boolean owned,
      int lease,
      Map<Signal, Doubt> doubts,
      long stroke) {
    static Says well(PressState state) {
      return new Says(state, PressMode.REMOTE, Set.of(), Set.of(), false, 0, Map.of(), STROKE);
    }

    Says mode(PressMode other) {
      return new Says(state, other, missing, trips, owned, lease, doubts, stroke);
    }

    Says missing(Interlock... some) {
      return new Says(state, mode, Set.of(some), trips, owned, lease, doubts, stroke);
    }

    Says trips(Alarm... some) {
      return new Says(state, mode, missing, Set.of(some), owned, lease, doubts, stroke);
    }

    Says leased(boolean ours) {
      return new Says(state, mode, missing, trips, ours, 3, doubts, stroke);
    }

    Says force(Doubt doubt) {
      return new Says(
          state, mode, missing, trips, owned, lease, Map.of(Signal.FORCE, doubt), stroke);
    }

    Says stroke(long other) {
      return new Says(state, mode, missing, trips, owned, lease, doubts, other);
    }

    Optional<PressReading> read() {
      return read(3);
    }

    /** As a press with a map of its own is read: only the permissives its alarms speak of. */
    Optional<PressReading> readByMap() {
      return read(0);
    }

    private Optional<PressReading> read(int boots) {
      Set<Interlock> healthy = EnumSet.allOf(Interlock.class);
      healthy.removeAll(boots == 0 ? EnumSet.allOf(Interlock.class) : missing);
      Force force = Force.ofKN(5);
      Temperature room = Temperature.ofCelsius(25);
      PressStatus status =
          new PressStatus(
              state,
              mode,
              Set.of(),
              healthy,
              trips,
              Set.of(Alarm.OIL_LEVEL),
              new PressStatus.Step(
                  1, SegmentType.RAMP, Duration.ZERO, Duration.ZERO, Duration.ZERO),
              new PressStatus.Forces(force, force, force, force, force, LinePressure.ofBar(20)),
              new PressStatus.Motion(Length.ofMm(40), Speed.ofMmPerSecond(0), 0),
              new PressStatus.Climate(room, room, room, 80),
              new PressStatus.Loaded(stroke, ProfileState.RUNNING, 1, 1),
              new PressStatus.Plc(
                  Duration.ofHours(1), boots, boots, Duration.ofSeconds(lease), 10, boots));
      return Optional.of(
          new PressReading.Fresh(
              P1,
              NOW,
              status,
              Force.UNKNOWN,
              Area.ofMm2(78.54),
              owned,
              new Sampled(NOW, doubts, List.of())));
    }
  }

  static Optional<PressReading> fresh(PressState state) {
    return Says.well(state).read();
  }

  static Optional<PressReading> stale(PressState last) {
    PressStatus status = fresh(last).flatMap(PressReading::status).orElseThrow();
    return Optional.of(new PressReading.Stale(P1, NOW, SINCE, status, "three scans missed"));
  }

  static Optional<PressReading> lost() {
    return Optional.of(new PressReading.Lost(P1, NOW, SINCE, "connection refused"));
  }

  /** A press on duty. */
  static Optional<PressUse> use(Optional<RunId> run) {
    return use(PressDuty.PROCESSING, run);
  }

  static Optional<PressUse> use(PressDuty duty, Optional<RunId> run) {
    String stage = run.isPresent() ? "densify" : "";
    return Optional.of(new PressUse(P1, duty, YESTERDAY, "ann", "new seal", run, stage));
  }

  /** A run of two stages, the first on P1 in this state, the second waiting on P2. */
  static RunStatus run(RunState state, String reason, StageState first, boolean asked) {
    List<Prompt> prompts =
        asked
            ? List.of(new Prompt("densify.1", "densify", "Load the die.", SINCE, Optional.empty()))
            : List.of();
    return new RunStatus(
        RUN,
        new RunStatus.RecipeRef(new RecipeId("cell"), 2, "ab12"),
        state,
        Optional.empty(),
        reason,
        SINCE,
        "ann",
        SINCE,
        state.isEnded() ? Optional.of(SINCE) : Optional.empty(),
        Verdict.OPEN,
        Map.of(),
        List.of(stage("densify", P1, first), stage("laminate", P2, StageState.WAITING)),
        prompts);
  }

  /** The same, at it for too long. */
  static RunStatus late(RunStatus run) {
    Due due = new Due("prompt densify.1", SINCE, SINCE.plusSeconds(900), SINCE, true);
    return new RunStatus(
        run.id(),
        run.recipe(),
        run.state(),
        run.cause(),
        run.reason(),
        run.since(),
        run.startedBy(),
        run.started(),
        run.ended(),
        run.verdict(),
        run.bindings(),
        run.stages(),
        run.prompts(),
        run.origin(),
        run.standing(),
        Optional.of(due));
  }

  static RunStatus running(StageState first) {
    return run(RunState.RUNNING, "", first, first == StageState.PROMPT);
  }

  private static StageStatus stage(String id, PressId press, StageState state) {
    return new StageStatus(
        id,
        StageKind.DENSIFY,
        "Stage " + id,
        press,
        new DieId("D10"),
        state,
        Pressure.ofMPa(50),
        Force.ofKN(3.9),
        Pressure.ofMPa(60),
        "lithium",
        Duration.ofSeconds(60),
        state == StageState.WAITING || state == StageState.PROMPT ? 0 : STROKE,
        Optional.empty());
  }
}
