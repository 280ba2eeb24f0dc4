package io.stackline.plcsim;

/**
 * The PLC's parts, wired once; {@link PlcProgram} turns them, {@link Commands} and {@link
 * StatusBlock} look at them.
 */
final class PlcParts {
  final PlcParameters parameters;
  final NonVolatileMemory memory;
  final PressPlant plant;
  final Sensors sensors;
  final Panel panel;
  final double ratedN;
  final ForceAxis axis;
  final RunFigures figures = new RunFigures();
  final AlarmBoard alarms = new AlarmBoard();
  final Temperatures temperatures;
  final Ownership ownership;
  final Shadows shadows;
  final Interlocks interlocks;
  final Execution execution;
  final SafetyWatch watch;
  final LossOfCommunication loss;
  final TareJob tare = new TareJob();
  final TraceRing trace;
  final ValveWatch valve;

  PlcParts(PlcParameters parameters, NonVolatileMemory memory, Hardware hardware) {
    this.parameters = parameters;
    this.memory = memory;
    this.plant = hardware.plant();
    this.sensors = hardware.sensors();
    this.panel = hardware.panel();
    PlantParameters built = plant.parameters();
    this.ratedN = built.frame().ratedKn() * 1e3;
    this.axis = new ForceAxis(built, sensors.parameters());
    this.temperatures =
        new Temperatures(parameters.heater(), plant.oilC() - panel.oilExtraK(), plant.frameC());
    this.ownership = new Ownership(memory);
    double fastestMmPerS = built.pump().maxFlowM3PerS() * 1e9 / built.ram().areaMm2();
    double lowRangeN = sensors.parameters().low().rangeN();
    this.shadows =
        new Shadows(
            new ProfileCheck(ratedN, fastestMmPerS, parameters.heater(), lowRangeN), ratedN);
    this.interlocks = new Interlocks(hardware, temperatures, parameters.enclosed());
    Equipment equipment = new Equipment(axis, figures, alarms, temperatures);
    this.execution = new Execution(parameters, ratedN, memory, equipment);
    this.valve = new ValveWatch(built.pump());
    SafetyWatch.Watched watched =
        new SafetyWatch.Watched(execution, equipment, interlocks, valve, ratedN);
    this.watch = new SafetyWatch(watched, parameters.stepMs());
    this.loss = new LossOfCommunication(execution, ownership, alarms, temperatures);
    this.trace = new TraceRing(parameters.traceDepth(), parameters.traceDecimation());
  }

  /** Changes whenever somebody breaks, repairs or turns something. */
  int disturbances() {
    return plant.disturbances() + sensors.disturbances() + panel.disturbances();
  }
}
