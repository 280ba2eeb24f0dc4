package io.stackline.launch.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HeldCheckTest {
  private static HeldCheck.Back back(String state, String by, String reason, String dies) {
    return HeldCheck.back(
        List.of("run-1"),
        List.of(Optional.of(state), Optional.of(by), Optional.of(reason), Optional.of(dies)));
  }

  private static int wrong(String state, String by, String reason) {
    return back(state, by, reason, "D1").wrong().size();
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
  void whatWaitsForItsDiesIsCountedAmongWhatIsHeld() {
    assertEquals(
        new HeldCheck.Back(1, 1, List.of()),
        back("HELD", "RESTART", "Stackline was restarted", ""));
    assertEquals(
        new HeldCheck.Back(1, 0, List.of()),
        back("HELD", "RESTART", "Stackline was restarted", "D1"));
  }

  @Test
  void aRunThatIsNotShownIsWrong() {
    List<Optional<String>> nothing = Collections.nCopies(4, Optional.empty());
    assertEquals(1, HeldCheck.back(List.of("run-1"), nothing).wrong().size());
  }
}
