package io.stackline.plcsim;

/** Holds the present force until a person confirms. */
final class WaitPhase implements Phase {
  private boolean confirmed;

  @Override
  public PlcState state() {
    return PlcState.WAIT_OPERATOR;
  }

  @Override
  public DriveOrder step(Scan scan) {
    return DriveOrder.TRACK;
  }

  @Override
  public int patienceMs() {
    return Stride.LONGEST_DRIVE_MS;
  }

  @Override
  public boolean done() {
    return confirmed;
  }

  void confirm() {
    confirmed = true;
  }
}
