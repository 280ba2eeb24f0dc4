package io.stackline.plcsim;

import java.util.Optional;

/**
 * All that a Modbus master sees of one simulated press: PRESSMAP 1.0 and, beside it, the {@link
 * Bench} and its {@link Surroundings}.
 *
 * <p>Addresses are 0-based PDU addresses. A request that touches an address that does not exist is
 * refused as a whole. One thread at a time.
 */
public final class PressRegisters {
  /** What became of a write. */
  public enum Written {
    /** An address does not exist or cannot be written; nothing was changed. */
    NO_SUCH_ADDRESS,
    /** Written. */
    DONE,
    /** Written, and the owner proved to be alive by it (heartbeat or grant). */
    OWNER_ALIVE
  }

  private static final int INTERLOCKS = 107;

  private final BenchDesk bench;
  private final Surroundings surroundings = new Surroundings();
  private PlcProgram plc;

  /** The registers of a press whose die is handled on this bench. */
  public PressRegisters(PlcProgram plc, Bench bench, PressPlant press) {
    this.plc = plc;
    this.bench = new BenchDesk(bench, press);
  }

  /** The PLC has been restarted: this one answers from now on. */
  public void restarted(PlcProgram successor) {
    plc = successor;
  }

  /** FC4. */
  public Optional<int[]> inputs(int address, int count) {
    int[] words = new int[count];
    for (int i = 0; i < count; i++) {
      if (plc.registers().hasInput(address + i)) {
        words[i] = plc.registers().readInput(address + i);
      } else if (surroundings.hasInput(address + i)) {
        words[i] = surroundings.readInput(address + i, plc.uptimeMs(), isDry());
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(words);
  }

  private boolean isDry() {
    return (plc.registers().readInput(INTERLOCKS) >> Interlocks.GLOVEBOX & 1) != 0;
  }

  /** FC3. */
  public Optional<int[]> holdings(int address, int count) {
    int[] words = new int[count];
    for (int i = 0; i < count; i++) {
      if (plc.registers().hasHolding(address + i)) {
        words[i] = plc.registers().readHolding(address + i);
      } else if (bench.has(address + i)) {
        words[i] = bench.read(address + i);
      } else if (surroundings.hasHolding(address + i)) {
        words[i] = surroundings.readHolding(address + i);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(words);
  }

  /** FC6 and FC16. */
  public Written write(int address, int[] words) {
    if (bench.writable(address, words.length)) {
      bench.write(address, words);
      return Written.DONE;
    } else if (surroundings.writable(address, words.length)) {
      surroundings.write(address, words);
      return Written.DONE;
    }
    for (int i = 0; i < words.length; i++) {
      if (!plc.registers().hasHolding(address + i)) {
        return Written.NO_SUCH_ADDRESS;
      }
    }
    return plc.registers().writeHolding(address, words) ? Written.OWNER_ALIVE : Written.DONE;
  }

  /** FC2. */
  public Optional<boolean[]> discretes(int address, int count) {
    boolean[] bits = new boolean[count];
    for (int i = 0; i < count; i++) {
      if (!plc.registers().hasDiscrete(address + i)) {
        return Optional.empty();
      }
      bits[i] = plc.registers().readDiscrete(address + i);
    }
    return Optional.of(bits);
  }

  /** FC1. */
  public Optional<boolean[]> coils(int address, int count) {
    boolean[] bits = new boolean[count];
    for (int i = 0; i < count; i++) {
      if (!plc.registers().hasCoil(address + i)) {
        return Optional.empty();
      }
      bits[i] = plc.registers().readCoil(address + i);
    }
    return Optional.of(bits);
  }

  /** FC5; false if there is no such coil. */
  public boolean writeCoil(int address, boolean on) {
    if (!plc.registers().hasCoil(address)) {
      return false;
    }
    plc.registers().writeCoil(address, on);
    return true;
  }
}
