package io.stackline.run;

/** What became of a stage or run. */
public enum Verdict {
  /** Not judged yet. */
  OPEN,
  /** Every criterion held. */
  PASS,
  /** Fit, but a criterion that only warns did not hold. */
  PASS_WITH_DEVIATION,
  /** It cannot be told, for instance because the trace has a hole. */
  INCONCLUSIVE,
  /** A criterion did not hold. */
  FAIL;

  /** The worse of two; OPEN gives way to anything. */
  public Verdict and(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
