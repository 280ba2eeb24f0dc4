package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.plcsim.PressRegisters;
import io.stackline.press.TraceSample;
import io.stackline.run.OrderId;
import io.stackline.run.TraceChunk;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the PLC's trace ring beside the bridge, before anything is overwritten, and holds every
 * sample the bridge hands over against it.
 */
final class SoakTrace {
  private static final int REMEMBERED = 1 << 16;
  private static final int BASE = 4096;
  private static final int REGISTERS = 8;
  private static final int HEAD = 154;
  private static final double FLOAT_KN = 1e-6;

  /** How far the trace of an order has come. */
  private record Told(long chunks, long last, long read, long lost) {}

  private final long[] uptimesMs = new long[REMEMBERED];
  private final float[] kilonewtons = new float[REMEMBERED];
  private final Map<OrderId, Told> told = new HashMap<>();
  private long seen;
  long handedOver;
  long lost;

  /** The PLC counts its samples from 0 again. */
  void restarted() {
    seen = 0;
  }

  void follow(PressRegisters registers, int depth) {
    int[] head = registers.inputs(HEAD, 2).orElseThrow();
    long end = (long) head[0] << 16 | head[1];
    assertTrue(end - seen <= depth, "control: looked at often enough");
    for (; seen < end; seen++) {
      int[] words =
          registers.inputs(BASE + REGISTERS * (int) (seen & (depth - 1)), REGISTERS).orElseThrow();
      int at = (int) (seen & (REMEMBERED - 1));
      uptimesMs[at] = (long) words[1] << 16 | words[2];
      kilonewtons[at] = Float.intBitsToFloat(words[3] << 16 | words[4]);
    }
  }

  /** Everything about a chunk that an observer can know. */
  void check(TraceChunk chunk) {
    long beforeMs = -1;
    for (TraceSample sample : chunk.samples()) {
      assertTrue(sample.sequence() < seen && sample.sequence() >= seen - REMEMBERED, "made up");
      int at = (int) (sample.sequence() & (REMEMBERED - 1));
      assertEquals(uptimesMs[at], sample.uptimeMs(), () -> "t_ms of " + sample);
      assertEquals(kilonewtons[at], sample.force().toKN(), FLOAT_KN, () -> "force of " + sample);
      assertTrue(sample.uptimeMs() > beforeMs, () -> "t_ms ascends: " + sample);
      beforeMs = sample.uptimeMs();
    }
    count(chunk);
  }

  /** Later than any number of chunks from 1 can reach. */
  private static final long TIME_OF_DAY_MS = 1_700_000_000_000L;

  private void count(TraceChunk chunk) {
    long samples = chunk.samples().size();
    long last = chunk.samples().get((int) samples - 1).sequence();
    Told before = told.get(chunk.order());
    if (before == null) {
      // who takes a stroke up begins with the time of day
      long first = chunk.n() == 1 ? 0 : Math.max(chunk.n() - 1, TIME_OF_DAY_MS);
      before = new Told(first, last - samples - chunk.lostBefore(), 0, 0);
    }
    assertEquals(before.chunks() + 1, chunk.n(), "chunks of " + chunk.order());
    assertEquals(last - before.last(), samples + chunk.lostBefore(), "samples of " + chunk.id());
    handedOver += samples;
    lost += chunk.lostBefore();
    told.put(
        chunk.order(),
        new Told(chunk.n(), last, before.read() + samples, before.lost() + chunk.lostBefore()));
  }

  /** Samples handed over for an order. */
  long read(OrderId order) {
    return Optional.ofNullable(told.get(order)).map(Told::read).orElse(0L);
  }

  /** Samples an order was told to be lost. */
  long lost(OrderId order) {
    return Optional.ofNullable(told.get(order)).map(Told::lost).orElse(0L);
  }
}
