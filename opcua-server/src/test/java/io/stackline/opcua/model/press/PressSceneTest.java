package io.stackline.opcua.model.press;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.opcua.PilotSite;
import io.stackline.opcua.Readings;
import io.stackline.opcua.Runs;
import io.stackline.press.PressId;
import io.stackline.run.PressDuty;
import io.stackline.run.PressUse;
import io.stackline.run.RunId;
import io.stackline.run.RunStatus;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is going on around a press. */
final class PressSceneTest {
  private static final Instant NOW = Readings.T0.plusSeconds(60);
  private static final RunStatus RUN = Runs.running(new RunId("run-1"));

  /** The run's one stage is on P1. */
  @Test
  void beforeItsFirstReadingAPressIsAtNoOtherPressesStage() {
    assertTrue(scene(PilotSite.P1).step().isPresent(), "control");
    assertEquals(Optional.empty(), scene(PilotSite.P2).step());
  }

  @Test
  void theTimeOfARunAndAnotherDayOutdateWhatWasTold() {
    PressScene serving = scene(PilotSite.P1);
    assertFalse(serving.outdates(NOW.minusMillis(999)));
    assertTrue(serving.outdates(NOW.minusMillis(1_000)));
    assertTrue(serving.outdates(NOW.plusSeconds(5)), "a clock that was put back");
    PressScene free = new PressScene(Optional.empty(), Optional.empty(), Optional.empty(), NOW);
    assertFalse(free.outdates(NOW.minusSeconds(3_600)));
    assertTrue(free.outdates(NOW.minusSeconds(9 * 3_600)), "yesterday's evening");
  }

  private static PressScene scene(PressId press) {
    PressUse use =
        new PressUse(
            press,
            PressDuty.PROCESSING,
            Readings.T0,
            "",
            "",
            Optional.of(RUN.id()),
            RUN.stages().get(0).id());
    return new PressScene(Optional.empty(), Optional.of(use), Optional.of(RUN), NOW);
  }
}
