package io.stackline.plcsim.vendor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.plcsim.CellInDie;
import io.stackline.plcsim.Hardware;
import io.stackline.plcsim.Materials;
import io.stackline.plcsim.Panel;
import io.stackline.plcsim.PlantParameters;
import io.stackline.plcsim.PressDrive;
import io.stackline.plcsim.PressPlant;
import io.stackline.plcsim.SensorParameters;
import io.stackline.plcsim.Sensors;
import io.stackline.plcsim.server.Answer;
import io.stackline.plcsim.vendor.VendorPlc.Table;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A vendor's PLC on a 25 t press with 100 mg of electrolyte in a Ø10 die, scan by scan. */
final class VendorRig {
  final PressPlant plant = new PressPlant(PlantParameters.reference25t());
  final Sensors sensors = new Sensors(SensorParameters.highOnly(), 7);
  final Panel panel = new Panel();
  private final Supplier<VendorPlc> switchOn;
  private VendorPlc plc;
  private double peakN;

  /** Called before each scan. */
  Runnable host = () -> {};

  VendorRig(VendorKind kind) {
    plant.place(new CellInDie(10).addPowder(Materials.LPSCL, 100));
    switchOn = kind.switchOn(new Hardware(plant, sensors, panel));
    plc = switchOn.get();
    scans(20);
  }

  void restart() {
    plc = switchOn.get();
    scans(1);
  }

  void scans(int count) {
    for (int i = 0; i < count; i++) {
      host.run();
      plc.step();
      peakN = Math.max(peakN, plant.forceN());
    }
  }

  void seconds(double seconds) {
    scans((int) Math.round(seconds * 1000 / PressDrive.SCAN_MS));
  }

  /** Scans until it is so, and says how many seconds that took. */
  double until(BooleanSupplier so, double longestSeconds) {
    int scans = 0;
    while (!so.getAsBoolean()) {
      scans(1);
      scans++;
      assertTrue(scans * PressDrive.SCAN_MS <= longestSeconds * 1000, "it never is so");
    }
    return scans * PressDrive.SCAN_MS / 1000.0;
  }

  /** True force on the cell, kN. */
  double forceKn() {
    return plant.forceN() / 1e3;
  }

  double peakKn() {
    return peakN / 1e3;
  }

  int holding(int address) {
    return word(Table.HOLDING, address);
  }

  int input(int address) {
    return word(Table.INPUT, address);
  }

  private int word(Table table, int address) {
    Answer answer = plc.read(table, address, 1);
    assertEquals(0, answer.exception(), "register " + address);
    return answer.value(0);
  }

  /** The exception to a read, 0 = none. */
  int readException(Table table, int address, int count) {
    return plc.read(table, address, count).exception();
  }

  /** Writes holding registers; the exception, 0 = none. */
  int write(int address, int... words) {
    return plc.write(Table.HOLDING, address, words).exception();
  }

  int coil(boolean on) {
    return plc.write(Table.COILS, 0, new int[] {on ? 1 : 0}).exception();
  }
}
