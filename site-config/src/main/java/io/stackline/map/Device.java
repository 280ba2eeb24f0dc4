package io.stackline.map;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a device can take in one message and how it behaves.
 *
 * @param functions Modbus functions it knows; no other is ever used
 * @param readMax most registers in one read; 1 to 125
 * @param writeMax most registers in one write; 1 to 123
 * @param bitsMax most coils or discrete inputs in one read; 1 to 2000
 * @param holes addresses that must not be touched, not even within a longer read
 * @param exceptions what an exception code of this device means
 * @param quietAfterConnect how long to wait after connecting, wall clock
 * @param notation how its manual writes addresses and values
 */
public record Device(
    Set<Integer> functions,
    int readMax,
    int writeMax,
    int bitsMax,
    List<Spot> holes,
    Map<Integer, OnException> exceptions,
    Duration quietAfterConnect,
    Notation notation) {
  /**
   * How a manual writes.
   *
   * @param base number of the first register of a table, 0 or 1
   * @param order of values of several registers
   */
  public record Notation(int base, WordOrder order) {
    /** As most manuals do. */
    public static final Notation USUAL = new Notation(1, WordOrder.ABCD);
  }

  /** A device whose manual writes as most do. */
  public Device(
      Set<Integer> functions,
      int readMax,
      int writeMax,
      int bitsMax,
      List<Spot> holes,
      Map<Integer, OnException> exceptions,
      Duration quietAfterConnect) {
    this(
        functions,
        readMax,
        writeMax,
        bitsMax,
        holes,
        exceptions,
        quietAfterConnect,
        Notation.USUAL);
  }

  /** The same device with these holes instead of its own. */
  public Device holed(List<Spot> others) {
    return new Device(
        functions, readMax, writeMax, bitsMax, others, exceptions, quietAfterConnect, notation);
  }

  /** What is made of an exception answer. */
  public enum OnException {
    /** It cannot do that now: the same again later; a command was not executed. */
    BUSY,
    /** Its watchdog has tripped: shown as a fault until it is reset. */
    WATCHDOG,
    /** The gateway does not reach the device: this unit is offline, others are not. */
    OFFLINE,
    /** It will not do that: refused. */
    REFUSED
  }

  public Device {
    functions = Set.copyOf(functions);
    holes = List.copyOf(holes);
    exceptions = Map.copyOf(exceptions);
    within(readMax, 125, "readMax");
    within(writeMax, 123, "writeMax");
    within(bitsMax, 2000, "bitsMax");
  }

  private static void within(int value, int max, String what) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException(what + " must lie in 1 to " + max + ", not " + value);
    }
  }

  /** Whether single registers are written one by one. */
  public boolean writesSingly() {
    return !functions.contains(16);
  }

  /** What an exception of this device means; of the Modbus specification where it says nothing. */
  public OnException on(int code) {
    return exceptions.getOrDefault(
        code,
        switch (code) {
          case 5, 6 -> OnException.BUSY;
          case 0x0A, 0x0B -> OnException.OFFLINE;
          default -> OnException.REFUSED;
        });
  }
}
