package io.stackline.plcsim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sensors that break, stick or drift: what the press notices first, and that no load gets lost. */
class SensorFaultTest {
  private static final int LOAD_CELL = 6;
  private static final int MISMATCH = 7;

  /** Takes the load off and notes how fast that went. */
  private static double fastestUnloading(PressRig rig) {
    double fastestNPerS = 0;
    double before = rig.plant.forceN();
    while (rig.state() == PlcState.ABORTING && rig.plant.forceN() > 500) {
      rig.run(0.5);
      assertTrue(Double.isFinite(rig.plant.forceN()), "a number");
      fastestNPerS = Math.max(fastestNPerS, (before - rig.plant.forceN()) / 0.5);
      before = rig.plant.forceN();
    }
    rig.runUntil(PlcState.FAULT, 120);
    assertEquals(0, rig.plant.forceN());
    return fastestNPerS;
  }

  @ParameterizedTest(name = "{0} open: alarm {1}, {2}")
  @CsvSource({
    "HIGH_CELL, 6, ABORTING",
    "LOW_CELL, 6, ABORTING",
    "PLATEN_CELL_2, 6, ABORTING",
    "LINE_PRESSURE, 7, ABORTING",
    "PLATEN_TEMPERATURE, 11, PAUSED",
    "POSITION, 22, PAUSED",
    "OIL_TEMPERATURE, 9, DWELL"
  })
  void anOpenWireIsTheFirstThingThatIsToldOf(Sensor sensor, int firstOut, PlcState state) {
    PressRig rig = DwellRig.dwelling();
    rig.sensors.open(sensor);
    rig.run(0.5);
    assertEquals(firstOut, rig.reg(164), "FIRST_OUT");
    assertEquals(state, rig.state());
    assertEquals(PressRig.REFUSED, rig.send(Frame.RESET), "still broken");
    rig.sensors.heal(sensor);
    rig.run(0.5);
    if (state != PlcState.ABORTING) {
      assertEquals(8000, rig.plant.forceN(), 100, "held meanwhile");
      assertEquals(PressRig.DONE, rig.send(Frame.RESET));
    }
  }

  @Test
  void withBothCellsOpenTheLoadIsTakenOffByTheLinesPressure() {
    PressRig rig = DwellRig.dwelling();
    rig.sensors.open(Sensor.HIGH_CELL);
    rig.sensors.open(Sensor.LOW_CELL);
    rig.run(0.1);
    assertEquals(LOAD_CELL, rig.reg(164));
    assertEquals(500, fastestUnloading(rig), 250, "N/s");
  }

  @Test
  void aPressThatSeesNothingComesOpenAllTheSame() {
    PressRig rig = DwellRig.dwelling();
    for (Sensor sensor : Sensor.values()) {
      rig.sensors.open(sensor);
    }
    rig.run(0.1);
    assertEquals(LOAD_CELL, rig.reg(164));
    fastestUnloading(rig);
    for (Sensor sensor : Sensor.values()) {
      rig.sensors.heal(sensor);
    }
    rig.run(1);
    assertEquals(0, rig.f32(124), 0.2, "FORCE, the lower of cell and line");
    assertEquals(0, rig.f32(134), 0.1, "VEL");
    assertEquals(PressRig.DONE, rig.send(Frame.RESET));
    assertEquals(PlcState.IDLE, rig.state());
  }

  @Test
  void aCellThatDriftsIsFoundOutByTheLine() {
    PressRig rig = DwellRig.dwelling();
    rig.sensors.drift(Sensor.HIGH_CELL, 1);
    rig.run(20);
    assertEquals(PlcState.DWELL, rig.state(), "not yet a kilonewton");
    rig.runUntil(PlcState.ABORTING, 15);
    assertEquals(MISMATCH, rig.reg(164));
    assertTrue(rig.plant.forceN() < 8100, "N = " + rig.plant.forceN());
    assertTrue(fastestUnloading(rig) < 1500, "under control");
  }

