package io.stackline.site;

import io.stackline.map.Condition;
import io.stackline.map.StateRule;
import io.stackline.press.Alarm;
import io.stackline.press.PressState;
import io.stackline.press.Signal;
import io.stackline.site.SiteProblem.Code;
import io.stackline.unit.QuantityKind;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what the points of a map tell of the press: {@code signals}, {@code alarms}, states. */
final class StateReader {
  private static final Map<Signal, Key.One<String>> BY_SIGNAL = bySignal();
  private static final Map<Alarm, Key.One<Condition>> BY_ALARM = byAlarm();
  private static final Key.One<PressState> STATE =
      Key.needed("state", Forms.choice(PressState.class), "state of the press", "dwell");
  private static final Key.Many<Condition> WHEN =
      new Key.Many<>(
          Key.maybe("when", "always", "all of these must hold", "[running, in-band]"),
          MapForms.HOLDS,
          0,
          32);

  static final Key.Part SIGNALS =
      Key.part(
          Key.needed("signals", "which point tells what; what the device lacks is left out", ""),
          Group.of("signals, each with the name of its point", List.copyOf(BY_SIGNAL.values())));
  private static final Key.Part ALARMS =
      Key.part(
          Key.maybe("alarms", "none", "when which alarm is raised", ""),
          Group.of("alarms, each with its condition", List.copyOf(BY_ALARM.values())));
  private static final Key.Parts STATES =
      new Key.Parts(
          Key.needed(
              "states",
              "in which state it is: the first whose conditions hold; the last always",
              ""),
          List.of(Group.of("a state and when the press is in it", STATE, WHEN)),
          1,
          64);

  static final List<Key> KEYS = List.of(SIGNALS, ALARMS, STATES);

  private final MapPoints points;

  StateReader(MapPoints points) {
    this.points = points;
  }

  private static Map<Signal, Key.One<String>> bySignal() {
    Map<Signal, Key.One<String>> keys = new EnumMap<>(Signal.class);
    for (Signal each : Signal.values()) {
      String what = each.kind().map(QuantityKind::words).orElse("number, without unit");
      keys.put(each, Key.maybe(Forms.word(each), MapForms.POINT, "it has none", what, "force"));
    }
    return keys;
  }

  private static Map<Alarm, Key.One<Condition>> byAlarm() {
    Map<Alarm, Key.One<Condition>> keys = new EnumMap<>(Alarm.class);
    for (Alarm each : Alarm.values()) {
      keys.put(
          each, Key.maybe(Forms.word(each), MapForms.HOLDS, "it has none", each.text(), "fault"));
    }
    return keys;
  }

  Map<Signal, String> signals(Fields map) {
    return map.read(SIGNALS, this::named).orElseGet(Map::of);
  }

  private Optional<Map<Signal, String>> named(Fields fields) {
    Map<Signal, String> signals = new LinkedHashMap<>();
    BY_SIGNAL.forEach(
        (signal, key) ->
            points
                .refer(fields, key, signal.kind().map(Fit::quantity).orElse(Fit.NUMBER))
                .ifPresent(name -> signals.put(signal, name)));
    return fields.build(() -> signals);
  }

  Map<Alarm, Condition> alarms(Fields map) {
    return map.read(ALARMS, this::raised).orElseGet(Map::of);
  }

  private Optional<Map<Alarm, Condition>> raised(Fields fields) {
    Map<Alarm, Condition> alarms = new LinkedHashMap<>();
    BY_ALARM.forEach(
        (alarm, key) ->
            fields
                .read(key)
                .ifPresent(
                    condition -> {
                      points.check(condition.point(), fields.place(key), Fit.WHOLE);
                      alarms.put(alarm, condition);
                    }));
    return fields.build(() -> alarms);
  }

  /** A rule and where it stands. */
  private record Placed(StateRule rule, Place place) {}

  List<StateRule> states(Fields map) {
    int before = points.problems().trouble();
    List<Placed> rules = map.read(STATES, this::rule);
    for (int i = 0; i < rules.size(); i++) {
      boolean always = rules.get(i).rule.when().isEmpty();
      boolean last = i == rules.size() - 1;
      if (always && !last) {
        points
            .problems()
            .problem(
                Code.CONFLICT,
                rules.get(i).place,
                "always holds, so that no state behind it is ever shown",
                "move it to the end");
      } else if (!always && last && points.problems().trouble() == before) {
        map.problem(
            Code.CONFLICT,
            STATES,
            "the last state does not hold always",
            "end with one without conditions, such as {state: idle}");
      }
    }
    return rules.stream().map(Placed::rule).toList();
  }

  private Optional<Placed> rule(Fields fields) {
    Optional<PressState> state = fields.read(STATE);
    List<Condition> when = points.conditions(fields, WHEN);
    return fields.build(() -> new Placed(new StateRule(state.orElseThrow(), when), fields.place()));
  }
}
