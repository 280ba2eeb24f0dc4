package io.stackline.plcsim;

/** The figures of the present or last run, as the status block shows them. One thread. */
final class RunFigures {
  private long runId;
  private int segmentIndex;
  private int segmentType;
  private long segmentMs;
  private long creditMs;
  private long remainMs;
  private double targetN;
  private double toleranceN;
  private double peakN;
  private long aboveMs;
  private int topUps;
  private boolean inBand;

  void runStarted(long id) {
    runId = id;
    segmentIndex = 0;
    segmentType = 0;
    segmentMs = 0;
    creditMs = 0;
    remainMs = 0;
    targetN = 0;
    toleranceN = 0;
    peakN = 0;
    aboveMs = 0;
    topUps = 0;
    inBand = false;
  }

  void runRestored(long id) {
    runId = id;
  }

  void segmentStarted(int index, Segment segment) {
    segmentIndex = index;
    segmentType = segment.type().code();
    segmentMs = 0;
    targetN = segment.targetN();
    toleranceN = segment.toleranceN();
    if (segment.type().holds()) {
      creditMs = 0;
      remainMs = segment.durationMs();
    }
  }

  /** No segment is in control any more: the program has ended or the load is being taken off. */
  void segmentsEnded() {
    segmentType = 0;
    targetN = 0;
    inBand = false;
  }

  void scanned(Scan scan) {
    peakN = Math.max(peakN, scan.forceN());
    inBand = segmentType != 0 && Math.abs(scan.forceN() - targetN) <= toleranceN;
  }

  void segmentElapsed(int elapsedMs) {
    segmentMs += elapsedMs;
  }

  void credited(int elapsedMs, long nowRemainingMs) {
    creditMs += elapsedMs;
    remainMs = nowRemainingMs;
  }

  void remaining(long ms) {
    remainMs = ms;
  }

  void above(int elapsedMs) {
    aboveMs += elapsedMs;
  }

  void toppedUp() {
    topUps++;
  }

  void retarget(double newTargetN) {
    targetN = newTargetN;
  }

  int segmentIndex() {
    return segmentIndex;
  }

  int segmentType() {
    return segmentType;
  }

  long segmentMs() {
    return segmentMs;
  }

  long creditMs() {
    return creditMs;
  }

  long aboveMs() {
    return aboveMs;
  }

  double targetN() {
    return targetN;
  }

  boolean inBand() {
    return inBand;
  }

  void render(RegisterWriter status) {
    status.u16(116, segmentIndex).u16(117, segmentType).u32(118, segmentMs);
    status.u32(120, creditMs).u32(122, remainMs).f32(128, targetN * 1e-3);
    status.u32(156, runId).f32(166, peakN * 1e-3).u16(170, topUps);
  }
}
