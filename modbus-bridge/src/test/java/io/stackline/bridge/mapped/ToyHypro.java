package io.stackline.bridge.mapped;

import java.util.List;

/** HYPRO-RTU: 1-based registers of floats with swapped bytes, a control register that clears. */
final class ToyHypro extends ToyPress {
  private static final double KN_PER_TONNE = 9.80665;

  /** What it clamps its target to, silently. */
  double targetMax = 25.5;

  /** Scans until it takes a command. */
  int lazy;

  private int pending;

  @Override
  List<double[]> program() {
    double target = f32(2) * KN_PER_TONNE;
    double rate = f32(4) * KN_PER_TONNE / 60;
    return List.of(new double[] {target, target / rate, holding.getOrDefault(6, 0)});
  }

  @Override
  void write(int address, int word) {
    if (address == 0) {
      commands.add(word);
      holding.put(0, word);
      pending = lazy;
    } else {
      holding.put(address, word);
      if (address == 3 && f32(2) > targetMax) {
        f32(2, targetMax);
      }
    }
  }

  @Override
  void command(int code) {
    switch (code) {
      case 1 -> begin();
      case 2 -> running = false;
      case 4 -> release();
      case 8 -> fault = false;
      default -> {}
    }
  }

  @Override
  void show() {
    int code = holding.getOrDefault(0, 0);
    if (code != 0 && pending-- <= 0) {
      command(code);
      holding.put(0, 0);
    }
    f32(10, sensorOpen ? Float.NaN : force / KN_PER_TONNE);
    f32(12, 1);
    f32(14, 20);
    boolean[] flags = {
      running || (done && releasing),
      dwelling && running,
      done,
      fault,
      false,
      guardOpen,
      false,
      sensorOpen,
      true,
      false,
      running || releasing,
      force > 0
    };
    for (int n = 0; n < flags.length; n++) {
      holding.put(20 + n, flag(flags[n]));
    }
  }

  private double f32(int address) {
    int high = Integer.reverseBytes(holding.getOrDefault(address, 0)) >>> 16;
    int low = Integer.reverseBytes(holding.getOrDefault(address + 1, 0)) >>> 16;
    return Float.intBitsToFloat(high << 16 | low);
  }

  private void f32(int address, double value) {
    int bits = Float.floatToIntBits((float) value);
    holding.put(address, Integer.reverseBytes(bits >>> 16) >>> 16);
    holding.put(address + 1, Integer.reverseBytes(bits & 0xFFFF) >>> 16);
  }
}
