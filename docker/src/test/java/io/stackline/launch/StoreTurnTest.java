package io.stackline.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackline.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class StoreTurnTest {
  private static final long NONE = -1;

  private final VirtualTime time = new VirtualTime(Instant.EPOCH);
  private int pauses;

  /** Look by look; the last beat stays. */
  private int pauses(Long... beats) throws Exception {
    StoreTurn.await(
        () -> {
          long beat = List.of(beats).get(Math.min(pauses, beats.length - 1));
          return beat == NONE ? OptionalLong.empty() : OptionalLong.of(beat);
        },
        time,
        pause -> {
          time.advance(pause);
          return ++pauses == 20;
        });
    return pauses;
  }

  @Test
  void tablesThatAreUpToDateAreOpenedAtOnce() throws Exception {
    assertEquals(0, pauses(NONE));
  }

  @Test
  void soAreThoseNobodyIsAtWorkOn() throws Exception {
    assertEquals(0, pauses(0L));
  }

  @Test
  void anOlderOneAtWorkIsWaitedForUntilItIsStopped() throws Exception {
    assertEquals(6, pauses(7L, 9L, 11L, 13L, 15L, 17L, 0L));
  }

  @Test
  void orUntilItIsSilent() throws Exception {
    assertEquals(2 + Duty.STILL.toSeconds(), pauses(7L, 9L, 11L));
  }

  @Test
  void orUntilASuccessorHasBroughtThemUpToDate() throws Exception {
    assertEquals(2, pauses(7L, 9L, NONE));
  }

  @Test
  void aProcessThatIsToStopStopsWaiting() {
    Long[] beats = LongStream.rangeClosed(1, 40).boxed().toArray(Long[]::new);
    CommandRefused refused = assertThrows(CommandRefused.class, () -> pauses(beats));
    assertEquals(
        "stopped while it waited for a sequencer of an older release; stop that one, then start"
            + " this one",
        refused.getMessage());
    assertEquals(Duration.ofSeconds(20), Duration.between(Instant.EPOCH, time.now()));
  }
}
