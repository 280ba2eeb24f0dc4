package io.stackline.plcsim;

/**
 * What hangs on the PLC beside the press, for extra tags: a chiller, the dew point of a glovebox,
 * and registers that hold what is written into them and do nothing. No part of PRESSMAP; none of it
 * touches the press.
 *
 * <ul>
 *   <li>Holding registers 1000 to 1031 can be written: 1000 f32 set point of the chiller, °C, 18 at
 *       the start; the others are free and 0. They outlive a restart of the PLC.
 *   <li>Input registers 1000 to 1003: 1000 f32 temperature of the cooling water, °C, which follows
 *       the set point; 1002 f32 dew point of the glovebox, °C, about -64, and -20 once it is wet.
 * </ul>
 *
 * <p>One thread at a time, the one that holds the press.
 */
final class Surroundings {
  private static final int FIRST = 1000;
  private static final int HOLDINGS = 32;
  private static final int INPUTS = 4;

  private static final double CHILLER_C = 18;
  private static final double CHILLER_S = 60;
  private static final double DRY_C = -64;
  private static final double WET_C = -20;
  private static final double GLOVEBOX_S = 30;
  private static final double WOBBLE_K = 0.8;
  private static final double WOBBLE_S = 120;

  private final int[] holdings = new int[HOLDINGS];
  private double waterC = CHILLER_C;
  private double dewPointC = DRY_C;
  private long lastMs;

  Surroundings() {
    new RegisterWriter(holdings).f32(0, CHILLER_C);
  }

  boolean hasHolding(int address) {
    return address >= FIRST && address < FIRST + HOLDINGS;
  }

  boolean hasInput(int address) {
    return address >= FIRST && address < FIRST + INPUTS;
  }

  /** The holding register at an address that exists. */
  int readHolding(int address) {
    return holdings[address - FIRST];
  }

  /** Whether so many registers from here on can be written. */
  boolean writable(int address, int count) {
    return address >= FIRST && address + count <= FIRST + HOLDINGS;
  }

  /** To writable addresses only. */
  void write(int address, int[] words) {
    System.arraycopy(words, 0, holdings, address - FIRST, words.length);
  }

  /**
   * The input register at an address that exists.
   *
   * @param uptimeMs of the PLC
   * @param dry whether the glovebox is
   */
  int readInput(int address, long uptimeMs, boolean dry) {
    double seconds = Math.max(0, uptimeMs - lastMs) / 1000.0;
    lastMs = uptimeMs;
    double setPointC = RegisterWriter.f32(holdings, 0);
    if (Double.isFinite(setPointC)) {
      waterC += (setPointC - waterC) * -Math.expm1(-seconds / CHILLER_S);
    }
    dewPointC += ((dry ? DRY_C : WET_C) - dewPointC) * -Math.expm1(-seconds / GLOVEBOX_S);
    double wobbleK = WOBBLE_K * Math.sin(2 * Math.PI * uptimeMs / (1000 * WOBBLE_S));
    int[] inputs = new int[INPUTS];
    new RegisterWriter(inputs).f32(0, waterC).f32(2, dewPointC + wobbleK);
    return inputs[address - FIRST];
  }
}
