package io.stackline.run;

import io.stackline.press.TraceSample;
import java.util.List;

/**
 * Consecutive trace samples of one stroke.
 *
 * @param n 1, 2, 3 … per order; who takes a stroke up that another followed begins with the time of
 *     day in ms
 * @param lostBefore samples the ring had overwritten before this chunk
 */
public record TraceChunk(
    OrderId order, long n, long runNumber, long lostBefore, List<TraceSample> samples) {
  public TraceChunk {
    samples = List.copyOf(samples);
  }

  /** Names a chunk on its lane. */
  public record Id(OrderId order, long n) {}

  public Id id() {
    return new Id(order, n);
  }

  /** Without its samples, which are no words for a log. */
  @Override
  public String toString() {
    return "TraceChunk[" + order + " n=" + n + " of " + runNumber + ", " + samples.size() + "]";
  }
}
