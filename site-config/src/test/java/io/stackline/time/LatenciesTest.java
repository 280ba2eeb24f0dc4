package io.stackline.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LatenciesTest {
  @Test
  void whatIsAsLongAsABoundBelongsToItAndNothingIsLost() {
    Latencies latencies = new Latencies();
    latencies.took(TimeUnit.MILLISECONDS.toNanos(1));
    latencies.took(TimeUnit.MILLISECONDS.toNanos(1) + 1);
    latencies.took(TimeUnit.SECONDS.toNanos(9));
    List<Long> expected = new ArrayList<>(Collections.nCopies(14, 0L));
    expected.set(1, 1L);
    expected.set(2, 1L);
    expected.set(13, 1L);
    Latencies.Counted counted = latencies.counted();
    assertEquals(expected, counted.bySize());
    assertEquals(3, counted.count());
    assertEquals(9.002, counted.seconds(), 1e-6);
  }
}
