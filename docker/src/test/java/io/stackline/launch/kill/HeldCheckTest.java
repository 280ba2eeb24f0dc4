package io.stackline.launch.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HeldCheckTest {
  private static List<Optional<String>> seen(String state, String by, String reason) {
    return List.of(Optional.of(state), Optional.of(by), Optional.of(reason));
  }

  private static int wrong(String state, String by, String reason) {
    return HeldCheck.wrong(List.of("run-1"), seen(state, by, reason)).size();
  }

  @Test
  void aRunComesBackHeldByTheRestartWithAReasonOrGoesOnLettingGo() {
    assertEquals(0, wrong("HELD", "RESTART", "Stackline was restarted"));
    assertEquals(0, wrong("ABORTING", "", "aborted by ann"));
    assertEquals(1, wrong("RUNNING", "", ""));
    assertEquals(1, wrong("HELD", "OPERATOR", "held by ann"));
    assertEquals(1, wrong("HELD", "RESTART", " "));
    assertEquals(1, wrong("COMPLETE", "", ""));
  }

  @Test
  void aRunThatIsNotShownIsWrong() {
    List<Optional<String>> nothing = List.of(Optional.empty(), Optional.empty(), Optional.empty());
    assertEquals(1, HeldCheck.wrong(List.of("run-1"), nothing).size());
  }
}
