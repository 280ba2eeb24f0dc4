package io.stackline.plcsim;

/**
 * Nothing moves, valves closed.
 *
 * @param state STATE meanwhile
 */
record Standstill(PlcState state) implements Phase {
  @Override
  public DriveOrder step(Scan scan) {
    return DriveOrder.LOCKED;
  }

  @Override
  public int patienceMs() {
    return state == PlcState.BOOT ? 0 : Stride.LONGEST_MS;
  }

  @Override
  public boolean done() {
    return false;
  }
}
