package io.stackline.launch.manage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackline.time.Crank;
import io.stackline.time.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HealthTest {
  private final VirtualTime time = new VirtualTime(Instant.parse("2026-11-22T08:00:00Z"));
  private final Watchdog watchdog = Watchdog.start(time);
  private final Health health = new Health(time, watchdog.own());

  @Test
  void whileItStartsItLivesAndIsNotReady() {
    time.advance(Duration.ofMinutes(5));
    assertEquals(List.of(), bad(health.live()));
    assertEquals(List.of("start"), bad(health.ready()));
    health.started();
    assertEquals(List.of(), bad(health.ready()));
    health.stopping();
    assertEquals(List.of("start"), bad(health.ready()));
    assertEquals(List.of(), bad(health.live()));
  }

  @Test
  void aProcessWhoseCranksStandStillLivesNoMore() {
    health.started();
    time.advance(Duration.ofSeconds(3));
    watchdog.close();
    time.advance(Duration.ofSeconds(9));
    assertEquals(List.of(), bad(health.live()));
    time.advance(Duration.ofSeconds(2));
    assertEquals(List.of("process"), bad(health.live()));
    assertTrue(health.live().get(0).reason().contains("11 s"), health.live().toString());
  }

  /** A sequencer that waits for its database is not ready; to kill it would help nobody. */
  @Test
  void aPartThatHangsIsNotReadyAtOnceAndDeadAfterAMinute() {
    health.started();
    List<Runnable> waiting = new ArrayList<>();
    Crank crank = time.crank("part");
    boolean[] hangs = {false};
    Heartbeat beat =
        watchdog.watch(
            new Heartbeat(
                "the part",
                time,
                task -> {
                  if (hangs[0]) {
                    waiting.add(task);
                  } else {
                    crank.execute(task);
                  }
                }));
    health.crank("part", beat);
    assertEquals(List.of("part"), bad(health.ready()), "it has not begun");
    time.advance(Duration.ofSeconds(2));
    assertEquals(List.of(), bad(health.ready()));

    hangs[0] = true;
    time.advance(Duration.ofSeconds(15));
    assertEquals(List.of("part"), bad(health.ready()));
    assertEquals(List.of(), bad(health.live()));
    time.advance(Duration.ofSeconds(60));
    assertEquals(List.of("part"), bad(health.live()));
    assertEquals(1, waiting.size(), "a part that hangs is not filled with questions");

    hangs[0] = false;
    waiting.get(0).run();
    time.advance(Duration.ofSeconds(2));
    assertEquals(List.of(), bad(health.live()));
    assertEquals(List.of(), bad(health.ready()));
  }

  private static List<String> bad(List<Finding> findings) {
    return findings.stream().filter(each -> !each.ok()).map(Finding::check).toList();
  }
}
