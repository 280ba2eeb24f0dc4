package io.stackline.launch.manage;

import io.stackline.board.Board;
import io.stackline.launch.manage.Metric.Panel;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.sequence.Sequencer;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** What is measured of the runs, by the process whose sequencer decides them. */
final class SequencerMeters {
  static final Metric RUNS =
      Metric.gauge(
          "stackline_runs",
          "runs on the board by state; of ended ones the latest "
              + Board.ENDED_RUNS_KEPT
              + " are counted",
          new Panel("Runs", "sum by (state) (stackline_runs)", "{{state}}", "short"),
          "state");
  static final Metric QUEUE =
      Metric.gauge(
          "stackline_runs_waiting",
          "runs whose turn has come and that wait for a press or a die",
          new Panel(
              "Runs that wait for a press", "sum(stackline_runs_waiting)", "waiting", "short"));
  static final Metric INPUTS =
      Metric.gauge(
          "stackline_sequencer_inputs_waiting",
          "commands, reports and traces that wait because the store takes nothing",
          new Panel(
              "Inputs that wait for the store",
              "stackline_sequencer_inputs_waiting",
              "{{instance}}",
              "short"));

  static final Metric ON_DUTY =
      Metric.gauge(
          "stackline_sequencer_on_duty",
          "1 if this process runs recipes, 0 if it stands by; whoever stands by tells no other"
              + " figure of sequencer and store",
          new Panel("On duty", "stackline_sequencer_on_duty", "{{instance}}", "bool_yes_no"));

  static final List<Metric> ALL = List.of(ON_DUTY, RUNS, QUEUE, INPUTS);

  private SequencerMeters() {}

  static void register(Meters meters, Shift shift, Board board) {
    meters.gauge(ON_DUTY, () -> shift.now().get().isPresent() ? 1 : 0);
    meters.gauges(RUNS, () -> shift.now().get().isPresent() ? runs(board) : Map.of());
    meters.gauges(QUEUE, () -> onDuty(shift, sequencer -> waiting(board)));
    meters.gauges(INPUTS, () -> onDuty(shift, sequencer -> sequencer.figures().waiting()));
  }

  /** Of whoever stands by there is no figure, not even the last one. */
  private static Map<String, Number> onDuty(Shift shift, Function<Sequencer, Number> figure) {
    return shift
        .now()
        .get()
        .map(each -> Map.of("", figure.apply(each.sequencer())))
        .orElse(Map.of());
  }

  private static long waiting(Board board) {
    return board.runs().all().values().stream().filter(RunStatus::waitsForPress).count();
  }

  private static Map<String, Number> runs(Board board) {
    Map<RunState, Long> counted = new EnumMap<>(RunState.class);
    board.runs().all().values().forEach(each -> counted.merge(each.state(), 1L, Long::sum));
    Map<String, Number> all = new LinkedHashMap<>();
    for (RunState each : RunState.values()) {
      all.put(each.name().toLowerCase(Locale.ROOT), counted.getOrDefault(each, 0L));
    }
    return all;
  }
}
