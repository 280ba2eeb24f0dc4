package io.stackline.opcua.model.run;

import static io.stackline.opcua.model.node.Unit.CELSIUS;
import static io.stackline.opcua.model.node.Unit.MM;
import static io.stackline.opcua.model.node.Unit.MPA;
import static io.stackline.opcua.model.node.Unit.PERCENT;
import static io.stackline.opcua.model.node.Unit.SECOND;
import static org.eclipse.milo.opcua.stack.core.StatusCodes.Bad_WaitingForInitialData;

import io.stackline.opcua.model.node.Kind;
import io.stackline.opcua.model.node.Tag;
import io.stackline.opcua.model.node.Unit;
import io.stackline.opcua.value.Sample;
import io.stackline.run.HoldStatus;
import io.stackline.run.HoldSummary;
import io.stackline.run.Swing;
import io.stackline.run.WindowAlarm;
import io.stackline.unit.Quantity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The variables of a stack-pressure hold. */
final class HoldTags {
  static final List<Tag<HoldStatus>> ALL = all();

  private HoldTags() {}

  private static List<Tag<HoldStatus>> all() {
    List<Tag<HoldStatus>> all = new ArrayList<>();
    all.add(
        Tag.of(
            "Since",
            Kind.TIME,
            "When the hold began",
            hold -> Sample.time(hold.since(), Bad_WaitingForInitialData)));
    all.add(
        Tag.analog(
            "Held",
            SECOND,
            "How long it lasts by now, by the clock of the press",
            hold -> Sample.seconds(hold.held())));
    all.add(
        Tag.of(
            "Alarms",
            Kind.STRINGS,
            "What is wrong with the pressure now, empty if nothing",
            hold -> Sample.texts(hold.alarms().stream().map(WindowAlarm::toString).toList())));
    all.add(
        Tag.of(
            "AlarmSince",
            Kind.TIME,
            "Since when the oldest of these alarms is raised",
            hold ->
                Sample.time(
                    hold.alarms().stream().map(WindowAlarm::since).min(Comparator.naturalOrder()),
                    Bad_WaitingForInitialData)));
    all.add(
        Tag.of(
            "AlarmsEver",
            Kind.UINT32,
            "How many alarms were ever raised in this hold",
            hold -> Sample.count32(hold.alarmsEver())));
    all.add(
        Tag.of(
            "Remark",
            Kind.STRING,
            "What followed from an alarm, empty if nothing",
            hold -> Sample.text(hold.remark())));
    all.add(
        Tag.of(
            "HalfCycles",
            Kind.UINT32,
            "How many half cycles of the cell are over",
            hold -> Sample.count32(hold.halfCycles())));
    stretch(all, "Hour", "the hour under way", HoldStatus::present);
    stretch(all, "LastHour", "the hour before", HoldStatus::lastHour);
    stretch(all, "LastHalfCycle", "the last half cycle", HoldStatus::lastHalfCycle);
    return List.copyOf(all);
  }

  private static void stretch(
      List<Tag<HoldStatus>> all,
      String name,
      String words,
      Function<HoldStatus, Optional<HoldSummary>> of) {
    add(all, name + "Length", SECOND, "Length of " + words, of, s -> seconds(s));
    add(
        all,
        name + "Coverage",
        PERCENT,
        "Share of " + words + " in which the pressure was measured",
        of,
        s -> 100 * s.coverage());
    swing(all, name + "Pressure", MPA, "pressure in " + words, of, s -> s.pressure(), 1e-6, 0);
    add(
        all,
        name + "PressureAmplitude",
        MPA,
        "Half the way from the lowest to the highest pressure in " + words,
        of,
        s -> s.amplitude().toMPa());
    swing(all, name + "Position", MM, "ram position in " + words, of, s -> s.position(), 1e3, 0);
    swing(
        all,
        name + "Temperature",
        CELSIUS,
        "platen temperature in " + words,
        of,
        s -> s.temperature(),
        1,
        -273.15);
  }

  private static double seconds(HoldSummary summary) {
    return summary.length().toNanos() / 1e9;
  }

  private static void swing(
      List<Tag<HoldStatus>> all,
      String name,
      Unit unit,
      String words,
      Function<HoldStatus, Optional<HoldSummary>> of,
      Function<HoldSummary, Swing<? extends Quantity>> swing,
      double factor,
      double offset) {
    add(
        all,
        name + "Lowest",
        unit,
        "Lowest " + words,
        of,
        s -> factor * swing.apply(s).lowest().si() + offset);
    add(
        all,
        name + "Highest",
        unit,
        "Highest " + words,
        of,
        s -> factor * swing.apply(s).highest().si() + offset);
    add(
        all,
        name + "Mean",
        unit,
        "Mean " + words + ", weighted by time",
        of,
        s -> factor * swing.apply(s).mean().si() + offset);
  }

  private static void add(
      List<Tag<HoldStatus>> all,
      String name,
      Unit unit,
      String description,
      Function<HoldStatus, Optional<HoldSummary>> of,
      ToDoubleFunction<HoldSummary> read) {
    all.add(
        Tag.analog(
            name,
            unit,
            description,
            hold ->
                Sample.number(
                    of.apply(hold).stream().mapToDouble(read).findFirst().orElse(Double.NaN),
                    Bad_WaitingForInitialData)));
  }
}
