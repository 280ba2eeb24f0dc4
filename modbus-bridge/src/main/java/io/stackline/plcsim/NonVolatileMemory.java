package io.stackline.plcsim;

/**
 * What the PLC keeps over a power cut. Pass the same object to a new {@link PlcProgram} to simulate
 * a restart.
 *
 * <p>Holds the ownership epoch, the boot count, the nonce of the last owner, the last RUN_ID and
 * whether its load may still be on, the cycle count and the retained command block. One thread at a
 * time.
 */
public final class NonVolatileMemory {
  private final int[] commandBlock = new int[CommandFrame.REGISTERS];
  private long epoch;
  private int bootCount;
  private long nonce;
  private long lastRunId;
  private boolean runActive;
  private long cycles;

  /** The memory of a PLC that was never switched on. */
  public NonVolatileMemory() {}

  void boot() {
    bootCount = (bootCount + 1) & 0xFFFF;
    epoch = next(epoch);
  }

  long epoch() {
    return epoch;
  }

  int bootCount() {
    return bootCount;
  }

  long nonce() {
    return nonce;
  }

  long lastRunId() {
    return lastRunId;
  }

  /** Whether a run was started and its load has not been taken off since. */
  boolean runActive() {
    return runActive;
  }

  long cycles() {
    return cycles;
  }

  int[] commandBlock() {
    return commandBlock;
  }

  void grant(long newNonce) {
    epoch = next(epoch);
    nonce = newNonce;
  }

  void runStarted(long runId) {
    lastRunId = runId;
    runActive = true;
    cycles = next(cycles);
  }

  void runEnded() {
    runActive = false;
  }

  private static long next(long counter) {
    return (counter + 1) & 0xFFFFFFFFL;
  }
}
