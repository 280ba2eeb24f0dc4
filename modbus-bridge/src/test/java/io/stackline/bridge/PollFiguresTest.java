package io.stackline.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What whoever watches the bridge is told of a press. */
final class PollFiguresTest {
  @Test
  void answersAreCountedWhileThePressAnswersAndMissesWhileItDoesNot() {
    try (Rig rig = new Rig()) {
      rig.advance(Duration.ofSeconds(2));
      PollFigures well = rig.figures();
      assertEquals(20.0, (double) well.answers().count(), 1, "ten scans a second");
      assertEquals(0, well.missed());

      rig.link.unplugged = true;
      rig.advance(Duration.ofSeconds(2));
      PollFigures cut = rig.figures();
      assertEquals(well.answers().count(), cut.answers().count(), "nothing answered");
      assertEquals(20.0, (double) cut.missed(), 1);
      assertTrue(cut.scannedNanos() - well.scannedNanos() > 1.8e9, "it goes on trying");
    }
  }
}
