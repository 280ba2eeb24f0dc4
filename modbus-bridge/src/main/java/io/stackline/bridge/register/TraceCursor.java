package io.stackline.bridge.register;

/**
 * How far a stroke's trace has been read.
 *
 * @param next sequence number of the next sample to read
 * @param bootCount boot of the PLC the numbers count from
 * @param read samples read so far
 * @param lost samples known to be gone
 * @param untold those of them not yet told with a batch of samples
 */
public record TraceCursor(long next, int bootCount, long read, long lost, long untold) {
  /** Starts at a sample, nothing read and nothing lost. */
  public static TraceCursor at(long next, int bootCount) {
    return new TraceCursor(next, bootCount, 0, 0, 0);
  }

  /** Further on by some lost samples. */
  public TraceCursor losing(long samples) {
    return new TraceCursor(next + samples, bootCount, read, lost + samples, untold + samples);
  }
}
