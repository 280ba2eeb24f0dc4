package io.stackline.bridge.mapped;

import java.util.List;

/** A set-point and a start coil: while it is on the force follows the set-point. */
final class ToyPlain extends ToyPress {
  private boolean start;

  ToyPlain() {
    int bits = Float.floatToIntBits(-123.45f);
    input.put(10, bits >>> 16);
    input.put(11, bits & 0xFFFF);
  }

  @Override
  List<double[]> program() {
    return List.of();
  }

  @Override
  void write(int address, int word) {
    holding.put(address, word);
  }

  @Override
  void coil(boolean on) {
    commands.add(flag(on));
    if (on && !start && !guardOpen) {
      starts++;
    }
    start = on;
    running = on;
    releasing = !on && force > 0;
  }

  @Override
  boolean coil() {
    return start;
  }

  @Override
  void command(int code) {
    throw new IllegalStateException("it has no command register, not even for " + code);
  }

  @Override
  void show() {
    if (start) {
      force = holding.getOrDefault(0, 0) / 10.0 + excess;
    }
    input.put(0, (int) Math.round((sensorOpen ? -3276.8 : force) * 10) & 0xFFFF);
    input.put(1, 2000);
    input.put(
        2,
        flag(start)
            | flag(start) << 1
            | flag(force > 0) << 2
            | flag(!start && force == 0) << 3
            | flag(fault) << 4
            | flag(guardOpen) << 6
            | flag(sensorOpen) << 7);
  }
}
