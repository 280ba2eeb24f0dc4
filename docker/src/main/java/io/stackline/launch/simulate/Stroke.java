package io.stackline.launch.simulate;

import io.stackline.launch.simulate.StagePrediction.Figures;
import io.stackline.launch.simulate.StagePrediction.Hold;
import io.stackline.plcsim.PlcState;
import io.stackline.plcsim.PressPlant;
import io.stackline.press.Alarm;
import io.stackline.press.PressProgram;
import io.stackline.press.PressStatus;
import io.stackline.sequence.stage.StageJob;
import io.stackline.sequence.stage.StagePrograms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** One stage from START until the ram is open again, observed scan by scan. */
final class Stroke {
  private static final long RUN = 1;
  private static final int STEPS_PER_BREATH = 50;
  private static final int STEPS_PER_PROGRESS = 1000;

  /** A hold is looked at once the loop has settled. */
  private static final double SETTLED_S = 10;

  private final PlannedStage planned;
  private final SimulatedCell cell;
  private final Optional<Breathing> breathing;
  private final VirtualPlc plc;
  private final PressPlant plant;
  private final Recorder recorder;
  private final double areaMm2;
  private final double plannedS;
  private final double beforeMm;
  private long steps;
  private double peakMPa;
  private double lineBar = Double.NaN;
  private double inDieMm = Double.NaN;
  private double heldS;
  private double breathUm;
  private double lowestMPa = Double.POSITIVE_INFINITY;
  private double highestMPa;
  private double lowestUm;
  private double highestUm;

  private Stroke(PlannedStage planned, SimulatedCell cell) throws SimulationRefused {
    this.planned = planned;
    this.cell = cell;
    StageJob job = planned.job();
    areaMm2 = job.die().area().toMm2();
    breathing = job.isStackPressure() ? Breathing.of(job) : Optional.empty();
    cell.prepare(job.stage().adds(), job.solidHeight(), job.attempt().fixture());
    beforeMm = cell.layersMm();
    plc = VirtualPlc.with(job.press(), cell.inDie());
    plant = plc.plant();
    PressProgram program = StagePrograms.program(job, RUN);
    plannedS = seconds(program);
    double holdS = job.dwell().toMillis() / 1e3;
    recorder = new Recorder(plannedS - holdS, holdS);
    plc.start(program, StagePrograms.limits(job, RUN));
  }

  /**
   * Presses a stage; the cell is then as the stage leaves it.
   *
   * @param progress is told now and then which share is done, 0 to 1
   */
  static StagePrediction press(PlannedStage planned, SimulatedCell cell, DoubleConsumer progress)
      throws SimulationRefused {
    Stroke stroke = new Stroke(planned, cell);
    stroke.run(progress);
    return stroke.prediction();
  }

  /** Nothing lasts twice as long as its program and an hour more; what does has gone wrong. */
  private void run(DoubleConsumer progress) {
    double mostS = 2 * plannedS + 3600;
    while (plc.state().running() && steps * VirtualPlc.STEP_S < mostS) {
      plc.step();
      steps++;
      observe();
      if (steps % STEPS_PER_PROGRESS == 0) {
        progress.accept(Math.min(1, steps * VirtualPlc.STEP_S / plannedS));
      }
    }
    progress.accept(1);
    if (plc.state() == PlcState.COMPLETE) {
      plant.remove();
    }
  }

  private void observe() {
    double mpa = plant.forceN() / areaMm2;
    PlcState state = plc.state();
    boolean holding = state == PlcState.DWELL || state == PlcState.INSITU;
    peakMPa = Math.max(peakMPa, mpa);
    cell.press(mpa, VirtualPlc.STEP_S);
    if (holding) {
      lineBar = heldS == 0 ? plant.lineBar() : lineBar;
      heldS += VirtualPlc.STEP_S;
      inDieMm = thicknessMm();
    }
    if (state == PlcState.INSITU) {
      hold(mpa);
    }
    double seconds = steps * VirtualPlc.STEP_S;
    if (recorder.wants(seconds, holding)) {
      recorder.keep(
          new Sample(
              seconds,
              mpa,
              plant.forceN() / 1e3,
              plant.lineBar(),
              thicknessMm(),
              cell.density(),
              cell.densities(),
              breathUm,
              holding));
    }
  }

  private void hold(double mpa) {
    if (breathing.isPresent() && steps % STEPS_PER_BREATH == 0) {
      breathUm = breathing.get().micrometresAfter(heldS);
      cell.inDie().breathe(breathUm);
      lowestUm = Math.min(lowestUm, breathUm);
      highestUm = Math.max(highestUm, breathUm);
    }
    if (heldS > SETTLED_S) {
      lowestMPa = Math.min(lowestMPa, mpa);
      highestMPa = Math.max(highestMPa, mpa);
    }
  }

  /** Under load the ram tells it, without it nothing lies on the cell. */
  private double thicknessMm() {
    double newtons = plant.forceN();
    if (newtons <= 0) {
      return cell.inDie().freeThicknessMm();
    }
    double stretchMm = 1e3 * newtons / plant.parameters().frame().stiffnessNPerM();
    return plant.parameters().frame().closedPositionMm()
        - plant.positionMm()
        + stretchMm
        + cell.fixtureMm(newtons);
  }

  private StagePrediction prediction() {
    PressStatus told = plc.told();
    Figures figures =
        new Figures(
            peakMPa,
            lineBar,
            beforeMm,
            inDieMm,
            cell.layersMm(),
            cell.density(),
            told.step().dwellCredited().toMillis() / 1e3,
            steps * VirtualPlc.STEP_S,
            plc.topUps(),
            cell.shortShare());
    Optional<Hold> hold =
        lowestMPa <= highestMPa
            ? Optional.of(new Hold(lowestMPa, highestMPa, lowestUm, highestUm, breathing))
            : Optional.empty();
    return new StagePrediction(
        planned, figures, hold, cell.states(), trips(told), recorder.samples());
  }

  private List<String> trips(PressStatus told) {
    List<String> trips = new ArrayList<>();
    told.trips().stream().sorted().map(Alarm::text).forEach(trips::add);
    if (trips.isEmpty() && plc.state() != PlcState.COMPLETE) {
      trips.add("it ended in " + plc.state());
    }
    return trips;
  }

  /** How long a program lasts if the force follows at once. */
  private static double seconds(PressProgram program) {
    double seconds = 0;
    double atN = 0;
    for (PressProgram.Segment each : program.segments()) {
      seconds += each.duration().toMillis() / 1e3;
      double rate = each.rate().newtonsPerSecond();
      if (rate > 0) {
        seconds += Math.abs(each.target().newtons() - atN) / rate;
      }
      atN = each.target().newtons();
    }
    return seconds;
  }
}
