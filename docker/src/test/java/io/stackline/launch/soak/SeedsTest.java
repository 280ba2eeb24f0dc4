package io.stackline.launch.soak;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two hundred seeds in every build, twenty of them twice. A seed that fails is replayed by {@code
 * ./stackline soak --seed S}; more of them: {@code ./stackline soak --seeds N}.
 */
final class SeedsTest {
  private static final Path SHIPPED = Path.of("..", "site-config", "sites", "pilot-line");
  private static final int SEEDS = Integer.getInteger("soak.seeds", 200);
  private static final int TWICE = 20;

  /** Seeds that found something once, with a word what it was. */
  private static final Map<Long, String> NAMED =
      Map.of(
          126L,
          "a PLC that loses its memory in a ramp was taken for one that has not pressed",
          167L,
          "a press that refuses to pause because it is paused left its run running",
          2055L,
          "a sequencer that restarts over a followed stroke showed it out of sight for ever",
          91L,
          "a stage was repeated on a press that had been given to another run meanwhile",
          180L,
          "the bridge dies with a pause in its hands, and the run was being held for ever",
          4L,
          "what was answered and asked again while the store was away was answered twice",
          397L,
          "an errand asked again while the store was away was refused and done",
          5180L,
          "a bridge dies between its last word on an order and settling it",
          52L,
          "a load cell stuck above the contact force lets the approach end in the air");

  private static final int THREADS = 2;

  @BeforeAll
  static void quiet() {
    Quiet.on();
  }

  @AfterAll
  static void loud() {
    Quiet.off();
  }

  private static LongStream seeds() {
    LongStream many = LongStream.rangeClosed(1, SEEDS);
    LongStream named = NAMED.keySet().stream().mapToLong(Long::longValue).filter(s -> s > SEEDS);
    return LongStream.concat(
        LongStream.concat(many, named), LongStream.rangeClosed(1, Math.min(TWICE, SEEDS)));
  }

  @Test
  void everyPromiseIsKeptWhateverGoesWrongAndTheSameSeedTellsTheSameStory() {
    Totals totals = new Totals();
    Map<Long, Long> hashes = new HashMap<>();
    try (Campaign campaign = Campaign.open(SHIPPED, Span.SHORT, Databases.memory())) {
      campaign.live(
          seeds(),
          THREADS,
          gone -> {},
          result -> {
            totals.add(result);
            Long before = hashes.put(result.plan().seed(), result.hash());
            if (before != null) {
              assertEquals(before, result.hash(), "two stories of seed " + result.plan().seed());
            }
          });
    }
    StringWriter words = new StringWriter();
    totals.print(new PrintWriter(words));
    totals
        .failed()
        .forEach(
            each ->
                words.append(
                    "%s  %s%n"
                        .formatted(
                            SoakCommand.replay(each.plan().seed(), Span.SHORT),
                            each.findings().get(0))));
    assertTrue(totals.failed().isEmpty(), words::toString);
  }
}
