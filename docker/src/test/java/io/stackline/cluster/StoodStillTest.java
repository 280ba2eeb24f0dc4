package io.stackline.cluster;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class StoodStillTest {
  private final StoodStill still = new StoodStill(Duration.ofNanos(100));

  @Test
  void onlyTheFirstLookAfterALongTimeFindsIt() {
    assertFalse(still.at(1_000_000), "nobody looked before");
    assertFalse(still.at(1_000_100));
    assertTrue(still.at(1_000_201));
    assertFalse(still.at(1_000_250));
  }
}