  /** The loop would press on for ever; the one that is stuck must not say how fast it comes off. */
  @Test
  void aStuckCellIsFoundOutBeforeTheForceIsTooHigh() {
    PressRig rig = DwellRig.ramping();
    rig.sensors.stick(Sensor.HIGH_CELL);
    rig.runUntil(PlcState.ABORTING, 15);
    assertTrue(rig.tripped(0, MISMATCH - 1), "mismatch");
    double highest = rig.plant.forceN();
    assertTrue(highest > 4500 && highest < 8240, "N = " + highest);
    rig.runUntil(PlcState.FAULT, 120);
    assertEquals(0, rig.plant.forceN());
  }

  /** The lower of both counts from then on; the press must not press after it. */
  @Test
  void aLineThatIsStuckLetsThePressNotPressAfterIt() {
    PressRig rig = PressRig.ready();
    rig.sensors.stick(Sensor.LINE_PRESSURE);
    rig.run(0.1);
    rig.go(DwellRig.LIMITS, DwellRig.profile());
    rig.runUntil(PlcState.ABORTING, 60);
    assertTrue(rig.tripped(0, MISMATCH - 1), "mismatch");
    double then = rig.plant.forceN();
    rig.plant.takeHighestN();
    rig.run(5);
    assertEquals(then, rig.plant.takeHighestN(), 150, "N, no more than when it tripped");
  }

  /** Else the approach ended in the air, and the loop drove the ram down at full speed. */
  @Test
  void aCellThatShowsAContactBeforeTheRamMovesIsNotBelieved() {
    PressRig rig = PressRig.ready();
    rig.load(DwellRig.LIMITS, DwellRig.profile());
    rig.sensors.disturbHigh(700);
    rig.run(0.2);
    assertEquals(15, rig.start(DwellRig.LIMITS, DwellRig.profile()), "NACK");
    rig.sensors.heal(Sensor.HIGH_CELL);
    rig.run(0.2);
    assertEquals(0, rig.start(DwellRig.LIMITS, DwellRig.profile()), "control: taken");
  }

  @Test
  void aCellThatBreaksDuringTheTareSetsNothing() {
    PressRig rig = PressRig.ready();
    assertEquals(1, rig.send(Frame.TARE));
    rig.run(0.2);
    rig.sensors.open(Sensor.HIGH_CELL);
    rig.run(0.5);
    assertEquals(PressRig.REFUSED, rig.reg(113));
    assertEquals(15, rig.nack());
    rig.sensors.heal(Sensor.HIGH_CELL);
    rig.run(0.1);
    assertEquals(0, rig.f32(124), 0.06, "FORCE is a number again");
  }

  /** 0.002 % of 250 kN in the first hour, as the root of time. */
  @Test
  void theZeroOfACellWandersAsItsDataSheetSays() {
    double squares = 0;
    int cells = 200;
    PressPlant open = new PressPlant(PlantParameters.reference25t());
    for (int seed = 0; seed < cells; seed++) {
      SensorParameters.LoadCell quiet = new SensorParameters.LoadCell(250e3, 0, 1e-6);
      Sensors sensors = new Sensors(SensorParameters.highOnly().withHigh(quiet), seed);
      for (int second = 0; second < 4 * 3600; second += 60) {
        sensors.read(open, 60_000);
      }
      double wandered = sensors.read(open, 10).highN();
      squares += wandered * wandered;
    }
    assertEquals(10, Math.sqrt(squares / cells), 1.2, "N after four hours");
  }

  @Test
  void humShowsAtItsAmplitudeAndNotInAMean() {
    SensorParameters.LoadCell humming =
        new SensorParameters.LoadCell(250e3, 0, 1e-6, 0, 0).withHum(3);
    Sensors sensors = new Sensors(SensorParameters.highOnly().withHigh(humming), 1);
    PressPlant open = new PressPlant(PlantParameters.reference25t());
    double highest = 0;
    for (int ms = 0; ms < 100; ms++) {
      highest = Math.max(highest, sensors.read(open, 1).highN());
    }
    assertEquals(3, highest, 0.1);
    assertEquals(0, sensors.read(open, 100).highN(), 1e-9);
  }
}
