package io.stackline.board;

import io.stackline.press.Alarm;
import io.stackline.press.DieId;
import io.stackline.press.PressId;
import io.stackline.press.PressReading;
import io.stackline.press.PressState;
import io.stackline.press.SegmentType;
import io.stackline.press.StageKind;
import io.stackline.press.TraceSample;
import io.stackline.recipe.RecipeId;
import io.stackline.run.Assignment;
import io.stackline.run.Command;
import io.stackline.run.CommandId;
import io.stackline.run.Due;
import io.stackline.run.Errand;
import io.stackline.run.HoldFact;
import io.stackline.run.HoldStatus;
import io.stackline.run.HoldSummary;
import io.stackline.run.OrderId;
import io.stackline.run.OrderReport;
import io.stackline.run.OrderReport.Progress;
import io.stackline.run.Origin;
import io.stackline.run.Outcome;
import io.stackline.run.PressDuty;
import io.stackline.run.PressLock;
import io.stackline.run.PressOrder;
import io.stackline.run.PressUse;
import io.stackline.run.ProcessStatus;
import io.stackline.run.Refusal;
import io.stackline.run.RunId;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.run.StageState;
import io.stackline.run.Standing;
import io.stackline.run.Swing;
import io.stackline.run.TraceChunk;
import io.stackline.run.Urgency;
import io.stackline.run.Verdict;
import io.stackline.run.WindowAlarm;
import io.stackline.unit.Area;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import io.stackline.unit.Pressure;
import io.stackline.unit.Temperature;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One example, or more, of every word the board carries. */
final class BoardWords {
  /** A word and the type its lane names it by. */
  record Example<T>(Class<T> kind, T word) {
    static <T> Example<T> of(Class<T> kind, T word) {
      return new Example<>(kind, word);
    }
  }

  private static final PressId PRESS = new PressId("P1");
  private static final RunId RUN = new RunId("20261122-020800-li-metal-cell");
  private static final OrderId ORDER = new OrderId(PRESS, 7);
  private static final Instant AT = Instant.parse("2026-11-22T02:08:00.123456789Z");
  private static final Refusal REFUSAL =
      new Refusal(Refusal.Code.ENVELOPE, "lithium bears 50 MPa", "ask for less");

  private static final Origin ORIGIN =
      new Origin(
          Optional.of(PRESS),
          "job-7",
          "task \"3\"",
          List.of(new Origin.SampleRef("tray 4", "cell 81", "B2", "lot=17")));

  private BoardWords() {}

  static Stream<Example<?>> all() {
    return Stream.of(
            readings(), runs(), holds(), commands(), outcomes(), orders(), reports(), traces())
        .flatMap(each -> each);
  }

  static Stream<Example<?>> readings() {
    return Stream.<PressReading>of(
            new PressReading.Fresh(
                PRESS, AT, PressWords.status(), Force.UNKNOWN, Area.ofMm2(78.54), true),
            new PressReading.Stale(
                PRESS, AT, AT.minusSeconds(3), PressWords.status(), "three scans missed"),
            new PressReading.Lost(PRESS, AT, AT.minusSeconds(9), "does not answer"))
        .map(word -> Example.of(PressReading.class, word));
  }

  static Stream<Example<?>> runs() {
    return Stream.of(
        Example.of(RunStatus.class, run(Optional.empty())),
        Example.of(RunStatus.class, run(Optional.of(AT))),
        Example.of(Assignment.class, new Assignment(PRESS, "bridge", 0xFFFF_FFFFL, 4, 3)),
        Example.of(
            ProcessStatus.class,
            new ProcessStatus("one", ProcessStatus.Part.ACTIVE, 4, AT, "stackline 1")),
        Example.of(PressLock.class, new PressLock(PRESS, "face-1", 257, Optional.empty())),
        Example.of(
            PressLock.class,
            new PressLock(
                PRESS,
                "face-2",
                513,
                Optional.of(
                    new PressLock.Held(
                        "urn:hmi", "ann", "changing the die", AT, Duration.ofMillis(59_900))))),
        Example.of(
            PressUse.class,
            new PressUse(PRESS, PressDuty.PROCESSING, AT, "", "", Optional.of(RUN), "laminate")),
        Example.of(
            PressUse.class,
            new PressUse(
                PRESS,
                PressDuty.MAINTENANCE,
                AT,
                "ann",
                "new seal",
                Optional.empty(),
                "",
                Optional.of(RUN))));
  }

