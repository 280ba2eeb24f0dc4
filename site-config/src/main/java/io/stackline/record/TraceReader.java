package io.stackline.record;

import io.stackline.press.TraceSample;
import java.util.function.Consumer;

/** Where somebody has come to in the trace of a stroke. */
public interface TraceReader {
  /**
   * Hands out the samples that follow, in time order and each once: a piece that is read in some
   * tens of milliseconds. What was put away since counts.
   *
   * @return false if there was none
   */
  boolean next(Consumer<TraceSample> reader);
}
