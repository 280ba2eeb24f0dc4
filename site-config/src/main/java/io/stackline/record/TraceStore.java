package io.stackline.record;

import io.stackline.press.TraceSample;
import io.stackline.run.TraceChunk;
import java.util.function.Consumer;

/**
 * Where trace samples are put away. One writer; not thread-safe. Every method throws {@link
 * StoreFailed} if the store does not answer.
 */
public interface TraceStore {
  /** Keeps a chunk; one with the same order and number as an earlier one changes nothing. */
  void put(TraceChunk chunk);

  /**
   * How many samples of a stroke were handed over, those that overlap after a reattachment counted
   * twice.
   *
   * @param runNumber RUN_ID of the stroke
   */
  long samples(long runNumber);

  /**
   * Whether the first chunk that was handed over of a stroke is there: what was written from its
   * start on. Who takes a stroke up later numbers its chunks from the time of day.
   *
   * @param runNumber RUN_ID of the stroke
   */
  boolean hasBeginning(long runNumber);

  /**
   * Hands out the samples of a stroke one by one, in time order and each once, so that a trace of
   * days needs no memory.
   *
   * @param runNumber RUN_ID of the stroke
   */
  void read(long runNumber, Consumer<TraceSample> reader);

  /**
   * The same piece by piece, for whoever has other things to do between two pieces.
   *
   * @param runNumber RUN_ID of the stroke
   */
  TraceReader reader(long runNumber);

  /**
   * A stroke is over and judged: what is kept of it may become smaller. Reading gives the same
   * samples, and what is handed over later is kept all the same.
   *
   * @param runNumber RUN_ID of the stroke
   */
  void pack(long runNumber);
}