  static Stream<Example<?>> holds() {
    HoldSummary hour =
        new HoldSummary(
            HoldSummary.Span.HOUR,
            7,
            Duration.ofHours(7),
            Duration.ofHours(8),
            new Swing<>(
                Pressure.ofMPa(74.2),
                Pressure.ofMPa(75.9),
                Pressure.ofMPa(75.01),
                Duration.ofMinutes(58)),
            new Swing<>(
                Length.ofMm(40), Length.ofMm(40.01), Length.ofMm(40.004), Duration.ofHours(1)),
            new Swing<>(
                new Temperature(Double.NaN),
                new Temperature(Double.NaN),
                new Temperature(Double.NaN),
                Duration.ZERO));
    WindowAlarm alarm = new WindowAlarm(2, WindowAlarm.Kind.LOW, AT, Pressure.ofMPa(70.3));
    return Stream.of(
        Example.of(
            HoldStatus.class,
            new HoldStatus(
                RUN,
                "stack-pressure",
                PRESS,
                4711,
                Optional.of(AT),
                Duration.ofMinutes(500),
                Optional.empty(),
                Optional.of(hour),
                Optional.empty(),
                0,
                List.of(alarm),
                2,
                "",
                Optional.empty())),
        Example.of(HoldFact.class, new HoldFact.Summed(AT, hour)),
        Example.of(HoldFact.class, new HoldFact.Raised(AT, alarm)),
        Example.of(HoldFact.class, new HoldFact.Cleared(AT, alarm)));
  }

  private static RunStatus run(Optional<Instant> ended) {
    Optional<RunStatus.StageResult> result =
        ended.map(
            at ->
                new RunStatus.StageResult(
                    Pressure.ofMPa(50.1),
                    Duration.ofSeconds(60),
                    0.998,
                    0.5,
                    Double.NaN,
                    Verdict.PASS_WITH_DEVIATION,
                    List.of("no thickness")));
    RunStatus.StageStatus stage =
        new RunStatus.StageStatus(
            "laminate",
            StageKind.LAMINATE,
            "Laminate lithium",
            PRESS,
            new DieId("D10-sleeve"),
            ended.isPresent() ? StageState.DONE : StageState.PROMPT,
            Pressure.ofMPa(50),
            Force.ofKN(3.927),
            Pressure.ofMPa(50),
            "lithium bears 50 MPa",
            Duration.ofSeconds(60),
            1001,
            result);
    RunStatus.Prompt prompt =
        new RunStatus.Prompt(
            "laminate.1",
            "laminate",
            "Insert the foil: \"Ø 10\"",
            AT,
            ended.map(at -> new RunStatus.Confirmation("ann", at, "")));
    return new RunStatus(
        RUN,
        new RunStatus.RecipeRef(new RecipeId("li-metal-cell"), 2, "ab12"),
        ended.isPresent() ? RunState.COMPLETE : RunState.RUNNING,
        Optional.empty(),
        "",
        AT,
        "ann",
        AT,
        ended,
        Verdict.OPEN,
        Map.of("stack-pressure.dwell", "10 min"),
        List.of(stage),
        List.of(prompt),
        ended.isPresent() ? ORIGIN : Origin.NONE,
        ended.isPresent()
            ? Standing.waiting(new Urgency(3, Optional.of(AT))).at(4)
            : Standing.USUAL.given(PRESS, AT),
        ended.isPresent()
            ? Optional.empty()
            : Optional.of(new Due("prompt laminate.1", AT, AT, AT.plusSeconds(900), true)));
  }

