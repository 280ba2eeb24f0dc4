package io.stackline.launch.soak;

import io.stackline.plcsim.Sensor;
import io.stackline.press.PressId;
import java.time.Duration;

/**
 * One thing that goes wrong. Each holds all of its own chance, so that leaving one out changes none
 * of the others.
 */
sealed interface Fault {
  /** When, after the beginning. */
  Duration at();

  /** At which moment of a stroke, from {@link #at} on. */
  enum Moment {
    /** Whatever the press is doing. */
    ANY(-1),
    /** The ram moves towards contact. */
    APPROACH(3),
    /** The force rises. */
    RAMP(4),
    /** The force is held. */
    DWELL(5),
    /** Stack pressure is held. */
    INSITU(6),
    /** The force falls. */
    RELEASE(7),
    /** A program or its limits are being written. */
    UPLOAD(-1);

    private final int state;

    Moment(int state) {
      this.state = state;
    }

    /** STATE of PRESSMAP 1.0. */
    int state() {
      return state;
    }
  }

  /** A share of the transactions with a press goes wrong. */
  record OnTheWire(
      Duration at, PressId press, Noise.Mishap mishap, double share, Duration lasts, long seed)
      implements Fault {}

  /** A PLC loses its power; perhaps also what it kept in its memory. */
  record PowerFails(Duration at, PressId press, Moment moment, Duration lasts, boolean forgets)
      implements Fault {}

  /** A PLC's clock jumps, perhaps over its end. */
  record PlcClockJumps(Duration at, PressId press, long ms) implements Fault {}

  /** A PLC's program stands still, while its registers can still be read. */
  record PlcFreezes(Duration at, PressId press, Duration lasts) implements Fault {}

  /** How a sensor breaks. */
  enum Break {
    OPEN,
    STUCK,
    DRIFTS
  }

  /** A sensor breaks, and is repaired. */
  record SensorBreaks(
      Duration at, PressId press, Moment moment, Sensor sensor, Break how, Duration lasts)
      implements Fault {}

  /** What is done at a press. */
  enum Hand {
    EMERGENCY_STOP,
    GUARD_OPEN,
    KEY_LOCAL
  }

  /** Somebody does something at a press, and takes it back. */
  record AtThePanel(Duration at, PressId press, Moment moment, Hand hand, Duration lasts)
      implements Fault {}

  /** Who of us dies. */
  enum Who {
    /** All of it, and the board with it. */
    PROCESS,
    /** The sequencer alone; board and bridge go on. */
    SEQUENCER,
    /** The bridge alone. */
    BRIDGE,
    /** All of it, but its bridge is only cut off, and goes on for a while beside its successor. */
    ALL_BUT_THE_BRIDGE
  }

  /**
   * We die in the midst of something, and come back.
   *
   * @param nth the how manieth step of this kind, from {@link #at} on
   * @param away how long nobody is there
   * @param clock by how much our wall clock jumps; zero unless all of us die, who live on one host
   */
  record WeDie(Duration at, Who who, Mortal.Step step, int nth, Duration away, Duration clock)
      implements Fault {}

  /** What becomes of the commit at which the store goes away. */
  enum Commit {
    /** It goes away between two of them. */
    NONE,
    /** Nothing is written. */
    LOST,
    /** All is written, and nobody is told. */
    UNTOLD
  }

  /** The store does not answer, from now or from the next entry of the journal on. */
  record StoreAway(Duration at, Commit commit, Duration lasts) implements Fault {}
}
