package io.stackline.bridge.mapped;

import java.util.ArrayList;
import java.util.List;

/**
 * PRESTEK: scaled whole numbers, eight segments in EEPROM, an echo of the command executed last.
 */
final class ToyPrestek extends ToyPress {
  private static final int SEGMENTS = 0x1100;
  private static final int COMMAND = 0x1180;

  /** Registers of EEPROM written. */
  int worn;

  @Override
  List<double[]> program() {
    List<double[]> rows = new ArrayList<>();
    for (int at = SEGMENTS; at < SEGMENTS + 32; at += 4) {
      double target = holding.getOrDefault(at, 0) / 10.0;
      double ramp = holding.getOrDefault(at + 1, 0);
      double dwell = holding.getOrDefault(at + 2, 0);
      if (target == 0 && ramp == 0 && dwell == 0) {
        break;
      }
      rows.add(new double[] {target, ramp, dwell});
    }
    return rows;
  }

  @Override
  void write(int address, int word) {
    if (address == COMMAND) {
      commands.add(word);
      holding.put(COMMAND, word);
    } else {
      worn++;
      holding.put(address, Math.min(word, (address - SEGMENTS) % 4 == 0 ? 2500 : 9999));
    }
  }

  @Override
  void command(int code) {
    switch (code) {
      case 1 -> begin();
      case 2 -> stopped = running;
      case 3 -> stopped = false;
      case 4 -> release();
      case 8 -> fault = false;
      default -> {}
    }
  }

  @Override
  void show() {
    int code = holding.getOrDefault(COMMAND, 0);
    if (code != holding.getOrDefault(COMMAND + 1, 0)) {
      command(code);
      holding.put(COMMAND + 1, code);
    }
    holding.put(0x1000, (int) Math.round((sensorOpen ? -3276.8 : force) * 10) & 0xFFFF);
    holding.put(0x1001, 100);
    holding.put(0x1002, 20_000);
    holding.put(0x1003, 0);
    holding.put(0x1004, 0x8000);
    holding.put(0x1005, step());
    holding.put(0x11F0, worn & 0xFFFF);
    boolean[] flags = {
      running || (done && releasing),
      stopped,
      dwelling,
      done,
      fault,
      false,
      guardOpen,
      false,
      sensorOpen,
      true,
      false,
      false,
      true,
      running || releasing,
      force > 0,
      releasing
    };
    for (int n = 0; n < flags.length; n++) {
      holding.put(0x1010 + n, flag(flags[n]));
    }
  }
}