  static Stream<Example<?>> commands() {
    CommandId id = new CommandId("c-1");
    return Stream.<Command>of(
            new Command.StartRun(
                id, "ann", AT, new RecipeId("li-metal-cell"), 0, Map.of("a.dwell", "10 min")),
            new Command.StartRun(id, "ann", AT, new RecipeId("r"), 2, Map.of(), ORIGIN),
            new Command.StartRun(
                id,
                "ann",
                AT,
                new RecipeId("r"),
                2,
                Map.of(),
                ORIGIN,
                new Urgency(-9, Optional.of(AT))),
            new Command.Reschedule(id, "ann", AT, RUN, new Urgency(9, Optional.empty())),
            new Command.Confirm(id, "ann", AT, RUN, "laminate.1", "line\nbreak"),
            new Command.Hold(id, "ann", AT, RUN),
            new Command.Resume(id, "ann", AT, RUN),
            new Command.Stop(id, "ann", AT, RUN),
            new Command.Abort(id, "ann", AT, RUN),
            new Command.Decide(id, "ann", AT, RUN, Command.Choice.SKIP, "the pellet is whole"),
            new Command.Clear(id, "ann", AT, PRESS, "pellet taken out"),
            new Command.Release(id, "ann", AT, RUN),
            new Command.Adjust(id, "ann", AT, RUN, "78 MPa"),
            new Command.ToPress(id, "ann", AT, PRESS, Errand.RESET_ALARM),
            new Command.SetDuty(id, "ann", AT, PRESS, PressDuty.SETUP, "new \"die\""),
            new Command.WriteTag(id, "ann", AT, PRESS, "chiller-set-point", 17.5))
        .map(word -> Example.of(Command.class, word));
  }

  static Stream<Example<?>> outcomes() {
    CommandId id = new CommandId("c-1");
    return Stream.<Outcome>of(
            new Outcome.Accepted(id, AT, RUN),
            new Outcome.Refused(id, AT, REFUSAL),
            new Outcome.Obeyed(id, AT, PRESS),
            new Outcome.Unknown(id, AT, PRESS, "sent, and then no answer"))
        .map(word -> Example.of(Outcome.class, word));
  }

  static Stream<Example<?>> orders() {
    return Stream.<PressOrder>of(
            new PressOrder.RunProgram(
                ORDER, 4, RUN, "laminate", PressWords.program(), PressWords.limits()),
            new PressOrder.Reattach(ORDER, 4, RUN, "laminate", 1001),
            new PressOrder.Pause(ORDER, 4, 1001),
            new PressOrder.Continue(ORDER, 4, 1001),
            new PressOrder.Abort(ORDER, 4, 1001),
            new PressOrder.Adjust(ORDER, 4, 1001, Force.ofKN(0.8)),
            new PressOrder.GoOn(ORDER, 4, 1001),
            new PressOrder.ResetAlarm(ORDER, 4),
            new PressOrder.Tare(ORDER, 4),
            new PressOrder.Open(ORDER, 4),
            new PressOrder.WriteTag(ORDER, 4, "chiller-set-point", 17.5))
        .map(word -> Example.of(PressOrder.class, word));
  }

  static Stream<Example<?>> reports() {
    return Stream.<Progress>of(
            new Progress.Accepted(),
            new Progress.Running(),
            new Progress.OutOfSight("does not answer"),
            new Progress.Obeyed(),
            new Progress.Ended(
                new OrderReport.StrokeEnd(
                    PressState.COMPLETE_ORPHAN,
                    Force.UNKNOWN,
                    Duration.ofMillis(59_990),
                    6000,
                    24,
                    Duration.ofMillis(10),
                    "",
                    new OrderReport.StrokeEnd.Alarms(
                        Set.of(Alarm.GUARD, Alarm.PELLET_EVENT), Optional.of(Alarm.GUARD)))),
            new Progress.Refused(REFUSAL),
            new Progress.Unknown("acknowledged by another"))
        .map(progress -> new OrderReport(ORDER, 3, AT, progress))
        .map(word -> Example.of(OrderReport.class, word));
  }

  static Stream<Example<?>> traces() {
    TraceSample sample =
        new TraceSample(
            4_294_967_295L,
            86_400_000,
            Force.UNKNOWN,
            Length.ofMm(42.1),
            2,
            SegmentType.DWELL,
            true,
            false);
    return Stream.of(
        Example.of(TraceChunk.class, new TraceChunk(ORDER, 1, 1001, 5, List.of(sample, sample))));
  }
}
