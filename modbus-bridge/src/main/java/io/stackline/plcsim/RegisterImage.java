package io.stackline.plcsim;

/**
 * The PLC's registers as a master sees them, 0-based PDU addresses.
 *
 * <p>The input registers are refreshed after each scan and after each write, so that an
 * acknowledgement can be read at once. One thread at a time.
 */
final class RegisterImage {
  private static final int DISCRETES = 32;
  private static final int COILS = 2;
  private static final int STATUS_BITS = 106;
  private static final int INTERLOCK_BITS = 107;

  private final PlcParts plc;
  private final CommandDesk desk;
  private final StatusBlock status;
  private final boolean[] coils = new boolean[COILS];
  private final int[] ownershipRegisters = new int[Ownership.REGISTERS];
  private StatusBlock.Outputs last = StatusBlock.Outputs.NONE;
  private boolean homing;

  RegisterImage(PlcParts plc, CommandDesk desk, StatusBlock status) {
    this.plc = plc;
    this.desk = desk;
    this.status = status;
  }

  /** Shows what a scan ended with. */
  void refresh(StatusBlock.Outputs outputs) {
    last = outputs;
    if (homing && !plc.execution.homing()) {
      homing = false;
      boolean open = last.readings().positionMm() <= OpeningPhase.HOME_MM;
      desk.finish(open ? Reply.done() : new Reply.Aborted());
    }
    status.refresh(last);
  }

  /** Whether there is an input register at this address. */
  boolean hasInput(int address) {
    return (address >= 0 && address < StatusBlock.IDENTITY_REGISTERS)
        || (address >= StatusBlock.FIRST && address < StatusBlock.END)
        || plc.trace.contains(address);
  }

  /** The input register at an address that exists. */
  int readInput(int address) {
    return plc.trace.contains(address) ? plc.trace.read(address) : status.read(address);
  }

  /** Whether there is a holding register at this address. */
  boolean hasHolding(int address) {
    return inBlock(address, 0, CommandFrame.REGISTERS)
        || inBlock(address, Ownership.FIRST_REGISTER, Ownership.REGISTERS)
        || inBlock(address, Limits.FIRST_REGISTER, Limits.REGISTERS)
        || inBlock(address, Profile.FIRST_REGISTER, Profile.REGISTERS);
  }

  /**
   * The holding register at an address that exists; the command block always reads as 0, so that no
   * nonce can be read.
   */
  int readHolding(int address) {
    if (address >= Profile.FIRST_REGISTER) {
      return plc.shadows.profileRegisters()[address - Profile.FIRST_REGISTER];
    }
    if (address >= Limits.FIRST_REGISTER) {
      return plc.shadows.limitRegisters()[address - Limits.FIRST_REGISTER];
    }
    return address >= Ownership.FIRST_REGISTER
        ? ownershipRegisters[address - Ownership.FIRST_REGISTER]
        : 0;
  }

  /**
   * Writes holding registers that exist, all in one block.
   *
   * @param address first PDU address
   * @param words one value a register
   * @return whether the owner proved to be alive by this write
   */
  boolean writeHolding(int address, int[] words) {
    boolean renewed = false;
    long epoch = plc.memory.epoch();
    if (address >= Profile.FIRST_REGISTER) {
      System.arraycopy(
          words, 0, plc.shadows.profileRegisters(), address - Profile.FIRST_REGISTER, words.length);
      plc.shadows.profileWritten();
    } else if (address >= Limits.FIRST_REGISTER) {
      System.arraycopy(
          words, 0, plc.shadows.limitRegisters(), address - Limits.FIRST_REGISTER, words.length);
    } else if (address >= Ownership.FIRST_REGISTER) {
      System.arraycopy(
          words, 0, ownershipRegisters, address - Ownership.FIRST_REGISTER, words.length);
      renewed = plc.ownership.heartbeat(ownershipRegisters);
    } else {
      desk.written(address, words);
      renewed = plc.memory.epoch() != epoch;
    }
    homing |= plc.execution.homing();
    status.refresh(last);
    return renewed;
  }

  /** Whether there is a discrete input at this address. */
  boolean hasDiscrete(int address) {
    return inBlock(address, 0, DISCRETES);
  }

  /** The discrete input at an address that exists: the status bits, then the interlocks. */
  boolean readDiscrete(int address) {
    int word = status.read(address < 16 ? STATUS_BITS : INTERLOCK_BITS);
    return ((word >> (address & 15)) & 1) != 0;
  }

  /** Whether there is a coil at this address. */
  boolean hasCoil(int address) {
    return inBlock(address, 0, COILS);
  }

  /** The coil at an address that exists. */
  boolean readCoil(int address) {
    return coils[address];
  }

  /** Writes a coil that exists: horn acknowledgement and lamp test, nothing that moves. */
  void writeCoil(int address, boolean on) {
    coils[address] = on;
  }

  private static boolean inBlock(int address, int first, int count) {
    return address >= first && address < first + count;
  }
}
