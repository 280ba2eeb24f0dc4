package io.stackline.cluster;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class StoodStillTest {
  private final StoodStill still = new StoodStill(Duration.ofNanos(100), Duration.ofNanos(50));

  @Test
  void onlyTheFirstLookAfterALongTimeFindsIt() {
    assertFalse(still.at(1_000_000), "nobody looked before");
    assertFalse(still.at(1_000_100));
    assertTrue(still.at(1_000_201));
    assertFalse(still.at(1_000_250));
  }

  @Test
  void whatIsHeardRightAfterIsDoubtfulWhetherSomebodyHasLookedOrNot() {
    assertFalse(still.isDoubtful(500), "nobody looked before");
    still.at(1_000);
    assertFalse(still.isDoubtful(1_100));
    assertTrue(still.isDoubtful(1_101), "it stood still, and nobody knows yet");
    still.at(1_201);
    assertTrue(still.isDoubtful(1_202));
    still.at(1_240);
    assertTrue(still.isDoubtful(1_250));
    assertFalse(still.isDoubtful(1_251));
  }
}
