package io.stackline.launch.manage;

import io.stackline.board.Board;
import io.stackline.launch.manage.Metric.Panel;
import io.stackline.run.RunState;
import io.stackline.run.RunStatus;
import io.stackline.sequence.Sequencer;
import java.util.List;
import java.util.Locale;

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

  static final List<Metric> ALL = List.of(RUNS, QUEUE, INPUTS);

  private SequencerMeters() {}

  static void register(Meters meters, Sequencer sequencer, Board board) {
    for (RunState each : RunState.values()) {
      meters.gauge(RUNS, () -> runs(board, each), each.name().toLowerCase(Locale.ROOT));
    }
    meters.gauge(
        QUEUE, () -> board.runs().all().values().stream().filter(RunStatus::waitsForPress).count());
    meters.gauge(INPUTS, () -> sequencer.figures().waiting());
  }

  private static long runs(Board board, RunState state) {
    return board.runs().all().values().stream().filter(each -> each.state() == state).count();
  }
}
