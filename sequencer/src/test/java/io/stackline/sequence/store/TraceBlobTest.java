package io.stackline.sequence.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.press.SegmentType;
import io.stackline.press.TraceSample;
import io.stackline.unit.Force;
import io.stackline.unit.Length;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TraceBlobTest {
  @Test
  void whatAPlcWritesComesBackAsItWasInSomeTenBytesASample() {
    Random random = new Random(42);
    List<TraceSample> samples = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      float kilonewtons = random.nextFloat() * 250 - 1;
      int micrometres = 40_000 + random.nextInt(200);
      samples.add(
          new TraceSample(
              4_294_967_000L + i,
              100_000 + 10L * i,
              Force.ofKN(kilonewtons),
              new Length(micrometres * 1000L / 1e9),
              i % 16,
              SegmentType.ofCode(i % 8).orElseThrow(),
              i % 2 == 0,
              i % 3 == 0));
    }

    byte[] packed = TraceBlob.pack(samples);

    assertEquals(samples, TraceBlob.unpack(packed));
    assertTrue(packed.length < 13 * samples.size(), packed.length + " bytes");
  }

  @Test
  void whatIsNotMeasuredStaysUnknownAndTimeMayWrap() {
    List<TraceSample> samples =
        List.of(
            sample(5, 4_294_967_295L, Force.UNKNOWN, new Length(Double.NaN)),
            sample(6, 3, Force.ZERO, new Length(-0.001)),
            sample(2, 0, new Force(-12_000), new Length(0)));

    assertEquals(samples, TraceBlob.unpack(TraceBlob.pack(samples)));
  }

  private static TraceSample sample(long sequence, long uptimeMs, Force force, Length position) {
    return new TraceSample(sequence, uptimeMs, force, position, 0, SegmentType.RAMP, false, false);
  }

  @Test
  void anEmptyChunkIsPossible() {
    assertEquals(List.of(), TraceBlob.unpack(TraceBlob.pack(List.of())));
  }

  @Test
  void bytesOfAnotherVersionOrCutShortAreNotGuessedAt() {
    byte[] packed = TraceBlob.pack(List.of(sample(1, 2, Force.ZERO, new Length(0.04))));
    assertThrows(RuntimeException.class, () -> TraceBlob.unpack(Arrays.copyOf(packed, 6)));
    packed[0] = 9;
    assertThrows(IllegalArgumentException.class, () -> TraceBlob.unpack(packed));
  }
}
