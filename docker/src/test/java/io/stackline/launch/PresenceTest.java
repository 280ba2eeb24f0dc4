package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackline.board.LocalBoard;
import io.stackline.run.ProcessStatus;
import io.stackline.run.ProcessStatus.Part;
import io.stackline.time.VirtualTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class PresenceTest {
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

  private final LocalBoard board = new LocalBoard();

  private Part part() {
    return board.processes().latest(board.peers().self()).map(ProcessStatus::part).orElseThrow();
  }

  @Test
  void aProcessIsBelievedThoughItsClockWasPutBackBeforeItStartedAgain() {
    Presence before = new Presence(board, new VirtualTime(NOW));
    before.is(Part.NONE, 0);
    before.is(Part.ACTIVE, 7);
    Presence after = new Presence(board, new VirtualTime(NOW.minusSeconds(3600)));
    after.is(Part.NONE, 0);
    assertEquals(Part.NONE, part());
    after.is(Part.STANDBY, 0);
    assertEquals(Part.STANDBY, part());
  }
}
