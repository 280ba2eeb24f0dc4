package io.stackline.bridge.mapped;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A press whose force follows its program exactly; how it lies in registers is its vendor's. */
abstract class ToyPress {
  private static final double RELEASE_KN_PER_SECOND = 10;

  final Map<Integer, Integer> holding = new HashMap<>();
  final Map<Integer, Integer> input = new HashMap<>();
  final List<Integer> commands = new ArrayList<>();
  double force;
  boolean running;
  boolean releasing;
  boolean dwelling;
  boolean done;
  boolean fault;
  boolean stopped;
  boolean guardOpen;
  boolean sensorOpen;

  /** How often a stroke was begun. */
  int starts;

  /** Force beyond the program's, as of a loop that has gone wrong. */
  double excess;

  private List<double[]> rows = List.of();
  private int row;
  private double inRow;
  private double from;

  /** Target in kN, ramp and dwell in s, row by row. */
  abstract List<double[]> program();

  /** Puts the state into the registers. */
  abstract void show();

  abstract void command(int code);

  /** Writes one register; what a write means is the vendor's. */
  abstract void write(int address, int word);

  void coil(boolean on) {
    throw new IllegalStateException("it has no coils, not even to be set " + on);
  }

  boolean coil() {
    return false;
  }

  final void begin() {
    if (running || releasing || fault || guardOpen) {
      return;
    }
    starts++;
    running = true;
    done = false;
    stopped = false;
    dwelling = false;
    rows = program();
    row = 0;
    inRow = 0;
    from = force;
  }

  final void release() {
    running = false;
    dwelling = false;
    stopped = false;
    releasing = force > 0;
  }

  /** Its controller starts anew: the load stays, the program is forgotten. */
  void restart() {
    running = false;
    dwelling = false;
    done = false;
    releasing = force > 0;
  }

  final void tick(double seconds) {
    if (releasing) {
      force = Math.max(0, force - RELEASE_KN_PER_SECOND * seconds);
      releasing = force > 0;
    } else if (running && !stopped) {
      run(seconds);
    }
    show();
  }

  private void run(double seconds) {
    if (row >= rows.size()) {
      done = true;
      release();
      return;
    }
    double[] now = rows.get(row);
    inRow += seconds;
    dwelling = inRow >= now[1];
    double share = now[1] == 0 ? 1 : Math.min(1, inRow / now[1]);
    force = from + (now[0] - from) * share + excess;
    if (inRow >= now[1] + now[2]) {
      from = now[0];
      inRow = 0;
      row++;
    }
  }

  /** Step of its program, 1 for the first ramp, 2 for the first dwell; 0 if none runs. */
  final int step() {
    return running && row < rows.size() ? 2 * row + (dwelling ? 2 : 1) : 0;
  }

  static int flag(boolean on) {
    return on ? 1 : 0;
  }
}
