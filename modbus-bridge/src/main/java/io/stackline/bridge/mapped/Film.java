package io.stackline.bridge.mapped;

import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import io.stackline.run.OrderId;
import io.stackline.run.TraceChunk;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The trace of a press that records none: what the bridge saw of it, poll by poll. Its time is the
 * bridge's, its period that of the polls as they came, holes left out.
 *
 * @param waiting samples not handed over yet
 * @param taken all samples taken; {@code lost} those there was no room for
 * @param chunks handed over under this order
 * @param last when the last sample was taken, if nothing was missed since
 * @param between sum of {@code intervals} times between two samples
 */
record Film(
    List<TraceSample> waiting,
    long taken,
    long lost,
    long chunks,
    Optional<Instant> last,
    Duration between,
    long intervals) {
  /** A few minutes: a lane that has no room for so long is not waited for. */
  static final int WAITING_MAX = 4096;

  private static final int CHUNK = 40;
  private static final int CHUNK_MAX = 512;

  static final Film BLANK = new Film(List.of(), 0, 0, 0, Optional.empty(), Duration.ZERO, 0);

  Film {
    waiting = List.copyOf(waiting);
  }

  /** What one poll showed. */
  record Shot(
      Force force,
      Length position,
      int segment,
      SegmentType type,
      boolean inBand,
      boolean contact) {}

  Film shot(Shot shot, Instant at) {
    TraceSample sample =
        new TraceSample(
            taken,
            at.toEpochMilli() & 0xFFFF_FFFFL,
            shot.force(),
            shot.position(),
            shot.segment(),
            shot.type(),
            shot.inBand(),
            shot.contact());
    List<TraceSample> more = new ArrayList<>(waiting);
    more.add(sample);
    boolean full = more.size() > WAITING_MAX;
    Duration since = last.map(before -> Duration.between(before, at)).orElse(Duration.ZERO);
    return new Film(
        full ? more.subList(1, more.size()) : more,
        taken + 1,
        full ? lost + 1 : lost,
        chunks,
        Optional.of(at),
        between.plus(since),
        last.isPresent() ? intervals + 1 : intervals);
  }

  /** A scan went by without a sample. */
  Film missed() {
    return new Film(waiting, taken, lost, chunks, Optional.empty(), between, intervals);
  }

  /** Another order goes on with it. */
  Film under() {
    return new Film(waiting, taken, lost, 0, last, between, intervals);
  }

  /** The next chunk, if there is enough for one, or if the stroke is over anything at all. */
  Optional<TraceChunk> chunk(OrderId order, long runNumber, boolean over) {
    if (waiting.isEmpty() || (!over && waiting.size() < CHUNK)) {
      return Optional.empty();
    }
    return Optional.of(new TraceChunk(order, chunks + 1, runNumber, 0, head()));
  }

  private List<TraceSample> head() {
    return waiting.subList(0, Math.min(CHUNK_MAX, waiting.size()));
  }

  /** The chunk was taken. */
  Film kept() {
    List<TraceSample> rest = waiting.subList(head().size(), waiting.size());
    return new Film(rest, taken, lost, chunks + 1, last, between, intervals);
  }

  /** Mean time between two polls in sequence. */
  Duration period() {
    return intervals == 0 ? Duration.ZERO : between.dividedBy(intervals);
  }
}
