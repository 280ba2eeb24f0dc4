package io.stackline.plcsim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Press, sensors and force loop without a PLC: approach, ramp, hold, as the reference scripts do
 * it.
 */
final class LoopRig {
  static final double CONTACT_N = 150;

  /** One scan of a ramp: true pressure, ram position, set-point, all in MPa and mm. */
  record Sample(double sigmaMpa, double positionMm, double setpointMpa) {}

  final PressPlant plant;
  final Sensors sensors;
  final ForceAxis axis;
  final CellInDie cell;
  final double seconds;
  final List<Sample> ramp = new ArrayList<>();
  double peakMpa;
  double inBandShare = Double.NaN;

  private LoopRig(CellInDie cell, SensorParameters sensors, double seconds, double leak) {
    PlantParameters reference = PlantParameters.reference25t();
    PlantParameters.Frame frame =
        new PlantParameters.Frame(245.2, 300e6, 2.0 + cell.freeThicknessMm(), 50);
    PlantParameters.Oil oil = new PlantParameters.Oil(0.25e-3, 1.4e9, 0.003, leak);
    PlantParameters parameters = reference.withFrame(frame).withOil(oil);
    this.plant = new PressPlant(parameters);
    this.sensors = new Sensors(sensors, 3);
    this.axis = new ForceAxis(parameters, sensors);
    this.cell = cell;
    this.seconds = seconds;
    plant.place(cell);
  }

  static LoopRig with(CellInDie cell, double seconds) {
    return new LoopRig(cell, SensorParameters.highOnly().noiseless(), seconds, 3e-17);
  }

  static LoopRig noisy(CellInDie cell, double seconds) {
    return new LoopRig(cell, SensorParameters.highOnly(), seconds, 3e-17);
  }

  static LoopRig withoutLeak(CellInDie cell, double seconds) {
    return new LoopRig(cell, SensorParameters.highOnly().noiseless(), seconds, 0);
  }

  double sigmaMpa() {
    return plant.forceN() / cell.areaMm2();
  }

  void scan(DriveOrder order) {
    Readings readings = sensors.read(plant, (int) Math.round(seconds * 1e3));
    axis.observe(readings, seconds);
    axis.setpoint().tick(seconds);
    plant.step(axis.flow(order, readings, seconds), seconds);
    peakMpa = Math.max(peakMpa, sigmaMpa());
  }

  LoopRig approach() {
    double touchMm = plant.parameters().frame().closedPositionMm() - cell.freeThicknessMm();
    while (axis.channel().rawN() <= CONTACT_N) {
      scan(new DriveOrder.Move(touchMm - plant.positionMm() > 0.8 ? 4 : 0.25));
    }
    axis.holdHere();
    return this;
  }

  LoopRig ramp(double targetMpa, double rateMpaPerS, boolean soft) {
    axis.setpoint().aim(targetMpa * cell.areaMm2(), rateMpaPerS * cell.areaMm2(), soft);
    while (!axis.setpoint().arrived()) {
      scan(DriveOrder.TRACK);
      ramp.add(
          new Sample(sigmaMpa(), plant.positionMm(), axis.setpoint().valueN() / cell.areaMm2()));
    }
    return this;
  }

  /** Holds by the loop for some seconds and notes the share of time within the band. */
  LoopRig hold(double holdSeconds, double bandMpa) {
    double targetMpa = axis.setpoint().valueN() / cell.areaMm2();
    int inBand = 0;
    int scans = (int) Math.round(holdSeconds / seconds);
    for (int i = 0; i < scans; i++) {
      scan(DriveOrder.TRACK);
      inBand += Math.abs(sigmaMpa() - targetMpa) <= bandMpa ? 1 : 0;
    }
    inBandShare = (double) inBand / scans;
    return this;
  }

  LoopRig lock(double lockSeconds) {
    for (int i = 0; i < Math.round(lockSeconds / seconds); i++) {
      scan(DriveOrder.LOCKED);
    }
    return this;
  }

  /** 95th percentile of the tracking error above 10 % of the target. */
  double trackingErrorMpa() {
    double targetMpa = ramp.get(ramp.size() - 1).setpointMpa();
    List<Double> errors = new ArrayList<>();
    for (Sample sample : ramp) {
      if (sample.sigmaMpa() > 0.1 * targetMpa) {
        errors.add(Math.abs(sample.sigmaMpa() - sample.setpointMpa()));
      }
    }
    Collections.sort(errors);
    return errors.get((int) (0.95 * errors.size()));
  }
}
