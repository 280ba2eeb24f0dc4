package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.press.PressId;
import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import io.stackline.record.RunJournal;
import io.stackline.record.RunJournal.Entry;
import io.stackline.record.RunJournal.Image;
import io.stackline.record.RunJournal.Numbers;
import io.stackline.run.OrderId;
import io.stackline.run.RunId;
import io.stackline.run.TraceChunk;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Traces on a real database: in order, once, and only those of the stroke in question. */
abstract class TracesContract {
  private static final PressId P1 = new PressId("P1");
  private static final Instant AT = Instant.parse("2026-11-22T02:08:00Z");

  private final TestDatabase database;

  TracesContract(TestDatabase database) {
    this.database = database;
  }

  @Test
  void aTraceComesBackInOrderAndOnceHoweverOftenItWasHandedOver() throws StoreRefused {
    RunId run = new RunId("run-1");
    try (SqlStore store = database.open()) {
      store
          .journal()
          .write(
              new Entry(
                  Optional.empty(),
                  Optional.of(new Image(run, AT, false, "w")),
                  List.of(
                      new RunJournal.Stroke(41, run, "densify"),
                      new RunJournal.Stroke(42, run, "densify")),
                  List.of(),
                  Optional.empty(),
                  new Numbers(43, Map.of())));
      store.traces().put(chunk(3, 1, 41, 1, 5));
      // more chunks than one page, in the wrong order, some twice
      for (long n = 300; n >= 1; n--) {
        store.traces().put(chunk(7, n, 42, 10 * n, 10 * n + 9));
      }
      store.traces().put(chunk(7, 5, 42, 50, 59));
      // a reattached bridge hands over the end of the ring once more
      store.traces().put(chunk(8, 1, 42, 2990, 3020));

      assertEquals(3031, store.traces().samples(42));
      List<Long> sequences = new ArrayList<>();
      store.traces().read(42, sample -> sequences.add(sample.sequence()));
      assertEquals(LongStream.rangeClosed(10, 3020).boxed().toList(), sequences);
      assertEquals(
          sequences,
          store.archive().trace(run, "densify").stream().map(TraceSample::sequence).toList());
      assertEquals(List.of(), store.archive().trace(run, "copress"));
      assertEquals(0, store.traces().samples(99));
    }
  }

  private static TraceChunk chunk(long order, long n, long runNumber, long from, long to) {
    List<TraceSample> samples =
        LongStream.rangeClosed(from, to)
            .mapToObj(
                i ->
                    new TraceSample(
                        i,
                        1000 + 10 * i,
                        Force.ofKN(1),
                        Length.ofMm(40),
                        1,
                        SegmentType.RAMP,
                        false,
                        true))
            .toList();
    return new TraceChunk(new OrderId(P1, order), n, runNumber, 0, samples);
  }
}
